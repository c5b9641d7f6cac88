"""The sheet of a second reader, who has the same file before them and judges some of it otherwise.

What happened is the same for both, so dates, times and most facts are copied from the same pages. They part
where the tool asks how well something was done, by one grade and no more, and the oftener the thinner the
record is. Of a list of ticks one is overlooked now and then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from audit_app.demo.answers.sheet import Sheet, sheet_of
from audit_app.demo.history.histories import History
from audit_app.demo.luck import Luck, leaning
from audit_app.tool.item import Item
from audit_app.tool.registry import item, items

# How likely two readers are to part on an item of an ordinary file, by what it asks for.
JUDGED_OTHERWISE, MISREAD, OVERLOOKED = 0.09, 0.006, 0.015
# What each gap in the record adds to that, on the scale of log odds.
THINNER = 0.3
# Items that ask how well something was done, or whether it shows.
JUDGED = frozenset(
    {
        "2.5",
        *("3.5", "4.5"),
        *("5.3", "5.4", "5.5.physical", "5.5.sexual", "5.5.neglect", "5.5.emotional"),
        *("6.2", "6.4", "6.5", "6.6"),
        "7.4",
        *("8.1", "8.3", "8.5", "8.6"),
        *("9.2.recorded", "9.3.focus", "9.3.accountability", "9.4.held", "9.4.acted"),
        *("9.5.monitored", "9.5.reviewed", "9.6", "9.7.changed", "9.9", "9.13.ease", "9.14"),
    }
)
# Whether the child is safe, and has a plan, is read until there is no doubt.
BEYOND_DOUBT = frozenset({"8.10", "9.5.in_place", "9.8"})
# The grades of an answer, in order: the first of these that an item offers is its own.
SCALES = (
    ("yes", "partly", "no"),
    ("yes", "not_evident", "no"),
    ("yes", "not_known", "no"),
    ("yes", "no"),
    ("best_practice", "satisfactory", "falls_short"),
    ("easily", "with_effort", "much_time"),
)
MINUTES = "9.13.minutes"
# What stands beside an answer that is nearer to "yes" than the first reader's, or further from it.
NEARER = (
    "There is enough on the file to say so, although it has to be put together from several places.",
    "The notes are short. Read together they show it.",
    "It is written down later than one would look for it, and it is there.",
)
FURTHER = (
    "It may have been done. I found too little written down to say more.",
    "The electronic record and the paper file do not say the same here, and I went by what both show.",
    "I looked for it in both parts of the record and found it only now and then.",
)
# The same for who took part, which is seldom a matter of what was written down.
THE_RIGHT_GROUP = frozenset({"3.5", "4.5"})
GROUP = {
    "yes": "Those who mattered took part, or were heard beforehand.",
    "no": "Somebody who knew the family well took no part, and I do not find that they were asked.",
}
# And for the answers that are no grades of yes and no.
BESIDE = {
    "best_practice": "What fell behind was seen and put right by those who did the work, in time to matter.",
    "satisfactory": "I weighed what was late against what was done well, and neither outweighs the other.",
    "falls_short": "Too much of what had been agreed was done late for me to call it satisfactory.",
    "easily": "Once I had found the last report to conference, the rest fell into place.",
    "with_effort": "Some of it had to be looked for in both parts of the record.",
    "much_time": "I had to read most of it twice before I could follow the order of events.",
}


def reread(history: History, read_on: date, seed: str) -> Sheet:
    """What somebody else makes of a file on another day, in words of their own.

    ``seed`` belongs to the reader, so that what one of them overlooks another may find.
    """
    sheet = sheet_of(history, seed)
    luck = Luck(seed, "second reading", history.course.facts.reference)
    given = {ref: value for answers in sheet.sections.values() for ref, value in answers.items()}
    otherwise = dict(_otherwise(given, _thinness(history), luck))
    return replace(
        sheet,
        header={**sheet.header, "H.6": read_on},
        sections={
            number: {**answers, **{ref: otherwise[ref] for ref in otherwise if item(ref).section == number}}
            for number, answers in sheet.sections.items()
        },
    )


def others_hang_on() -> frozenset[str]:
    """The refs of the items whose answers call for others."""
    conditions = [condition for each in items() for condition in (each.shown_when, each.needed_when)]
    return frozenset(parent for each in conditions if each for parent in each.parents)


def scale_of(each: Item) -> tuple[str, ...]:
    """The answers to an item from one end to the other; empty where they have no order."""
    return next((scale for scale in SCALES if set(scale) <= set(each.labels)), ())


def _otherwise(given: Mapping[str, Any], thinness: int, luck: Luck) -> Iterator[tuple[str, Any]]:
    """The answers that come out otherwise, each with what is written beside it."""
    fixed = others_hang_on() | BEYOND_DOUBT
    for ref, value in given.items():
        each = item(ref)
        if ref == MINUTES and value:
            yield ref, 5 * round(value * (0.8 + 0.4 * luck.number()) / 5)
        elif ref in fixed or value is None:
            continue
        elif each.kind == "any_of" and len(value) > 1 and _happens(OVERLOOKED, thinness, luck):
            yield ref, value - {luck.pick(sorted(value))}
        elif _is_graded_otherwise(each, value, thinness, luck):
            grade = _beside(scale_of(each), value, luck)
            yield ref, grade
            yield f"{each.top_ref}.comment", _words(each, value, grade, luck)


def _is_graded_otherwise(each: Item, value: Any, thinness: int, luck: Luck) -> bool:
    if each.kind != "choice" or value not in scale_of(each):
        return False
    return _happens(JUDGED_OTHERWISE if each.ref in JUDGED else MISREAD, thinness, luck)


def _happens(ordinary: float, thinness: int, luck: Luck) -> bool:
    return luck.chance(leaning(ordinary, THINNER * thinness))


def _beside(scale: tuple[str, ...], grade: str, luck: Luck) -> str:
    place = scale.index(grade)
    return luck.pick([scale[near] for near in (place - 1, place + 1) if 0 <= near < len(scale)])


def _words(each: Item, before: str, grade: str, luck: Luck) -> str:
    if each.ref in THE_RIGHT_GROUP:
        return GROUP[grade]
    if grade in BESIDE:
        return BESIDE[grade]
    scale = scale_of(each)
    return luck.pick(NEARER if scale.index(grade) < scale.index(before) else FURTHER)


def _thinness(history: History) -> int:
    """How many gaps the record has, from none to four."""
    record = history.course.record
    return sum(
        (
            not record.ics_up_to_date,
            not record.file_up_to_date,
            record.chronology != "yes",
            history.judgement.ease == "much_time",
        )
    )
