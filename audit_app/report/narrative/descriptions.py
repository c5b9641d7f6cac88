"""Sentences for what is described and not judged: how often, how long, how many, and for what reason.

Every function takes plain counts of cases. `withheld` is for a reader who may not see small numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_app.report.narrative.amounts import capitalised, choose, listed, numeral, out_of, plain, spelled

FEWEST_FOR_QUARTILES = 4
FEWEST_WHEN_WITHHELD = 5
DOCUMENTS_NAMED = 2

DELAY_REASONS = {
    "social_worker_time": "the social worker had too little time",
    "other_agency": "another agency’s information was awaited",
    "specialist_assessment": "a specialist’s assessment was awaited",
    "family": "the family could not be engaged in time",
    "not_recorded": "no reason was recorded",
    "other": "there was some other reason",
}
CHANGE_CAUSES = {
    "team_transfer": "transfer between teams",
    "staff_turnover": "staff leaving",
    "family_request": "a request by the family",
    "other": "other causes",
}


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Days taken, over the cases whose dates allow them to be counted; quartiles may fall between days."""

    cases: int
    median: float = 0
    lower_quartile: float = 0
    upper_quartile: float = 0
    longest: int = 0


@dataclass(frozen=True, kw_only=True)
class DocumentPlaces:
    """Where one key document was found, in cases."""

    name: str
    ics_only: int
    file_only: int
    both: int
    neither: int


def earlier_referrals(cases: int, answered: int, median: float, most: int, *, withheld: bool = False) -> str:
    """Cases with earlier referrals, and how many each of those cases had (1.4)."""
    if not answered:
        return "No audit answers whether there had been earlier referrals."
    if not cases and not withheld:
        return "None of the children had been referred before."
    text = f"Earlier referrals or contacts were on record in {out_of(cases, answered, withheld=withheld)}"
    if withheld:
        return f"{text}."
    if most == 1 or cases == 1:
        return f"{text}, {'each of them with one' if most == 1 else f'with {numeral(most)} of them'}."
    return f"{text}: typically {plain(median)} in such a case, and in one as many as {numeral(most)}."


def further_concerns(cases: int, answered: int, *, withheld: bool = False) -> str:
    """Cases in which new concerns arose after the referral audited (6.1)."""
    if not answered:
        return "No audit answers whether further concerns had arisen."
    if not cases and not withheld:
        return "No further concern of abuse or neglect had arisen after the referral in any case."
    where = out_of(cases, answered, withheld=withheld)
    return (
        f"After the referral that was audited, new concerns of abuse or neglect had come to light in {where}."
    )


def ease_of_view(
    easily: int, with_effort: int, much_time: int, minutes: float | None = None, *, withheld: bool = False
) -> str:
    """How hard it was to form a view, and how long the reading took (9.13)."""
    total = easily + with_effort + much_time
    if not total:
        return "How hard it was to form a view of the cases was not asked or not answered."
    if withheld:
        return "How hard it was to form a view of the case is shown in the table so far as it may be."
    answers = ((easily, "easily"), (with_effort, "with effort"), (much_time, "only after much time"))
    parts = [f"{phrase} in {numeral(count)}" for count, phrase in answers if count]
    text = f"A view of the case was formed {listed(parts)} (of {numeral(total)} read)."
    return f"{text} The reading took {plain(minutes)} minutes in a typical case." if minutes else text


def documents(places: Sequence[DocumentPlaces], *, withheld: bool = False) -> str:
    """Where the key documents were found, taken together, and which were most often not found (7.3)."""
    both, ics = sum(place.both for place in places), sum(place.ics_only for place in places)
    paper, neither = sum(place.file_only for place in places), sum(place.neither for place in places)
    total = both + ics + paper + neither
    if not total:
        return "Where the key documents were to be found was not answered in any audit."
    if withheld:
        return "Where the key documents were found is shown in the table so far as it may be."
    text = (
        f"Of {total:,} searches for a key document, {both:,} ended with a copy in both records, {ics:,} on "
        f"ICS alone and {paper:,} in the paper file alone; {neither:,} found none."
    )
    missing = sorted((place for place in places if place.neither), key=lambda place: -place.neither)
    named = [
        f"the {place.name} ({numeral(place.neither)} {choose(place.neither, 'case|cases')})"
        for place in missing[:DOCUMENTS_NAMED]
    ]
    return f"{text} Most often missing {choose(len(named), 'was|were')} {listed(named)}." if named else text


def days_taken(
    what: str, spread: Spread, limit: int, days: str = "working days", *, withheld: bool = False
) -> str:
    """How long something took; `what` reads like "from the start of the core assessment to its end"."""
    if not spread.cases:
        return f"The time {what} cannot be computed: no file gives both dates."
    if withheld and spread.cases < FEWEST_WHEN_WITHHELD:
        return f"The time {what} can be counted in too few cases for the days to be printed."
    opening = f"The time {what} can be counted in {numeral(spread.cases)}"
    if spread.cases == 1:
        return f"{opening} case: {spread.longest:,} {days}, against a standard of {limit}."
    half = f"Half took no more than {plain(spread.median)} {days}, against a standard of {limit}"
    longest = f"the longest took {spread.longest:,}"
    if spread.cases < FEWEST_FOR_QUARTILES:
        return f"{opening} cases. {half}; {longest}."
    quartiles = f"{plain(spread.lower_quartile)} and {plain(spread.upper_quartile)}"
    return f"{opening} cases. {half}; the middle half lay between {quartiles}, and {longest}."


def reasons_for_delay(late: int, reasons: Mapping[str, int], *, withheld: bool = False) -> str:
    """Why core assessments were late (5.2); a case may give several reasons."""
    if not late:
        return "No core assessment was found to be late."
    if withheld:
        return "The table gives the reasons for late core assessments so far as they may be shown."
    said = _often_first(DELAY_REASONS, reasons)
    opening = f"{capitalised(spelled(late))} core {choose(late, 'assessment was|assessments were')} late"
    if not said:
        return f"{opening}, and no audit says why."
    return f"{opening}. The reasons found, of which a case may have several: {listed(said)}."


def causes_of_change(cases: int, causes: Mapping[str, int], *, withheld: bool = False) -> str:
    """Why the social worker changed often, where that happened (8.2); a case may give several causes."""
    if not cases:
        return "No case had seen frequent changes of social worker, and so none has a cause to report."
    if withheld:
        return "The table gives the causes of frequent change so far as they may be shown."
    said = _often_first(CHANGE_CAUSES, causes)
    if not said:
        return "Why workers had changed is not stated in any of the audits that note it."
    return f"Where the worker had changed often, the causes given were {listed(said)}."


def _often_first(words: Mapping[str, str], counts: Mapping[str, int]) -> list[str]:
    """Each code that was chosen at all, in words and with its number."""
    return [
        f"{words[code]} ({count:,})"
        for code, count in sorted(counts.items(), key=lambda pair: -pair[1])
        if count
    ]


def letters(not_sent: int, helped: int, no_effect: int, *, withheld: bool = False) -> str:
    """Formal letters before proceedings and what came of them (9.12)."""
    sent = helped + no_effect
    if not sent + not_sent:
        return "No case called for a formal letter before proceedings."
    if not sent:
        return "In no case to which it could apply was a formal letter sent before proceedings."
    where = out_of(sent, sent + not_sent, withheld=withheld)
    text = f"A formal letter warned parents of proceedings in {where} to which this could apply"
    if withheld:
        return f"{text}. What came of it is shown in the table so far as it may be."
    if not no_effect:
        return f"{text}, and was followed by better engagement each time."
    if not helped:
        return f"{text}, and made no difference in any of them."
    return f"{text}. It helped in {numeral(helped)} and had no effect in {numeral(no_effect)}."
