"""Posting a page as a browser would, and reading one back."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client

from audit_app.access.models import User
from audit_app.filling.sent import UNSEEN


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(response: Any) -> str:
    """The text of a page, without its tags and with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def revision_on(response: Any) -> int:
    found = re.search(r'name="revision" value="(-?[0-9]+)"', response.content.decode())
    return int(found[1]) if found else UNSEEN


def save(client: Client, address: str, answers: dict[str, Any], **more: Any) -> Any:
    """Opens a page and posts these fields with the revision that it shows."""
    revision = revision_on(client.get(address))
    return client.post(address, {"revision": revision, **answers, **more})


def typed_date(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}_0": str(day), f"{name}_1": str(month), f"{name}_2": str(year)}
