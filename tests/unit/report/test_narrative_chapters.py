"""The fixed texts fit themselves to the review, and say nothing for which it gives no ground."""

import datetime as dt
from dataclasses import replace

import pytest

from audit_app.report.narrative.chapters import introduction, preface
from audit_app.report.narrative.facts import Earlier, ReviewFacts, SampleFacts, period
from audit_app.report.narrative.structure import (
    ages,
    assessors,
    collation,
    fieldwork,
    sample_drawn,
    tool,
)

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
SAMPLE = SampleFacts(size=50, frame=1052, districts=12, seed="7")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (dt.date(2009, 3, 31), dt.date(2009, 4, 15), "between 31 March and 15 April 2009"),
        (dt.date(2009, 12, 7), dt.date(2010, 1, 8), "between 7 December 2009 and 8 January 2010"),
        (dt.date(2009, 3, 2), dt.date(2009, 3, 2), "on 2 March 2009"),
    ],
)
def test_a_period_is_written_as_people_write_it(start, end, text):
    assert period(start, end) == text


def test_the_preface_says_what_was_read_and_what_reading_cannot_show():
    drafts = {draft.key: draft.text for draft in preface(REVIEW)}

    assert drafts["preface.purpose"].startswith("Fifty case files of children")
    assert "cannot answer for a child whose file was not opened" in drafts["preface.limits"]
    assert "preface.earlier" not in drafts


def test_an_earlier_review_is_named_and_the_lead_says_how_the_two_compare():
    review = replace(REVIEW, earlier=Earlier(title="First look", cases=14, agreement="They agree."))
    drafts = {draft.key: draft for draft in preface(review)}

    assert "“First look”, had read 14" in drafts["preface.purpose"].text
    assert drafts["preface.earlier"].text == "They agree."


def test_an_earlier_review_without_a_comparison_is_offered_to_the_lead_as_an_empty_paragraph():
    review = replace(REVIEW, earlier=Earlier(title="First look", cases=60))
    drafts = {draft.key: draft for draft in preface(review)}

    assert drafts["preface.earlier"].text == ""
    assert "First look" in drafts["preface.earlier"].heading
    assert "larger sample" not in drafts["preface.purpose"].text


@pytest.mark.parametrize(("audited", "opening"), [(1, "One case file of children"), (0, "No audit has been")])
def test_the_preface_counts_what_there_is(audited, opening):
    assert preface(replace(REVIEW, audited=audited))[0].text.startswith(opening)


def test_the_sample_is_told_with_its_seed_its_adjustments_and_its_replacements():
    draft = sample_drawn(
        replace(
            SAMPLE,
            age_quotas=True,
            below_school_age=27,
            even_over_districts=True,
            disability_minimum=2,
            from_disability_teams=3,
            replacements=(("the child had moved away", 1), ("the file was with the court", 2)),
        )
    )

    assert "50 was drawn by chance from a caseload of 1,052 children in 12 districts" in draft.text
    assert "the number 7" in draft.text
    assert "27 of the 50 cases are of children below school age" in draft.bullets[0]
    assert "At least 2" in draft.bullets[2]
    assert draft.bullets[3:] == (
        "One case was replaced: the child had moved away.",
        "Two cases were replaced: the file was with the court.",
    )


def test_a_plain_draw_speaks_of_no_adjustment():
    draft = sample_drawn(SAMPLE)

    assert draft.bullets == ()
    assert "adjusted" not in draft.text


def test_replacements_are_not_told_apart_to_a_reader_who_may_not_see_small_numbers():
    draft = sample_drawn(replace(SAMPLE, withheld=True, replacements=(("the child had died", 1),)))

    assert "died" not in " ".join(draft.bullets)
    assert "replaced" in draft.bullets[0]


def test_fieldwork_names_its_days_and_places():
    text = fieldwork(replace(REVIEW, places="the east office\nthe west office;\n")).text

    assert "between 31 March and 15 April 2009 at the east office and the west office." in text
    assert " at " not in fieldwork(REVIEW).text.split("Every")[0]


def test_the_tool_is_told_with_its_version_and_what_was_added_or_left_out():
    text = tool(replace(REVIEW, tool_version="2009.1", items=130, items_added=45, items_off=1)).text

    assert "version 2009.1" in text
    assert "130 questions, 45 of them added" in text
    assert "One was switched off" in text
    assert "switched off" not in tool(REVIEW).text
    assert "version" not in tool(REVIEW).text


def test_collation_names_people_only_where_they_are_known():
    named = collation(replace(REVIEW, collated_by="the lead reviewer", discussed_with="managers\nstaff")).text

    assert "by the lead reviewer from the 50 signed-off audits" in named
    assert "talked over with managers and staff" in named
    assert collation(REVIEW).text == "The results were brought together from the 50 signed-off audits."


def test_the_tables_of_ages_and_assessors_are_introduced():
    assert "1 March 2009" in ages(REVIEW).text
    assert assessors(REVIEW).text.startswith("Four assessors")
    assert assessors(replace(REVIEW, assessors=1)).text.startswith("One assessor read")


def test_every_section_from_2_to_10_has_an_introduction_of_its_own():
    texts = {introduction(section, REVIEW).text for section in range(2, 11)}

    assert len(texts) == 9
    assert not any("{" in text for text in texts)


def test_the_standards_of_core_assessments_are_those_of_the_review():
    text = introduction(4, replace(REVIEW, core_days=40, core_referral_days=50, days="calendar days")).text

    assert "40 calendar days from the day it was begun, and 50 from the referral" in text


def test_there_is_no_introduction_to_a_section_that_does_not_exist():
    with pytest.raises(KeyError):
        introduction(11, REVIEW)
