"""The authority’s own directory, at which people sign on if the environment names one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

CLAIMS = ("email", "preferred_username")


@dataclass(frozen=True)
class Directory:
    """A provider of OpenID Connect.

    Args:
        claim: which of its claims is the e-mail address of an account here.
        shows_second_factor: whether a second factor that was shown there need not be shown here too.
    """

    name: str
    issuer: str
    client_id: str
    secret: str
    claim: str
    shows_second_factor: bool

    def __post_init__(self) -> None:
        # The address of what a provider tells of itself is taken for that of the provider.
        object.__setattr__(self, "issuer", self.issuer.partition("/.well-known/")[0].rstrip("/"))

    @property
    def origin(self) -> str:
        """Where a browser is sent from the page for signing in."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


def providers_of(directory: Directory | None) -> dict[str, Any]:
    """The directory as django-allauth takes it; what it says is read from its signed token alone."""
    apps = [directory] if directory else []
    return {
        "openid_connect": {
            "provider_class": "audit_app.access.single_sign_on.provider.DirectoryProvider",
            "APPS": [
                {
                    "provider_id": "directory",
                    "name": each.name,
                    "client_id": each.client_id,
                    "secret": each.secret,
                    "settings": {
                        "server_url": each.issuer,
                        "fetch_userinfo": False,
                        "oauth_pkce_enabled": True,
                    },
                }
                for each in apps
            ],
        }
    }


def directory_from(env: environ.Env, loopback_only: bool) -> Directory | None:
    """The directory that the environment names, if it names one.

    Raises:
        ImproperlyConfigured: a part is missing or is not what it must be.
    """
    issuer = env.str("SSO_ISSUER", default="")
    if not issuer:
        return None
    if not loopback_only and not issuer.startswith("https://"):
        raise ImproperlyConfigured("SSO_ISSUER must begin with https://")
    claim = env.str("SSO_CLAIM", default="email")
    if claim not in CLAIMS:
        raise ImproperlyConfigured(f"SSO_CLAIM must be one of: {', '.join(CLAIMS)}")
    return Directory(
        name=env.str("SSO_NAME", default="your work account"),
        issuer=issuer,
        client_id=env.str("SSO_CLIENT_ID"),
        secret=env.str("SSO_SECRET"),
        claim=claim,
        shows_second_factor=env.bool("SSO_SHOWS_SECOND_FACTOR", default=False),
    )
