"""What stands in a link that opens one thing to whoever holds it: a random number and a signature.

The number is not kept, only its hash, so that nobody who reads the database can make the link of it. The
signature lets what was made up be turned away before anything is looked for.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.core import signing

BYTES = 32


class LinkTokens:
    """The tokens of one kind of link; ``salt`` keeps those of one kind from being taken for another's."""

    def __init__(self, salt: str) -> None:
        self._signer = signing.Signer(salt=salt, sep=".")

    def new(self) -> str:
        """What the next link holds."""
        return self._signer.sign(secrets.token_urlsafe(BYTES))

    def hash_of(self, token: str) -> str:
        """The hash under which the number in a token is kept.

        Raises:
            BadSignature: it was not made here.
        """
        return sha256(self._signer.unsign(token).encode()).hexdigest()
