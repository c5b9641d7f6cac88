"""A browser at its simplest: one kept connection, its cookies, and what an answer weighs on the wire."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

Fields = Mapping[str, str | Sequence[str]]
PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """``seconds`` from the first byte sent to the last one read; ``wire`` counts headers and body as sent."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float
    wire: int

    @property
    def text(self) -> str:
        """The body of a page, unpacked; a browser does that beside other work, so its time is not counted."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    def hidden(self, name: str) -> str:
        """The value of a hidden field of the page."""
        found = re.search(f'name="{name}" value="([^"]*)"', self.text)
        if found is None:
            raise LookupError(f"The page (status {self.status}) has no hidden field {name}")
        return found[1]


class Visitor:
    def __init__(self, port: int) -> None:
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Fields) -> Answer:
        return self._ask("POST", path, urlencode(fields, doseq=True).encode())

    def post_json(self, path: str, value: Any, token: str) -> Answer:
        """As a script of the page posts, with the page's token beside it."""
        sent = {"Content-Type": "application/json", "X-CSRFToken": token}
        return self._ask("POST", path, json.dumps(value).encode(), sent)

    def sign_in(self, path: str, username: str, password: str) -> None:
        token = self.get(path).hidden("csrfmiddlewaretoken")
        # The bare application beside which this one is measured calls the same box by Django's own name.
        typed = {"csrfmiddlewaretoken": token, "login": username, "username": username, "password": password}
        answer = self.post(path, typed)
        if answer.status != 302:
            raise PermissionError(f"{username} was not let in (status {answer.status})")

    def hang_up(self) -> None:
        """Closes the connection; the next request opens another."""
        self._connection.close()

    def _ask(
        self, method: str, path: str, body: bytes | None, sent: Mapping[str, str] | None = None
    ) -> Answer:
        headers = {"Accept-Encoding": "gzip, deflate, br"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers |= sent or {"Content-Type": "application/x-www-form-urlencoded"}
        start = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - start
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        head = f"HTTP/1.1 {response.status} {response.reason}\r\n{response.headers.as_string()}"
        # The parsed headers end their lines with one character, the sent ones with two.
        weight = len(head) + head.count("\n") - 1 + len(content)
        return Answer(response.status, response.headers, content, seconds, weight)
