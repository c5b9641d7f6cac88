"""A slow second opinion on what is counted from the course of the work: who has which case, how far it is.

A record is one case in one assessor's hands, whatever became of it: the "child", the "role" ("first" or
"second" reading), the "assessor", the "state", "answers" by ref, "actions" (each "is_acknowledged" or not and
"is_done" or not) and the "outcome", the words on what was done for the child. Which answers count is the
transcribed tool's to say, as in ``report_twin``.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.twins.report_twin import ROWS, answer_to

Record = Mapping[str, Any]

HANDED_IN = ("submitted", "in_moderation", "signed_off")
STATES = (
    *("not_started", "in_progress", "submitted", "in_moderation", "returned", "reopened", "signed_off"),
)


def is_reported(record: Record) -> bool:
    """Whether the report speaks of the case: its first reading is signed off."""
    return record["role"] == "first" and record["state"] == "signed_off"


def cases_by_assessor(records: Sequence[Record]) -> dict[str, tuple[int, int]]:
    """Each assessor with a first reading: cases signed off, and cases given to them."""
    table: dict[str, tuple[int, int]] = {}
    for record in records:
        if record["role"] != "first":
            continue
        audited, allocated = table.get(record["assessor"], (0, 0))
        if record["state"] == "signed_off":
            audited += 1
        table[record["assessor"]] = audited, allocated + 1
    return table


def cases_by_state(records: Sequence[Record]) -> dict[str, int]:
    """First readings in each state, those without any included."""
    counts = dict.fromkeys(STATES, 0)
    for record in records:
        if record["role"] == "first":
            counts[record["state"]] += 1
    return counts


def actions_by_stage(records: Sequence[Record]) -> dict[str, tuple[int, int]]:
    """Immediate actions of the cases reported at each stage they reached, and the children they were for."""
    reached: dict[str, list[Any]] = {"raised": [], "acknowledged": [], "done": [], "open": []}
    for record in records:
        if not is_reported(record):
            continue
        for action in record["actions"]:
            reached["raised"].append(record["child"])
            if action["is_acknowledged"]:
                reached["acknowledged"].append(record["child"])
            if action["is_done"]:
                reached["done"].append(record["child"])
            else:
                reached["open"].append(record["child"])
    return {stage: (len(children), len(set(children))) for stage, children in reached.items()}


def double_readings(records: Sequence[Record], off: Collection[str]) -> tuple[int, int, int]:
    """Children with two readings signed off; pairs of answers to a choice; pairs that are the same."""
    twice = compared = agreed = 0
    for first in records:
        if not is_reported(first):
            continue
        for second in records:
            is_of_the_same = second["child"] == first["child"] and second["role"] == "second"
            if not is_of_the_same or second["state"] != "signed_off":
                continue
            twice += 1
            for one, other in pairs_of_answers(first, second, off):
                compared += 1
                if one == other:
                    agreed += 1
    return twice, compared, agreed


def pairs_of_answers(first: Record, second: Record, off: Collection[str]) -> list[tuple[str, str]]:
    """Two assessors' answers to each question with a choice, where both were called for one and gave it."""
    pairs = []
    for ref, row in ROWS.items():
        # The header is the caseload's and no assessor's judgement.
        if row.kind != "choice" or ref.startswith("H"):
            continue
        one, other = answer_to(ref, first["answers"], off), answer_to(ref, second["answers"], off)
        if one is not None and other is not None:
            pairs.append((one, other))
    return pairs


def agreement_by_question(records: Sequence[Record], off: Collection[str]) -> dict[str, tuple[int, int, int]]:
    """By question with a choice, over children of whom both readings are handed in: pairs of answers, pairs
    that are the same, and children of whom only one of the two gave an answer."""
    found: dict[str, tuple[int, int, int]] = {}
    for first in records:
        for second in records:
            is_pair = (first["role"], second["role"]) == ("first", "second")
            if not is_pair or first["child"] != second["child"]:
                continue
            if first["state"] not in HANDED_IN or second["state"] not in HANDED_IN:
                continue
            for ref, row in ROWS.items():
                if row.kind != "choice" or ref.startswith("H") or ref in off:
                    continue
                one, other = answer_to(ref, first["answers"], off), answer_to(ref, second["answers"], off)
                pairs, same, one_sided = found.get(ref, (0, 0, 0))
                if one is not None and other is not None:
                    found[ref] = pairs + 1, same + (one == other), one_sided
                elif one is not None or other is not None:
                    found[ref] = pairs, same, one_sided + 1
    return found


def has_open_action(record: Record) -> bool:
    return any(not action["is_done"] for action in record["actions"])


def doubts_answered(record: Record, off: Collection[str]) -> list[str]:
    """What the answers say against the child's safety or the practice."""
    doubts = []
    if answer_to("9.8", record["answers"], off) == "no":
        doubts.append("not_protected")
    if answer_to("9.8", record["answers"], off) == "unclear":
        doubts.append("unclear")
    if answer_to("9.9", record["answers"], off) == "unsafe":
        doubts.append("unsafe")
    return doubts


def cases_in_doubt(records: Sequence[Record], off: Collection[str]) -> dict[str, int]:
    """The cases reported by doubt; `any` counts a case with several once, `without_outcome` some of these."""
    counts = dict.fromkeys(("not_protected", "unclear", "unsafe", "open_action", "any", "without_outcome"), 0)
    for record in records:
        if not is_reported(record):
            continue
        doubts = doubts_answered(record, off)
        if has_open_action(record):
            doubts.append("open_action")
        for doubt in doubts:
            counts[doubt] += 1
        if doubts:
            counts["any"] += 1
        if doubts and record["outcome"] == "":
            counts["without_outcome"] += 1
    return counts


def doubts_beyond(records: Sequence[Record], off: Collection[str]) -> int:
    """Readings that no table counts, with an open action, or signed off and by their answers in doubt."""
    beyond = 0
    for record in records:
        if is_reported(record):
            continue
        is_finished = record["state"] == "signed_off"
        if has_open_action(record) or (is_finished and doubts_answered(record, off)):
            beyond += 1
    return beyond
