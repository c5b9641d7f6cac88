"""The kinds of data that a field can hold: why, by what right, how long, and how each is made harmless."""

from __future__ import annotations

from dataclasses import dataclass

# UK GDPR and Data Protection Act 2018; docs/keeping-and-deleting.md says it at length.
SAFEGUARDING = (
    "Art. 6(1)(e) and 9(2)(g) UK GDPR with DPA 2018 Sch. 1 Pt 2 para. 18 (safeguarding of children)"
)
PUBLIC_TASK = "Art. 6(1)(e) UK GDPR (public task)"
SECURITY = "Art. 6(1)(e) UK GDPR, for the security that Art. 32 asks for"
NOT_PERSONAL = "None needed: it is about no person"

WITH_THE_RECORD = "Until the record is erased, at the latest when the review’s time has ended"
WITH_THE_REVIEW = "As long as the figures of the review"
WITH_THE_ACCOUNT = "As long as the trail names the person"

STAYS = "Stays"
LEFT_OUT = "Left out"
AS_IT_IS = "As it is"


@dataclass(frozen=True)
class Kind:
    """``on_erasure`` and ``in_copy`` tell in words what ``erasing`` and ``copying`` do with the kind."""

    label: str
    why: str
    basis: str
    kept: str
    on_erasure: str = STAYS
    in_copy: str = AS_IT_IS


KINDS: dict[str, Kind] = {
    "identity": Kind(
        "Who a child is",
        "So that the right file is read",
        SAFEGUARDING,
        WITH_THE_RECORD,
        "Removed, and the key destroyed under which it was sealed",
        "Invented, and sealed under a key thrown away",
    ),
    "reference": Kind(
        "Number of a case or family",
        "To find the file in the authority’s own system",
        SAFEGUARDING,
        WITH_THE_RECORD,
        "“erased-” and a number of ours",
        "Numbered anew",
    ),
    "case_text": Kind(
        "Words about a child",
        "To say what an answer rests on, and what was done",
        SAFEGUARDING,
        WITH_THE_RECORD,
        "“Erased” in their place",
        "Neutral sentences of about the same length",
    ),
    "worker": Kind(
        "Name or address of a worker",
        "So that a lead can ask them",
        PUBLIC_TASK,
        WITH_THE_RECORD,
        "“Erased” in its place",
        "An invented name",
    ),
    "loose_date": Kind(
        "Date that no figure needs",
        "To tell one event of a file from another",
        SAFEGUARDING,
        WITH_THE_RECORD,
        "Reduced to its year, or removed",
        "Reduced to its year, or removed",
    ),
    "coded": Kind(
        "Coded answer, date or number",
        "The figures of the report are counted from it",
        SAFEGUARDING,
        WITH_THE_REVIEW,
    ),
    "work": Kind(
        "Who did what, and when",
        "To know who is responsible, and to show progress",
        PUBLIC_TASK,
        WITH_THE_REVIEW,
    ),
    "account": Kind(
        "Name and address of an account",
        "So that people can sign in and be known to each other",
        PUBLIC_TASK,
        WITH_THE_ACCOUNT,
        in_copy="Invented",
    ),
    "sign_in": Kind(
        "Way of signing in",
        "To let in nobody else",
        SECURITY,
        "Until it is changed, ends or runs out",
        in_copy=LEFT_OUT,
    ),
    "key": Kind(
        "Key of a record, itself encrypted",
        "To open what is sealed, and to erase it everywhere by destroying the key",
        SECURITY,
        WITH_THE_RECORD,
        "Destroyed",
        "A new one that opens nothing else",
    ),
    "settings": Kind(
        "Setting of a review or report",
        "It says what is counted, and how",
        NOT_PERSONAL,
        WITH_THE_REVIEW,
    ),
    "lead_text": Kind(
        "Words of a lead about the review",
        "They introduce and explain the figures, and name no child",
        PUBLIC_TASK,
        WITH_THE_REVIEW,
        "Stays; the record is not erased while they name the child",
        "Neutral sentences of about the same length",
    ),
    "published": Kind(
        "What was published, and files made of a report",
        "So that what a board saw can be shown again",
        PUBLIC_TASK,
        "As long as the authority keeps the papers of its board",
        "What was published stays, without identity; drafts are deleted",
        LEFT_OUT,
    ),
    "trail": Kind(
        "Entry of the trail",
        "To show who saw and changed what, and that nobody altered it since",
        SECURITY,
        "As long as the service; what is sealed in it goes with the record",
        "Stays; what was sealed in it can no longer be read",
        LEFT_OUT,
    ),
    "upload": Kind(
        "List that is brought in, and what became of its rows",
        "So that it can be looked through and mended before anybody of it is taken in",
        SAFEGUARDING,
        "The list until it is taken in or given up, at most a day; the references with the records",
        "Removed",
        LEFT_OUT,
    ),
    "queue": Kind(
        "Work that waits or is done in the background",
        "To make files without anybody waiting",
        NOT_PERSONAL,
        "Until it is cleared",
        "What is finished is deleted",
        LEFT_OUT,
    ),
    "system": Kind(
        "Number or link by which rows belong together",
        "The tables need it",
        NOT_PERSONAL,
        "As long as the row",
    ),
}
