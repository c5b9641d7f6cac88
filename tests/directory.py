"""A directory of an authority for tests: a real provider of OpenID Connect, on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from csp.constants import SELF
from django.test import Client
from oidc_provider_mock import run_server_in_thread  # type: ignore[import-untyped]
from pytest_django import Settings

from audit_app.config.directory import Directory, providers_of

TIMEOUT = 10


@dataclass
class RunningDirectory:
    """A directory at which anybody signs on by their number in it, without a password."""

    issuer: str
    settings: Settings

    def is_configured(self, *, claim: str = "email", shows_second_factor: bool = False) -> None:
        directory = Directory("Kent", self.issuer, "audit", "a secret", claim, shows_second_factor)
        policy: dict[str, Any] = self.settings.CONTENT_SECURITY_POLICY
        self.settings.CONTENT_SECURITY_POLICY = {
            "DIRECTIVES": {**policy["DIRECTIVES"], "form-action": [SELF, directory.origin]}
        }
        self.settings.SINGLE_SIGN_ON = directory
        self.settings.SOCIALACCOUNT_PROVIDERS = providers_of(directory)

    def knows(self, number: str, **claims: Any) -> None:
        requests.put(f"{self.issuer}/users/{number}", json=claims, timeout=TIMEOUT).raise_for_status()

    def sends_back(self, client: Client, number: str) -> str:
        """Starts from our page and signs on as this person; the address that they are sent back to."""
        there = client.post("/sign-in/directory/")["Location"]
        answer = requests.post(there, data={"sub": number}, allow_redirects=False, timeout=TIMEOUT)
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"


@contextmanager
def running_directory(settings: Settings) -> Iterator[RunningDirectory]:
    # The provider’s library talks over plain HTTP on one machine only if it is told so.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    with run_server_in_thread() as server:
        directory = RunningDirectory(f"http://localhost:{server.server_port}", settings)
        directory.is_configured()
        yield directory
