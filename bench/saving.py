"""People who save one form over and over, each signed in, each answer changed every time."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import uuid4

from bench.caseload import PASSWORD
from bench.visitor import Answer, Fields, Visitor

COMMENT = (
    "Turn {}: the file shows what was planned, what was done about it and by whom, and where it stopped."
)


@dataclass(frozen=True)
class Form:
    """A form under measurement: ``page`` takes a number, ``answers`` gives other answers at every turn.

    ``by_itself`` it is saved as its page does after a pause, with those answers alone.
    """

    page: str
    answers: Callable[[int], Fields]
    has_revision: bool
    by_itself: bool = False


def section_6(turn: int) -> Fields:
    """Ten answers of section 6: two sets of ticks, five choices and three comments."""
    comment = COMMENT.format(turn)
    return {
        "6.1": (["physical"], ["neglect", "sexual"])[turn % 2],
        "6.2": ("yes", "no")[turn % 2],
        "6.2.comment": comment,
        "6.3": ("no", "yes")[turn % 2],
        "6.4": ("yes", "partly")[turn % 2],
        "6.4.comment": comment,
        "6.5": ("partly", "no")[turn % 2],
        "6.6": ("no", "yes")[turn % 2],
        "6.6.comment": comment,
        "6.7": (["drug_misuse", "mental_health"], ["domestic_abuse"])[turn % 2],
    }


def bare_section(turn: int) -> Fields:
    """Seven choices and three comments."""
    choices = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    comments = ("first_comment", "second_comment", "third_comment")
    return {name: str(1 + turn % 2) for name in choices} | dict.fromkeys(comments, COMMENT.format(turn))


def one_pause(turn: int) -> Fields:
    """What is changed between two pauses: a choice and its comment."""
    return {"7.4": ("yes", "no")[turn % 2], "7.4.comment": COMMENT.format(turn)}


OURS = Form("/audits/{}/sections/6/", section_6, has_revision=True)
BY_ITSELF = Form("/audits/{}/sections/7/", one_pause, has_revision=True, by_itself=True)
BARE = Form("/sections/{}/", bare_section, has_revision=False)


class WrongAnswerError(Exception):
    """A save was not answered as a save is."""


class Person:
    def __init__(self, port: int, form: Form, username: str, number: int) -> None:
        self.visitor, self.form = Visitor(port), form
        self.page = form.page.format(number)
        self.turn = 0
        self.errors: list[str] = []
        self.visitor.sign_in("/sign-in/", username, PASSWORD)
        self.open()
        # The server closes a connection that is silent for long, and the others have yet to sign in.
        self.visitor.hang_up()

    def open(self) -> Answer:
        """Reads the page anew, for its token, its revision and the names of its fields."""
        page = self.visitor.get(self.page)
        self.token = page.hidden("csrfmiddlewaretoken")
        self.revision = int(page.hidden("revision")) if self.form.has_revision else 0
        # A browser posts every box of the page, the empty ones too.
        names = re.findall(r'<(?:input|textarea|select)[^>]* name="([^"]+)"', page.text)
        self.blank: Fields = dict.fromkeys(names, "")
        return page

    def save(self) -> float | None:
        """Seconds of one save, or None where it failed, which is kept among the errors."""
        try:
            return self._save()
        except (OSError, http.client.HTTPException, WrongAnswerError) as error:
            self.errors.append(repr(error))
            self.visitor.hang_up()
            self.open()
            return None

    def _save(self) -> float:
        self.turn += 1
        return self._save_by_itself() if self.form.by_itself else self._save_whole()

    def _save_by_itself(self) -> float:
        items = {ref: {ref: [value]} for ref, value in self.form.answers(self.turn).items()}
        save = {"name": str(uuid4()), "revision": self.revision, "items": items}
        answer = self.visitor.post_json(f"{self.page}save/", save, self.token)
        told = json.loads(answer.text) if answer.status == 200 else {}
        if told.get("saved") != sorted(items):
            raise WrongAnswerError(f"{answer.status} {answer.text[:200]}")
        self.revision = told["revision"]
        return answer.seconds

    def _save_whole(self) -> float:
        beside = {"csrfmiddlewaretoken": self.token, "revision": str(self.revision), "then": "stay"}
        answer = self.visitor.post(self.page, {**self.blank, **beside, **self.form.answers(self.turn)})
        if answer.status != 302 or answer.location != self.page:
            raise WrongAnswerError(f"{answer.status} {answer.location}")
        self.revision += 1
        return answer.seconds

    def check(self) -> None:
        """An error where the page does not show what was saved last, at the revision it must have."""
        expected = self.revision
        page = self.open()
        if COMMENT.format(self.turn) not in page.text:
            self.errors.append(f"The page does not show save {self.turn}")
        if self.form.has_revision and self.revision != expected:
            self.errors.append(f"Revision {self.revision} in place of {expected}")


def save_together(people: Sequence[Person], times: int) -> list[float]:
    """Everybody saves so many times, all beginning at once; the seconds of each save that succeeded."""
    start = threading.Barrier(len(people))

    def work(person: Person) -> list[float | None]:
        start.wait()
        found = [person.save() for _ in range(times)]
        person.visitor.hang_up()
        return found

    with ThreadPoolExecutor(len(people)) as pool:
        return [seconds for found in pool.map(work, people) for seconds in found if seconds is not None]
