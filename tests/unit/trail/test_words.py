"""An entry's details and values in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from audit_app.access.actions import ACTIONS, KIND_OF, Kind, check_is_known
from audit_app.trail.presenters.people import seen_by, turned_away
from audit_app.trail.presenters.values import answer, plain
from audit_app.trail.presenters.words import details, sentence

NAMES = {7: "Asa Assessor", 8: "Cole League"}


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ({"page": "3"}, ["Section 3"]),
        ({"page": "H"}, ["The header"]),
        ({"page": "answers"}, ["All answers"]),
        ({"section": 7, "revision": 2}, ["Section 7"]),
        ({"from_state": "in_progress", "to_state": "submitted"}, ["From in progress to submitted"]),
        ({"unanswered": ["3.2", "4.1"], "clocks_disagree": []}, ["Without an answer: 3.2, 4.1"]),
        ({"clocks_disagree": ["3.3"]}, ["Other than the dates say: 3.3"]),
        ({"items": ["7.4.comment"]}, ["On 7.4"]),
        ({"role": "review_lead"}, ["Review lead"]),
        ({"assessor": 7}, ["To Asa Assessor"]),
        ({"assessor": 99}, ["To person 99"]),
        ({"loads": {"7": 3, "8": 4}}, ["Asa Assessor 3, Cole League 4"]),
        ({"shown": ["password", "totp"]}, ["By password and totp"]),
        ({"address": "192.0.2.1"}, ["From 192.0.2.1"]),
        ({"key": "supervision_evident"}, ["Finding or paragraph: supervision evident"]),
        (
            {"view": "filling:section", "method": "GET", "of": {"pk": 3, "number": 2}, "answer": 404},
            ["Asked for /audits/3/sections/2/: not found"],
        ),
        (
            {"view": "report:evidence", "method": "POST", "of": {"review_id": 3}, "answer": 403},
            ["Sent a form to report:evidence: refused"],
        ),
        ({"sessions_ended": 2, "by_link": True}, ["Sessions ended: 2", "By link: yes"]),
        ({"nothing": None, "empty": [], "changes": {"a": {}}}, []),
    ],
)
def test_a_detail_is_a_line_that_says_something(detail: dict[str, Any], words: list[str]) -> None:
    assert details(detail, NAMES) == words


@pytest.mark.parametrize(
    ("ref", "kept", "words"),
    [
        ("3.2", "no", "No"),
        ("3.2", None, "no answer"),
        ("1.1", "2009-04-01", "1 April 2009"),
        ("1.1.time", "14:30:00", "14:30"),
        ("6.7", ["domestic_abuse", "drug_misuse"], "Domestic abuse; Drug misuse"),
        ("6.7", [], "None of these"),
        ("7.4.comment", "As it was written", "As it was written"),
        ("7.4.comment", "", "no answer"),
        ("1.4.rows", [], "no answer"),
        (
            "1.4.rows",
            [{"date": "2009-04-01", "nature": "A bruise", "outcome": ""}],
            "1 April 2009 – A bruise",
        ),
    ],
)
def test_an_answer_reads_as_on_the_form(ref: str, kept: Any, words: str) -> None:
    assert answer(ref, kept) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        ("", "nothing"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        ("2009-04-01", "1 April 2009"),
        ("2009-04-01T10:30:00+01:00", "1 April 2009, 10:30"),
        (["3.2", "4.1"], "3.2, 4.1"),
        ({"not_met": 3, "met": 0}, "not met 3, met 0"),
        ("2009", "2009"),
    ],
)
def test_other_values_read_as_people_say_them(value: Any, words: str) -> None:
    assert plain(value) == words


def test_an_action_begins_with_a_capital_and_keeps_the_others() -> None:
    assert sentence("PDF asked for") == "PDF asked for"
    assert sentence("audit opened") == "Audit opened"


def test_every_action_stands_under_one_kind_and_is_called_like_none() -> None:
    named = [action for actions in ACTIONS.values() for action in actions]
    assert len(named) == len(set(named)) == len(KIND_OF)
    assert not set(named) & set(Kind.values)
    assert set(ACTIONS) == set(Kind)


def test_an_action_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="say there of what kind it is"):
        check_is_known("something done")


def row(actor: int | None, name: str, action: str, times: int, first: int, last: int) -> dict[str, Any]:
    day = dt.datetime(2009, 4, 1, tzinfo=dt.UTC)
    return {
        "actor_id": actor,
        "actor_name": name,
        "action": action,
        "times": times,
        "first": day + dt.timedelta(days=first),
        "last": day + dt.timedelta(days=last),
    }


ROWS = [
    row(1, "Ann Before", "audit opened", 2, 0, 1),
    row(1, "Ann After", "audit opened", 3, 4, 9),
    row(1, "Ann After", "section saved", 1, 5, 5),
    row(2, "Ben", "audit opened", 1, 2, 12),
    row(3, "Cas", "refused", 4, 1, 2),
]


def test_a_person_stands_once_under_their_latest_name_and_whoever_was_last_stands_first() -> None:
    ben, ann = seen_by(ROWS)
    assert (ben.name, ben.times) == ("Ben", 1)
    assert (ann.name, ann.times) == ("Ann After", 6)
    assert [(deed.action, deed.times) for deed in ann.deeds] == [("Audit opened", 5), ("Section saved", 1)]
    assert (ann.last - ann.first).days == 9


def test_those_without_a_number_are_told_apart_by_what_they_are_called() -> None:
    rows = [
        row(None, "The command backup", "backup started", 2, 0, 1),
        row(None, "The command restore", "backup restored", 1, 2, 2),
    ]
    assert [person.name for person in seen_by(rows)] == ["The command restore", "The command backup"]


def test_whoever_was_refused_has_not_seen_the_record() -> None:
    assert [person.name for person in turned_away(ROWS)] == ["Cas"]
    assert "Cas" not in [person.name for person in seen_by(ROWS)]
