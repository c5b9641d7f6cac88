"""Whatever page shows words about a child, or who the child is, leaves its entry under that child's record.

Nobody lists those pages: every line of the URL conf is asked for by everybody, and every answer is searched
for everything that the demonstration holds on a child.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from audit_app.access.models import TrailEntry, User
from audit_app.access.roles import Role
from audit_app.report.models import Quote
from audit_app.sampling.models import Review
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit
from audit_app.tool.registry import items
from tests.integration.access.every_address import every_address

# What a request wrote is then gone from PostgreSQL with its transaction, and is in the way of none after it.
pytestmark = pytest.mark.django_db(transaction=True)

# Short answers are given in many files, and so tell of none.
SHORTEST = 25
KNOWN_TO_SHOW = {
    "home:home",
    "filling:audit",
    "filling:header",
    "filling:check",
    "report:comments",
    "trail:record",
    "trail:record_export",
}
WORDS = [each.ref for each in items() if each.kind in ("text", "comment")]


def told_of(audit: Audit) -> Iterator[str]:
    """All that was written about the child, and the child's name."""
    answers = answers_of(audit)
    yield from (answers[ref] for ref in WORDS if answers.get(ref))
    for action in audit.immediate_actions.all():
        yield from (action.what, action.why, action.outcome)
    yield from (move.reason for move in audit.transitions.all())
    yield from audit.unanswered_reasons.values_list("reason", flat=True)
    yield from (audit.safety_outcome, audit.case.identity.name)


def records_by_text() -> dict[str, int]:
    """Text → the number of the one record that it is of; what is quoted is the board's to read."""
    quoted = " ".join(Quote.objects.values_list("text", flat=True))
    found: dict[str, int] = {}
    times: Counter[str] = Counter()
    for audit in Audit.objects.with_case().with_answers():
        names = {audit.case.identity.name}
        for text in set(told_of(audit)):
            if len(text) >= SHORTEST or text in names:
                found[text] = audit.case.record_key_id
                times[text] += 1
    return {text: record for text, record in found.items() if times[text] == 1 and text not in quoted}


@pytest.fixture
def askers(demo_review: Review) -> list[User]:
    """One of each role; the assessor is the one whose audit the addresses name."""
    roles = (Role.REVIEW_LEAD, Role.BOARD_READER)
    members = [User.objects.filter(memberships__role=role).earliest("pk") for role in roles]
    administrator = User.objects.filter(is_administrator=True).earliest("pk")
    return [*members, administrator, Audit.objects.filter(state="in_progress").earliest("pk").assessor]


@dataclass(frozen=True)
class Shown:
    """Of which records an answer told something, and which of them have an entry of that."""

    told: frozenset[int]
    recorded: frozenset[int]


def shown_to(by: User, method: str, address: str, texts: dict[str, int]) -> Shown:
    """Whatever the request did is undone."""
    client, before = Client(), TrailEntry.objects.latest("pk").pk
    client.force_login(by)
    with transaction.atomic():
        text = _text(client.generic(method, address, "", "application/x-www-form-urlencoded"))
        told = frozenset(record for words, record in texts.items() if words in text)
        entries = TrailEntry.objects.filter(pk__gt=before, actor_id=by.pk, record_id__in=told)
        recorded = entries.exclude(action="refused").values_list("record_id", flat=True)
        found = Shown(told, frozenset(number for number in recorded if number))
        transaction.set_rollback(True)
    return found


def _text(response: Any) -> str:
    content = b"".join(response) if response.streaming else response.content
    return html.unescape(content.decode(errors="replace"))


def test_whoever_is_shown_words_about_a_child_is_recorded_under_its_record(askers: list[User]) -> None:
    texts = records_by_text()
    shown = [
        (f"{method} {page.name} as {by.username}", page.name, shown_to(by, method, address, texts))
        for page, address in every_address()
        for method in page.methods
        for by in askers
        if method != "HEAD"
    ]
    assert [line for line, _name, found in shown if found.told - found.recorded] == []
    # Or else the search finds nothing anywhere.
    assert {name for _line, name, found in shown if found.told} >= KNOWN_TO_SHOW
