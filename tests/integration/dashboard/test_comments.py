"""The comments on one item: those of the cases asked for, searched by post, and each reading recorded."""

from __future__ import annotations

from typing import Any

import pytest

from audit_app.access.models import TrailEntry
from audit_app.sampling.models import Case
from tests.factories.aggregation import Audited
from tests.factories.report import audits_to_report, comment_on_supervision
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words

NONE_SINCE_MAY, MONTHLY = "No note since  May.", "Monthly notes on the file."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def made(cast: Cast) -> Audited:
    made = audits_to_report(cast, cases=3)
    comment_on_supervision(made.audits[0], NONE_SINCE_MAY)
    comment_on_supervision(made.audits[1], MONTHLY)
    Case.objects.filter(pk=made.audits[1].case.pk).update(gender="male")
    return made


def address(cast: Cast, query: str) -> str:
    return f"/reviews/{cast.review.pk}/findings/comments/?{query}"


def asked(cast: Cast, query: str, searched: str | None = None) -> Any:
    client = signed_in(cast.lead)
    if searched is None:
        return client.get(address(cast, query))
    return client.post(address(cast, query), {"words": searched})


def test_the_comments_are_those_of_the_cases_asked_for_and_each_is_recorded(
    cast: Cast, made: Audited
) -> None:
    text = words(asked(cast, "item=7.4.comment&gender=male"))
    assert MONTHLY in text
    assert "No note since" not in text
    (entry,) = TrailEntry.objects.filter(action="comment read")
    assert entry.record_id == made.audits[1].case.record_key_id


def test_words_are_looked_for_whatever_their_case_and_spaces_and_stand_in_no_address(
    cast: Cast, made: Audited
) -> None:
    text = words(asked(cast, "item=7.4.comment", "note SINCE may"))
    assert "1 of 2 comments with “note SINCE may”" in text
    assert MONTHLY not in text
    assert TrailEntry.objects.filter(action="comment read").count() == 1
    assert "0 of 2 comments" in words(asked(cast, "item=7.4.comment", "100%_"))


def test_without_a_question_nothing_is_shown(cast: Cast, made: Audited) -> None:
    assert "Select a question to read" in words(asked(cast, ""))
    assert not TrailEntry.objects.filter(action="comment read")


@pytest.mark.parametrize("query", ["item=7.4", "item=x", "item=7.4.comment&age=0"])
def test_what_there_is_not_is_said(cast: Cast, made: Audited, query: str) -> None:
    text = words(asked(cast, query))
    assert "There is a problem" in text
    assert MONTHLY not in text


def test_too_long_a_search_is_refused_in_words(cast: Cast, made: Audited) -> None:
    assert "There is a problem" in words(asked(cast, "item=7.4.comment", "x" * 201))
