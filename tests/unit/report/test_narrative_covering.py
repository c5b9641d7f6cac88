"""The covering report drafts what follows from the figures and leaves the rest to the lead."""

import datetime as dt
from dataclasses import replace

from audit_app.report.narrative.covering import DECIDE, ENDORSE, NOTE, covering_report, requests, summary
from audit_app.report.narrative.facts import Earlier, ReviewFacts
from audit_app.report.narrative.judgements import Judgements
from audit_app.report.narrative.values import STRONG, WEAK, Counts, Measured

REVIEW = ReviewFacts(
    title="Case-file audit",
    authority="Wealdshire County Council",
    reference_date=dt.date(2009, 3, 1),
    fieldwork_start=dt.date(2009, 3, 31),
    fieldwork_end=dt.date(2009, 4, 15),
    audited=50,
    frame=1052,
    assessors=4,
)
SOUND = Judgements(cases=50)
GOOD = [Measured("supervision_evident", STRONG, Counts(50, 50))]
SHORT = [
    Measured("supervision_evident", WEAK, Counts(10, 50)),
    Measured("chronology_available", WEAK, Counts(20, 50)),
]


def drafts(judgements=SOUND, findings=GOOD, facts=REVIEW):
    return {draft.key: draft for draft in covering_report(facts, judgements, findings)}


def test_the_introduction_says_what_was_read_out_of_what_and_when():
    text = drafts()["covering.introduction"].text

    assert "50 of the 1,052 children" in text
    assert "between 31 March and 15 April 2009" in text
    assert "earlier review" not in text


def test_an_earlier_review_is_named_where_one_is_linked():
    facts = replace(REVIEW, earlier=Earlier(title="First look"))

    assert "“First look”" in drafts(facts=facts)["covering.introduction"].text


def test_the_conclusion_is_that_of_the_audit_and_changes_with_it():
    assert "adequately protected" in drafts()["covering.conclusion"].text
    doubtful = drafts(Judgements(cases=50, unclear=1))["covering.conclusion"].text
    assert "adequately protected" not in doubtful
    assert "one case" in doubtful


def test_what_calls_for_attention_follows_the_largest_shortfalls():
    assert "supervision and recording" in drafts(findings=SHORT)["covering.attention"].text
    assert "No element of practice" in drafts()["covering.attention"].text


def test_recommendations_are_offered_under_a_heading_and_left_to_the_lead():
    offered = [draft for key, draft in drafts(findings=SHORT).items() if "recommendation" in key]

    assert [draft.heading for draft in offered] == [
        "Recommendation on supervision",
        "Recommendation on recording",
    ]
    assert all(draft.text == "" for draft in offered)
    assert not [key for key in drafts() if "recommendation" in key]


def test_the_limits_speak_of_the_number_audited_where_it_is_too_small():
    few = drafts(Judgements(cases=9), facts=replace(REVIEW, audited=9))["covering.limits"].text

    assert "does not allow a general judgement" in few
    assert "carries its margin" in drafts()["covering.limits"].text


def test_a_caseload_read_from_first_to_last_needs_no_estimate():
    assert "estimate" not in drafts(facts=replace(REVIEW, frame=50))["covering.limits"].text


def test_members_are_asked_only_for_what_the_findings_call_for():
    assert [request.verb for request in requests(SOUND, GOOD)] == [NOTE]
    assert [request.verb for request in requests(SOUND, SHORT)] == [NOTE, ENDORSE, DECIDE]


def test_members_are_asked_to_note_children_in_doubt_and_to_follow_open_actions():
    doubtful = Judgements(cases=50, not_protected=1, cases_with_open_action=1)
    asked = requests(doubtful, GOOD)

    assert [request.verb for request in asked] == [NOTE, NOTE, DECIDE]
    assert "whose protection was in doubt" in asked[1].text
    assert "immediate actions still open" in asked[2].text


def test_the_summary_gives_the_number_of_cases_and_the_conclusion():
    text = summary(REVIEW, SOUND)

    assert "50 cases" in text
    assert "adequately protected" in text
