"""Codes of an authenticator app, by RFC 6238 and not by the service's own code."""

import base64
import hashlib
import hmac
import time

HALF_MINUTE = 30


def code_of(key: str, at: float | None = None) -> str:
    """The six digits that an app with this key (base 32, spaces allowed) shows now, or at that time."""
    counter = int(time.time() if at is None else at) // HALF_MINUTE
    secret = base64.b32decode(key.replace(" ", ""))
    digest = hmac.digest(secret, counter.to_bytes(8, "big"), hashlib.sha1)
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
