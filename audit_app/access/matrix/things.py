"""What pages are about, and who finds which: to everybody else it is not there.

The things of one kind differ in whose they are and how far they are; "none" is a number that nothing has.
"""

from audit_app.access.matrix.askers import SIGNED_IN, Asker

ITS_READERS = frozenset({Asker.ASSESSOR, Asker.LEAD})
THEIR_READERS = frozenset({Asker.COLLEAGUE, Asker.LEAD})
READERS_ELSEWHERE = frozenset({Asker.ASSESSOR_ELSEWHERE, Asker.LEAD_ELSEWHERE})
ITS_LEAD = frozenset({Asker.LEAD})
LEAD_ELSEWHERE = frozenset({Asker.LEAD_ELSEWHERE})
ADMINISTRATOR = frozenset({Asker.ADMINISTRATOR})
EVERYBODY = frozenset(Asker)
NOBODY: frozenset[Asker] = frozenset()

# What belongs to a review and is for its leads alone.
FOR_ITS_LEAD = {
    "of this review": ITS_LEAD,
    "of another review": LEAD_ELSEWHERE,
    "of another review, at this one’s address": NOBODY,
    "none": NOBODY,
}

FINDERS: dict[str, dict[str, frozenset[Asker]]] = {
    "allocation": {
        "own": frozenset({Asker.ASSESSOR}),
        "a colleague’s": frozenset({Asker.COLLEAGUE}),
        "second reading of the case": frozenset({Asker.COLLEAGUE}),
        "of another review": frozenset({Asker.ASSESSOR_ELSEWHERE}),
        "none": NOBODY,
    },
    "audit": {
        "own, in progress": ITS_READERS,
        "own, submitted": ITS_READERS,
        "own, to sign off": ITS_READERS,
        "own, signed off": ITS_READERS,
        "own, in moderation": ITS_READERS,
        "a colleague’s, in progress": THEIR_READERS,
        "a colleague’s, submitted": THEIR_READERS,
        "second reading of the case": THEIR_READERS,
        "a colleague’s, of the calibration case": THEIR_READERS,
        "the panel’s, of the calibration case": ITS_LEAD,
        "of another review": READERS_ELSEWHERE,
        "none": NOBODY,
    },
    "item note": {
        "asked": ITS_READERS,
        "a colleague’s": THEIR_READERS,
        "of another audit, at this one’s address": NOBODY,
        "of another review": READERS_ELSEWHERE,
        "none": NOBODY,
    },
    "summary": {
        "waited for": ITS_READERS,
        "a colleague’s": THEIR_READERS,
        "of another audit, at this one’s address": NOBODY,
        "of another review": READERS_ELSEWHERE,
        "none": NOBODY,
    },
    "reply": {
        "sent": ITS_READERS,
        "not sent": NOBODY,
        "a colleague’s": THEIR_READERS,
        "of another audit, at this one’s address": NOBODY,
        "of another review": READERS_ELSEWHERE,
        "none": NOBODY,
    },
    "summary link": {
        "that works": EVERYBODY,
        "by which all was sent": EVERYBODY,
        "withdrawn": NOBODY,
        "expired": NOBODY,
        "made anew": NOBODY,
        "forged": NOBODY,
    },
    "action": {
        "raised": ITS_READERS,
        "acknowledged": ITS_READERS,
        "a colleague’s": THEIR_READERS,
        "of another audit, at this one’s address": NOBODY,
        "of another review": READERS_ELSEWHERE,
        "none": NOBODY,
    },
    "review": {"this": ITS_LEAD, "another": LEAD_ELSEWHERE, "none": NOBODY},
    "sampled review": {"this": ITS_LEAD, "another": LEAD_ELSEWHERE, "none": NOBODY},
    "review assessed": {
        "this": frozenset({Asker.ASSESSOR, Asker.COLLEAGUE}),
        "another": frozenset({Asker.ASSESSOR_ELSEWHERE}),
        "none": NOBODY,
    },
    "assessor": FOR_ITS_LEAD,
    "conflict": FOR_ITS_LEAD,
    "own conflict": {
        "own": frozenset({Asker.ASSESSOR}),
        "a colleague’s": frozenset({Asker.COLLEAGUE}),
        "of another review": frozenset({Asker.ASSESSOR_ELSEWHERE}),
        "none": NOBODY,
    },
    "review without a lead": {"one": ADMINISTRATOR, "this, which has one": ADMINISTRATOR, "none": NOBODY},
    "list": FOR_ITS_LEAD,
    "list taken in": FOR_ITS_LEAD,
    "membership": FOR_ITS_LEAD,
    "district": FOR_ITS_LEAD,
    "team": FOR_ITS_LEAD,
    "account": {"somebody’s": ADMINISTRATOR, "none": NOBODY},
    "invitation": {
        "by an administrator": ADMINISTRATOR,
        "into this review": ITS_LEAD | ADMINISTRATOR,
        "into another review": LEAD_ELSEWHERE | ADMINISTRATOR,
        "of somebody who has come": ADMINISTRATOR,
        "none": NOBODY,
    },
    "link": {"that works": EVERYBODY, "withdrawn": NOBODY, "expired": NOBODY, "forged": NOBODY},
    "caseload": {
        "open": ITS_LEAD,
        "frozen": ITS_LEAD,
        "drawn from": ITS_LEAD,
        "of another review": LEAD_ELSEWHERE,
        "none": NOBODY,
    },
    "draw": FOR_ITS_LEAD,
    "sampled case": FOR_ITS_LEAD,
    "case read twice": FOR_ITS_LEAD,
    "case settled": FOR_ITS_LEAD,
    "calibration": {
        "set up": ITS_LEAD,
        "answered by another": ITS_LEAD,
        "answered": ITS_LEAD,
        "read": ITS_LEAD,
        "of another review": LEAD_ELSEWHERE,
        "none": NOBODY,
    },
    "calibration to read": {
        "this": frozenset({Asker.ASSESSOR, Asker.COLLEAGUE}),
        "another": frozenset({Asker.ASSESSOR_ELSEWHERE}),
        "none": NOBODY,
    },
    "assessed": FOR_ITS_LEAD,
    "calibration reading": {
        "own": ITS_READERS,
        "a colleague’s": THEIR_READERS,
        "of another review": READERS_ELSEWHERE,
        "of another review, at this one’s address": NOBODY,
        "none": NOBODY,
    },
    "audit of a calibration": {
        "own": ITS_READERS,
        "a colleague’s": THEIR_READERS,
        "the panel’s": ITS_LEAD,
        "of another review": READERS_ELSEWHERE,
        "none": NOBODY,
    },
    "report": {"unpublished": ITS_LEAD, "unpublished, of another review": LEAD_ELSEWHERE, "none": NOBODY},
    "paragraph": FOR_ITS_LEAD,
    "quote": FOR_ITS_LEAD,
    "draft": FOR_ITS_LEAD,
    "Word draft": FOR_ITS_LEAD,
    "slides draft": FOR_ITS_LEAD,
    "publication": {
        "of this review": frozenset({Asker.LEAD, Asker.READER}),
        "of another review": frozenset({Asker.LEAD_ELSEWHERE, Asker.READER_ELSEWHERE}),
        "none": NOBODY,
    },
    "record": {
        "of this review": ITS_LEAD,
        "erased": ITS_LEAD,
        "of another review": LEAD_ELSEWHERE,
        "none": NOBODY,
    },
    "session": {"own": SIGNED_IN, "somebody else’s": NOBODY, "none": NOBODY},
}
