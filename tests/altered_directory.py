"""A directory that does not tell the truth: it stands before the real one and alters the tokens on their way.

It publishes a key of its own and signs with it, so that each claim can be altered by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from threading import Thread
from typing import Any

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from pytest_django import Settings
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.directory import TIMEOUT, RunningDirectory, running_directory

Claims = dict[str, Any]
HOP_BY_HOP = {"connection", "content-length", "content-encoding", "transfer-encoding", "server", "date"}


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


the_key = cache(new_key)


def public_jwk(key: rsa.RSAPrivateKey, **more: Any) -> dict[str, Any]:
    return {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())), **more}


@dataclass
class AlteredDirectory:
    """``alter`` is given the true claims, and ``sign`` makes the token; either may be replaced by a test."""

    upstream: str
    key: rsa.RSAPrivateKey = field(default_factory=the_key)
    alter: Callable[[Claims], Claims] = lambda claims: claims
    tokens: list[str] = field(default_factory=list)
    about_itself: dict[str, Any] = field(default_factory=dict)
    published: Any = None

    def sign(self, claims: Claims) -> str | None:
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"})

    def answer(self, request: Request) -> Response:
        if request.path == "/jwks":
            keys = {"keys": [public_jwk(self.key, kid="1", use="sig")]}
            return _json(self.published if self.published is not None else keys)
        true = self._of_the_real_one(request)
        if request.path == "/.well-known/openid-configuration":
            return _json({**true.json(), **self.about_itself})
        if request.path == "/oauth2/token" and true.ok:
            return _json(self._altered(true.json()))
        headers = [(name, value) for name, value in true.headers.items() if name.lower() not in HOP_BY_HOP]
        return Response(true.content, true.status_code, headers)

    def _altered(self, told: dict[str, Any]) -> dict[str, Any]:
        claims = jwt.decode(told.pop("id_token"), options={"verify_signature": False})
        token = self.sign(self.alter(claims))
        if token is not None:
            self.tokens.append(token)
            told["id_token"] = token
        return told

    def _of_the_real_one(self, request: Request) -> requests.Response:
        # By the name under which this one was called, so that the real one takes that for its own.
        return requests.request(
            request.method,
            f"{self.upstream}{request.full_path}",
            headers={name: value for name, value in request.headers if name.lower() not in HOP_BY_HOP},
            data=request.get_data(),
            allow_redirects=False,
            timeout=TIMEOUT,
        )


def _json(told: Any) -> Response:
    return Response(json.dumps(told), content_type="application/json")


@contextmanager
def altered_directory(settings: Settings) -> Iterator[tuple[RunningDirectory, AlteredDirectory]]:
    """The directory as the service meets it, and what alters it."""
    with running_directory(settings) as real:
        altered = AlteredDirectory(real.issuer)
        server = make_server("localhost", 0, Request.application(altered.answer), threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            met = RunningDirectory(f"http://localhost:{server.server_port}", settings)
            met.is_configured()
            yield met, altered
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
