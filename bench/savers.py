"""People who save over and over, whatever becomes of the service, and keep count of what they are told."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bench.caseload import PASSWORD
from bench.visitor import Answer, Visitor

PAGE = "/audits/{}/sections/1/"
FILLER = " The file shows what was planned, by whom, and where it stopped." * 20
LONGEST_WAIT = 300
LAST_RETRY = 30.0
CONTESTED = "1.2"

Items = dict[str, dict[str, list[str]]]


class Unanswered(Exception):  # noqa: N818 - what became of a save, not a fault of the measurement
    """Nothing came back for so long that the save was given up."""


@dataclass
class Window:
    """A page of one audit, open in a browser.

    ``kept`` are the names of the saves of which the service said that they are kept, and ``kept_since`` is
    when the latest of them was sent, by ``time.monotonic``. ``refusals`` are the seconds after which it said
    that it cannot save anything at present.
    """

    port: int
    username: str
    audit: int
    kept: list[str] = field(default_factory=list)
    refusals: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sent_again: int = 0
    kept_since: float = 0.0
    # As a page does, it waits so many seconds before it tries again, and twice as many each time.
    first_retry: float = 2.0

    def open(self) -> None:
        self.visitor, self.page = Visitor(self.port), PAGE.format(self.audit)
        self.visitor.sign_in("/sign-in/", self.username, PASSWORD)
        page = self.visitor.get(self.page)
        self.token, self.revision = page.hidden("csrfmiddlewaretoken"), int(page.hidden("revision"))
        # The server closes a connection that is silent for long, and the others have yet to sign in.
        self.visitor.hang_up()

    def save(self, items: Items, revision: int) -> tuple[int, dict[str, Any]]:
        """Sends a save under one name until it is answered; how, and with what words.

        Raises:
            Unanswered: it never was, in ``LONGEST_WAIT`` seconds.
        """
        name = str(uuid4())
        sent = {"name": name, "revision": revision, "items": items}
        deadline, pause = time.monotonic() + LONGEST_WAIT, self.first_retry
        while time.monotonic() < deadline:
            began = time.monotonic()
            answer = self._answer(sent)
            if answer and answer.status != 503:
                told = self._read(answer)
                if answer.status == 200:
                    self.kept.append(name)
                    self.kept_since = began
                return answer.status, told
            if answer:
                self._was_refused(answer)
            self.sent_again += 1
            time.sleep(pause)
            pause = min(2 * pause, LAST_RETRY)
        raise Unanswered(f"A save was not answered in {LONGEST_WAIT} s")

    def _answer(self, sent: dict[str, Any]) -> Answer | None:
        try:
            return self.visitor.post_json(f"{self.page}save/", sent, self.token)
        except (OSError, http.client.HTTPException):
            self.visitor.hang_up()
            return None

    @staticmethod
    def _read(answer: Answer) -> dict[str, Any]:
        """Whatever is not for the page itself is for nobody who types there."""
        if not answer.headers.get("Content-Type", "").startswith("application/json"):
            raise ValueError(f"A save was answered {answer.status} with a page")
        return dict(json.loads(answer.text))

    def _was_refused(self, answer: Answer) -> None:
        self.refusals.append(answer.seconds)
        if "nothing has been saved" not in json.loads(answer.text).get("reason", ""):
            self.errors.append(f"A save was refused without a word: {answer.text[:200]}")


@dataclass
class Saver(Window):
    """Somebody who changes two answers at a time, which must never be found apart; ``turns`` were kept."""

    turns: int = 0

    def work(self, is_over: threading.Event) -> None:
        while not is_over.is_set() and not self.errors:
            try:
                self._take_turn()
            except (Unanswered, ValueError) as error:
                self.errors.append(repr(error))

    def _take_turn(self) -> None:
        words = f"Turn {self.turns + 1}"
        items = {"1.2": {"1.2": [words]}, "1.3": {"1.3": [f"{words}:{FILLER}"]}}
        status, told = self.save(items, self.revision)
        if status != 200 or told["saved"] != ["1.2", "1.3"]:
            self.errors.append(f"{words} was answered {status}: {str(told)[:200]}")
            return
        self.revision = told["revision"]
        self.turns += 1


@dataclass
class Pair:
    """Two windows that give one question different answers at the same moment, over the same revision.

    One is to be kept, and the other to be told of it and asked; then it chooses its own. A round in which
    both are kept, or in which what stands is not what was kept, has overwritten somebody silently.
    """

    windows: tuple[Window, Window]
    contested: int = 0
    overwritten: int = 0
    errors: list[str] = field(default_factory=list)

    def work(self, rounds: int) -> None:
        with ThreadPoolExecutor(2) as together:
            try:
                for number in range(1, rounds + 1):
                    self._contest(number, together)
            except (Unanswered, ValueError, LookupError) as error:
                self.errors.append(repr(error))

    def _contest(self, number: int, together: ThreadPoolExecutor) -> None:
        one, other = self.windows
        answers = [f"Round {number} of one", f"Round {number} of the other"]
        saves = [
            together.submit(window.save, _contested(answer), one.revision)
            for window, answer in zip(self.windows, answers, strict=True)
        ]
        told = [save.result() for save in saves]
        self.contested += 1
        if sorted(status for status, _said in told) != [200, 409]:
            self.overwritten += [status for status, _said in told] == [200, 200]
            raise ValueError(f"Two saves of one answer were answered {told}")
        loser = 0 if told[0][0] == 409 else 1
        said = told[loser][1]
        shown = {each["ref"]: each for each in said["differences"]}[CONTESTED]
        self.overwritten += (shown["saved"], shown["yours"]) != (answers[1 - loser], answers[loser])
        status, chosen = self.windows[loser].save(_contested(answers[loser]), said["revision"])
        if status != 200:
            raise ValueError(f"What was chosen was answered {status}: {chosen}")
        one.revision = other.revision = chosen["revision"]


def _contested(answer: str) -> Items:
    return {CONTESTED: {CONTESTED: [answer]}}


def refusals_of(windows: Sequence[Window]) -> list[float]:
    """The seconds of each refusal, in order."""
    return sorted(seconds for window in windows for seconds in window.refusals)
