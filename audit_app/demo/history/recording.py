"""The record: what is on the electronic system, what on paper, and whether it can be followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit_app.demo.history.core import Core
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.legal import Legal
from audit_app.demo.history.practice import Practice
from audit_app.demo.history.referral import Referral
from audit_app.demo.history.strategy import Strategy
from audit_app.demo.luck import Luck, leaning

ICS_IN_USE = date(2008, 4, 1)
# How often each key document is on the electronic record once that is in use.
ON_ICS = {
    "referral": 0.90,
    "first_strategy": 0.78,
    "immediate_cp_plan": 0.62,
    "initial_assessment": 0.86,
    "core_assessment": 0.74,
    "report_to_conference": 0.60,
    "outline_cp_plan": 0.66,
}
BOTH = frozenset({"paper", "electronic"})
FORMS = {BOTH: 95, frozenset({"electronic"}): 4, frozenset({"paper"}): 1}
PLACE_OF = {"paper": "file", "electronic": "ics"}
ON_ICS_BEFORE, ON_PAPER, ON_PAPER_BEFORE = 0.12, 0.62, 0.93


@dataclass(frozen=True)
class Record:
    """``documents`` says for each key document where it was found; ``forms`` which records there were."""

    after_ics: bool
    forms: frozenset[str]
    documents: Mapping[str, frozenset[str]]
    ics_up_to_date: bool
    file_up_to_date: bool
    weeks_behind: int
    ics_problem: str
    chronology: str


def record_of(
    facts: Facts,
    practice: Practice,
    referral: Referral,
    strategy: Strategy,
    core: Core,
    legal: Legal,
    seed: str,
) -> Record:
    luck = Luck(seed, "record", facts.reference)
    after_ics = referral.made_on >= ICS_IN_USE
    kept = 1.2 * practice.oversight - 0.3 * practice.pressure
    troubled = luck.chance(leaning(0.48, 0.9 * practice.ics_trouble))
    # Papers drawn up for a court come with a chronology, whoever supervised the case.
    chronology = leaning(0.40, 1.3 * practice.oversight, 1.4 * legal.proceedings)
    forms = luck.weighted(FORMS)
    documents = _documents(strategy, core, after_ics, practice, luck)
    return Record(
        after_ics=after_ics,
        forms=forms,
        documents={document: found & _places(forms) for document, found in documents.items()},
        ics_up_to_date=luck.chance(leaning(0.52, kept, -0.9 * troubled)) and "electronic" in forms,
        file_up_to_date=luck.chance(leaning(0.49, kept)) and "paper" in forms,
        weeks_behind=min(luck.between(3, 12), round(4.3 * facts.months_on_plan) - 1),
        ics_problem=luck.pick(("forms", "slow", "lost", "backlog", "access")) if troubled else "",
        chronology=luck.graded(chronology, partly=0.45),
    )


def _places(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(place for form, place in PLACE_OF.items() if form in forms)


def _documents(
    strategy: Strategy, core: Core, after_ics: bool, practice: Practice, luck: Luck
) -> dict[str, frozenset[str]]:
    made = dict.fromkeys(ON_ICS, True)
    made["first_strategy"] = strategy.held
    made["immediate_cp_plan"] = strategy.held and strategy.immediate_plan is not None
    made["core_assessment"] = core.started is not None and (core.completed is not None or core.interim)
    return {
        document: _found(document, after_ics, practice, luck) if made[document] else frozenset()
        for document in ON_ICS
    }


def _found(document: str, after_ics: bool, practice: Practice, luck: Luck) -> frozenset[str]:
    places = set()
    if luck.chance(leaning(ON_ICS[document], -0.4 * practice.ics_trouble) if after_ics else ON_ICS_BEFORE):
        places.add("ics")
    # What is missing from the one is looked for, and mostly found, in the other.
    on_paper = ON_PAPER if after_ics else ON_PAPER_BEFORE
    if luck.chance(on_paper if places else max(on_paper, 0.82)):
        places.add("file")
    return frozenset(places)
