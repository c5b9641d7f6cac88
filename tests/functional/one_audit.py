"""One case as an assessor keys it in: an answer to every item of the tool, by the name of its control."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit_app.tool.registry import section_items

Keys = dict[str, Any]


def on(name: str, day: date) -> Keys:
    """The three boxes of a date."""
    return {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}


def row(ref: str, number: int, day: date, **texts: str) -> Keys:
    """A dated row, by the number that the page gives it."""
    prefix = f"{ref}-{number}"
    return {**on(f"{prefix}-date", day), **{f"{prefix}-{name}": text for name, text in texts.items()}}


def agencies(ref: str, **part: str) -> Keys:
    """Who took part: the ticks of each agency as words, and its designation."""
    keys: Keys = {}
    for agency, ticks in part.items():
        keys[f"{ref}.{agency}"] = set(ticks.split())
        keys[f"{ref}.{agency}.designation"] = f"Designation of {agency}"
    return keys


def comments(section: int) -> Keys:
    """A comment on every question of the section."""
    refs = [each.ref for each in section_items(section) if each.ref.endswith(".comment")]
    return {ref: f"What the file says of {ref[: -len('.comment')]}." for ref in refs}


HEADER: Keys = {
    "H.5": {"neglect", "emotional"},
    **on("H.6", date(2009, 4, 2)),
    "H.7.social_worker": "Worker of the case",
    "H.7.line_manager": "Manager of the team",
}

SECTIONS: dict[int, Keys] = {
    1: {
        **on("1.1", date(2008, 9, 8)),
        "1.1.time": "10:15",
        "1.2": "Village primary school",
        "1.2.coded": "school",
        "1.3": "The school reported an injury and a change in the child.",
        "1.4": "yes",
        "add:1.4.rows": 1,
        **row("1.4.rows", 0, date(2007, 11, 5), nature="Neighbour's call", outcome="No further action"),
        **row("1.4.rows", 1, date(2006, 3, 6), nature="Health visitor's concern", outcome="Assessment"),
        "1.5": "yes",
        **row("1.5.rows", 0, date(2008, 12, 1), nature="Call from the school", outcome="Visit"),
        "1.6": "no",
    },
    2: {
        "2.1": {"police", "school", "gp"},
        "2.2": "Housing",
        "2.3": "no",
        "2.4": "yes",
        "2.5": "partly",
    },
    3: {
        "3.1": "yes",
        **on("3.1.date", date(2008, 9, 9)),
        "3.1.time": "09:00",
        "3.2": "yes",
        "3.3": "telephone",
        **agencies(
            "3.4",
            health="contributed",
            education="contributed agreed",
            police="contributed agreed",
            css="contributed agreed",
            other="none",
            referrer="contributed",
        ),
        "3.5": "yes",
        "3.6": {"joint_s47"},
        "3.7": "yes",
        "3.8": {"medical", "who_talks"},
        "3.9": "yes",
        "3.10": "2",
        "3.11": "partly",
    },
    4: {
        "4.1": "yes",
        **on("4.1.date", date(2008, 9, 26)),
        "4.2": "meeting",
        "4.3": "yes",
        **agencies(
            "4.4",
            health="contributed",
            education="contributed agreed",
            police="none",
            css="contributed agreed",
            other="none",
            referrer="contributed",
        ),
        "4.5": "no",
        "4.6": "no",
        "4.7": "yes",
        "4.8": "yes",
        "4.9": {"conference"},
        "4.10": "yes",
        "4.11": "partly",
    },
    5: {
        "5.1": "yes",
        **on("5.1.started", date(2008, 9, 29)),
        "5.1.completion_recorded": "no",
        "5.1.interim": "yes",
        "5.2": "no",
        "5.2.from_referral": "no",
        "5.2.reason": {"other_agency", "not_recorded"},
        "5.3": "not_evident",
        "5.4": "partly",
        "5.5.physical": "yes",
        "5.5.sexual": "not_applicable",
        "5.5.neglect": "partly",
        "5.5.emotional": "no",
    },
    6: {
        "6.1": {"neglect"},
        **row("6.1.rows", 0, date(2008, 12, 1), issue="Missed meals", response="Core group brought forward"),
        "6.2": "not_known",
        "6.3": "not_applicable",
        "6.4": "yes",
        "6.5": "no",
        "6.6": "no",
        "6.7": {"domestic_abuse", "alcohol_misuse", "mental_health"},
    },
    7: {
        "7.1": "post_ics",
        "7.2": {"paper", "electronic"},
        "7.3.referral": {"ics", "file"},
        "7.3.first_strategy": {"ics"},
        "7.3.immediate_cp_plan": {"none"},
        "7.3.initial_assessment": {"file"},
        "7.3.core_assessment": {"none"},
        "7.3.report_to_conference": {"file"},
        "7.3.outline_cp_plan": {"ics", "file"},
        "7.4": "yes",
        "7.5.ics": "no",
        "7.5.file": "yes",
    },
    8: {
        "8.1": "no",
        "8.2": "yes",
        "8.2.cause": {"staff_turnover"},
        "8.3": "yes",
        "8.4": "partly",
        "8.5": "yes",
        "8.6": "yes",
        "8.7": "not_applicable",
        "8.8": "yes",
        "8.9": "Nothing else about safeguarding.",
        "8.10": "no",
    },
    9: {
        "9.1": "yes",
        **on("9.1.date", date(2008, 10, 14)),
        **on("9.1.discussion", date(2008, 9, 26)),
        "9.2.recorded": "yes",
        "9.2.minutes": "no",
        "9.3.focus": "yes",
        "9.3.accountability": "partly",
        "9.4.held": "yes",
        "9.4.acted": "not_applicable",
        "9.5.in_place": "yes",
        "9.5.monitored": "yes",
        "9.5.reviewed": "partly",
        "9.6": "yes",
        "9.7.prompt": "not_applicable",
        "9.7.changed": "not_applicable",
        "9.8": "yes",
        "9.9": "satisfactory",
        "9.10.strengths": "Good work with the school.",
        "9.10.learning": "Write minutes sooner.",
        "9.11": "yes",
        "9.12": "not_sent",
        "9.13.ease": "with_effort",
        "9.13.minutes": "95",
        "9.14": "no",
    },
}

# Found later in the file: the assessment was finished after all. The interim version is then set aside.
CORE_ASSESSMENT_FOUND: Keys = {
    "5.1.completion_recorded": "yes",
    **on("5.1.completed", date(2008, 12, 19)),
}


def refs_in(keys: Keys) -> set[str]:
    """The items whose controls these keys name."""
    found = set()
    for name in keys:
        if name.startswith("add:"):
            continue
        bare = name.rsplit("_", 1)[0] if name[-2:] in ("_0", "_1", "_2") else name
        found.add(bare.split("-")[0])
    return found
