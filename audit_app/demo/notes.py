"""What assessors noted for the moderator and asked the leads while they read, answered in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.demo.fieldwork import Reading
from audit_app.filling.services import answer_question, note_on_item
from audit_app.tool.models import Audit

NOTE, QUESTION = "note", "question"


@dataclass(frozen=True)
class Remark:
    """What is said at a question of the tool by somebody whose answers are ``of``, and the lead's answer."""

    ref: str
    kind: str
    of: Mapping[str, str]
    text: str
    answer: str = ""


REMARKS = (
    Remark(
        "8.4",
        QUESTION,
        {"8.4": "partly"},
        "There is a chronology, and it ends well before today. Is that a yes?",
        "Answer partly, and say in the comment up to when it goes. A chronology is there to be kept up.",
    ),
    Remark(
        "5.3",
        QUESTION,
        {"5.3": "not_evident"},
        "Other agencies wrote reports for the conference, and nothing says that they had a part in the "
        "assessment itself. Does that count?",
        "Not by itself. If the file does not show that they took part, answer that it is not evident.",
    ),
    Remark(
        "9.9",
        NOTE,
        {"9.9": "falls_short", "9.14": "yes"},
        "I went to and fro between this and satisfactory. What decided it for me is the drift.",
    ),
    Remark(
        "7.4",
        NOTE,
        {"7.4": "partly"},
        "The manager says that there are more notes of supervision in the office. I counted those on file.",
    ),
    Remark(
        "8.6",
        NOTE,
        {"8.6": "partly"},
        "I have looked at the procedures as a whole here, and not marked each late step a second time.",
    ),
)


def remarks_on(work: Sequence[Reading]) -> dict[int, Remark]:
    """By number of the allocation: each remark at the first reading that calls for it and has none yet."""
    found: dict[int, Remark] = {}
    for remark in REMARKS:
        fitting = [each for each in work if each.allocation.pk not in found and _fits(remark, each)]
        # By somebody who has said nothing yet, if it can be.
        said = {each.assessor for each in work if each.allocation.pk in found}
        for reading in sorted(fitting, key=lambda each: each.assessor in said)[:1]:
            found[reading.allocation.pk] = remark
    return found


def remark(audit: Audit, said: Remark, reading: Reading, lead: User) -> None:
    note = note_on_item(audit=audit, ref=said.ref, kind=said.kind, text=said.text, by=reading.assessor)
    if said.answer:
        answer_question(note=note, text=said.answer, by=lead)


def _fits(remark: Remark, reading: Reading) -> bool:
    given = {ref: value for answers in reading.sheet.sections.values() for ref, value in answers.items()}
    return all(given.get(ref) == value for ref, value in remark.of.items())
