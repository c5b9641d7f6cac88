"""The covering report: what can be drafted from the figures, and headed empty paragraphs for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.narrative.amounts import choose, listed, numeral
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.facts import ReviewFacts, period
from audit_app.report.narrative.judgements import (
    Judgements,
    open_actions,
    practice,
    protection,
    sample_size_warning,
)
from audit_app.report.narrative.themes import themes_found_short
from audit_app.report.narrative.values import Measured

NOTE, ENDORSE, DECIDE = "note", "endorse", "decide"

TO_BE_WRITTEN = (
    ("covering.progress", "What has been done since the files were read"),
    ("covering.context", "What has changed nationally"),
)


@dataclass(frozen=True)
class Request:
    """One thing that members are asked to do; `verb` is note, endorse or decide."""

    verb: str
    text: str


def covering_report(
    facts: ReviewFacts, judgements: Judgements, findings: Sequence[Measured]
) -> tuple[Draft, ...]:
    """The numbered paragraphs: drafted where the data speak, and left to the lead where they do not."""
    return (
        Draft("covering.introduction", _introduction(facts), heading="Introduction"),
        Draft("covering.conclusion", _conclusion(judgements), heading="What the audit found"),
        Draft("covering.attention", _attention(judgements, findings), heading="What calls for attention"),
        Draft("covering.limits", _limits(facts, judgements), heading="What the audit cannot say"),
        *(Draft(key, "", heading=heading) for key, heading in TO_BE_WRITTEN),
        *_recommendations(findings),
    )


def summary(facts: ReviewFacts, judgements: Judgements) -> str:
    """The few lines at the head of the report."""
    cases = f"{numeral(facts.audited)} {choose(facts.audited, 'case|cases')}"
    opening = f"The findings of an audit of {cases} of children with a child protection plan."
    return f"{opening} {protection(judgements)}"


def requests(judgements: Judgements, findings: Sequence[Measured]) -> tuple[Request, ...]:
    """What members are asked to note, endorse and decide, given what was found."""
    asked = [Request(NOTE, "the findings of the audit, as this report and its appendix set them out")]
    if not judgements.all_protected and judgements.cases and judgements.protection_asked:
        asked.append(
            Request(
                NOTE, "in particular, the children whose protection was in doubt and what was done for them"
            )
        )
    if judgements.cases_with_open_action or judgements.open_action_uncounted:
        asked.append(
            Request(DECIDE, "when to be told that the immediate actions still open have been completed")
        )
    if themes_found_short(findings):
        asked.append(Request(ENDORSE, "the recommendations made in this report"))
        asked.append(Request(DECIDE, "when to receive a report on progress against them"))
    return tuple(asked)


def _introduction(facts: ReviewFacts) -> str:
    text = (
        f"This report puts before members the results of “{facts.title}”, for which the files of "
        f"{numeral(facts.audited)} of the {facts.frame:,} children then with a child protection plan were "
        f"read {period(facts.fieldwork_start, facts.fieldwork_end)}. The full findings are in the appendix."
    )
    if facts.earlier:
        text += f" An earlier review, “{facts.earlier.title}”, went before it."
    return text


def _conclusion(judgements: Judgements) -> str:
    parts = [protection(judgements)]
    if judgements.cases:
        parts.append(practice(judgements))
    return " ".join(parts)


def _attention(judgements: Judgements, findings: Sequence[Measured]) -> str:
    """Children first: an action that is still open calls for attention before any element of practice."""
    return " ".join(filter(None, (open_actions(judgements), _elements_short(findings))))


def _elements_short(findings: Sequence[Measured]) -> str:
    short = [theme.title for theme in themes_found_short(findings)]
    if not short:
        return "No element of practice that could be judged calls for members’ attention."
    names = listed([_lowered(title) for title in short])
    return (
        f"The audit points to room for improvement in {names}, named here with the largest shortfall first. "
        "The appendix gives each point with the number of cases on which it rests."
    )


def _limits(facts: ReviewFacts, judgements: Judgements) -> str:
    text = (
        "An audit of files sees what is on record. It does not weigh work that went unrecorded, and a sample "
        "does not speak for any one child outside it."
    )
    warning = sample_size_warning(judgements)
    if warning:
        return f"{text} {warning}"
    if facts.audited < facts.frame:
        text += " A figure for the whole caseload, where one is given, is an estimate and carries its margin."
    return text


def _recommendations(findings: Sequence[Measured]) -> tuple[Draft, ...]:
    """A headed, empty paragraph for each theme found short: to recommend is for the lead alone."""
    return tuple(
        Draft(f"covering.recommendation.{place}", "", heading=f"Recommendation on {_lowered(theme.title)}")
        for place, theme in enumerate(themes_found_short(findings), start=1)
    )


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
