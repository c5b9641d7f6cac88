"""Whatever is sent to whichever form: every sender gets an answer, and never a server error."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from audit_app.access.matrix.askers import Asker
from audit_app.access.rules.pages import PageOfService, every_page
from tests.integration.access.matrix.world import World, build
from tests.integration.access.test_web_floor import address_of

SENDERS = (Asker.LEAD, Asker.ASSESSOR, Asker.ADMINISTRATOR)
FEWEST_BAD_INPUTS = 3_000
BAD = (
    *("", " ", "0", "-1", "1e9", "9" * 30, "NaN", "١٢", "on", "yes", "None", "null", "[]", "{}"),
    *("\x00", "\x1b[31m", "\u202e", "\ufeff", "\u2028", "👩‍👧", "é" * 500, "x" * 20_001),
    *("<!--", "<script>alert(1)</script>", "{{ 7*7 }}", "{% load x %}", "%s%n", "' OR 1=1 --", "\\", '"'),
    *("../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1/", "javascript:1", "//example.org", "=1+1"),
    *("2009-02-30", "31/02/2009", "25:61", "99999-01-01", "police,police", "3.4.police.x", "true"),
)
BODIES = (
    ("application/json", b'{"a": "\\ud800", "b": '),
    ("application/json", json.dumps(["\x00", {"x": None}]).encode()),
    ("multipart/form-data; boundary=x", b"\xff\xfe--x"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nc\r\n--x--',
    ),
    ("multipart/form-data", b"no boundary"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"a=b"),
    ("application/x-www-form-urlencoded", b"a=%00&b=%FF"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(1_001))),
    ("text/plain", b"a"),
    ("", b""),
)


@pytest.fixture
def world(transactional_db: None) -> World:
    # Thousands of requests undone within one transaction would each be slower than the one before.
    return build()


def test_thousands_of_bad_inputs_break_nothing(world: World) -> None:
    chance = random.Random(7)
    sent, broken = 0, []
    pages = [page for page in every_page() if "POST" in page.methods]
    to_each = math.ceil(FEWEST_BAD_INPUTS / len(pages))
    for page in pages:
        address = address_of(page, world)
        for fields, body in bad_inputs(page, address, world, chance, to_each):
            client = world.client(chance.choice(SENDERS))
            client.raise_request_exception = False
            with transaction.atomic():
                world.put_reviews_where(page.name)
                answer = client.post(address, **fields) if body else client.post(address, fields)
                transaction.set_rollback(True)
            sent += 1
            if answer.status_code >= 500:
                broken.append((address, fields))
    assert broken == []
    assert sent >= FEWEST_BAD_INPUTS


def bad_inputs(
    page: PageOfService, address: str, world: World, chance: random.Random, number: int
) -> Iterator[tuple[dict[str, Any], bool]]:
    """So many things posted to a page: bodies of every kind, then its own fields with nonsense in them."""
    for kind, content in BODIES:
        yield {"data": content, "content_type": kind}, True
    names = sorted({*fields_of(page, address, world), *world.forms.get(page.name, {}), "x"})
    good = world.forms.get(page.name, {})
    for _each in range(number - len(BODIES)):
        chosen = chance.sample(names, min(len(names), chance.randint(1, 8)))
        yield {**good, **{name: chance.choice(BAD) for name in chosen}}, False


def fields_of(page: PageOfService, address: str, world: World) -> set[str]:
    found: set[str] = set()
    for asker in SENDERS if "GET" in page.methods else ():
        response = world.client(asker).get(address)
        if not response.streaming:
            found |= set(re.findall(r'\bname="([^"]+)"', response.content.decode("utf-8", "ignore")))
    return found - {"csrfmiddlewaretoken"}
