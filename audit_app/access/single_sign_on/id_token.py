"""What the directory says of somebody, once it is sure that it is the directory who says it, to us, and now.

OpenID Connect lets a service that fetched the token itself, over TLS, leave its signature unchecked. Then
whoever can answer in place of the directory, a proxy that opens TLS among them, could sign in as anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jwt

# Signatures by a key that the directory alone has; one by the secret that we share could be our own.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
REQUIRED = ("iss", "sub", "aud", "exp", "iat", "nonce")
# Two clocks are never quite the same.
LEEWAY_SECONDS = 60


class NotByTheDirectoryError(Exception):
    """The token is not what the directory would give us now; the reason is for the trail, not for a page."""


@dataclass(frozen=True)
class Expected:
    """By whom, for whom and in answer to what a token must be."""

    issuer: str
    client_id: str
    nonce: str


def claims_in(token: str, keys: dict[str, Any], expected: Expected) -> dict[str, Any]:
    """The claims of a token, signed by one of the ``keys`` that the directory publishes (a JWK set).

    Raises:
        NotByTheDirectoryError: it is forged, of another directory, for another service, too old, or the
            answer to something else than was asked.
    """
    try:
        key = _key_of(token, keys)
        claims: dict[str, Any] = jwt.decode(
            token,
            key=jwt.PyJWK.from_dict(key).key,
            algorithms=[name for name in ALGORITHMS if key.get("alg", name) == name],
            issuer=expected.issuer,
            audience=expected.client_id,
            leeway=LEEWAY_SECONDS,
            options={"require": list(REQUIRED)},
        )
    # What the directory publishes may be anything, and PyJWT lets some errors of a key through as they are.
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError) as error:
        raise NotByTheDirectoryError(
            _REASONS.get(type(error), "it is not signed by the directory")
        ) from error
    audiences = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    given_to = claims.get("azp", expected.client_id if len(audiences) == 1 else None)
    if given_to != expected.client_id:
        raise NotByTheDirectoryError("it was given to another service")
    if not expected.nonce or claims["nonce"] != expected.nonce:
        raise NotByTheDirectoryError("it answers another sign-on")
    return claims


_REASONS: dict[type[Exception], str] = {
    jwt.ExpiredSignatureError: "it has expired",
    jwt.ImmatureSignatureError: "it is not valid yet",
    jwt.InvalidIssuedAtError: "it is not valid yet",
    jwt.InvalidAudienceError: "it is for another service",
    jwt.InvalidIssuerError: "it is of another directory",
    jwt.MissingRequiredClaimError: "something is missing in it",
}


def _key_of(token: str, keys: dict[str, Any]) -> dict[str, Any]:
    """The key that the token names, or the only one that there is for signatures if it names none."""
    named = jwt.get_unverified_header(token).get("kid")
    for_signatures = [key for key in keys.get("keys", ()) if key.get("use", "sig") == "sig"]
    found = [key for key in for_signatures if named is None or key.get("kid") == named]
    if len(found) != 1:
        raise jwt.InvalidKeyError("The directory has no such key")
    return found[0]
