"""Why a child is left out of the draw, and why a case of the sample is replaced: fixed sets, and their words.

The codes stand in the frame file, so one once given stays.
"""

OTHER = "other"

EXCLUSION_REASONS: dict[str, str] = {
    "audited": "Audited in the last twelve months",
    "closed": "The case is closed",
    "conflict": "A reviewer has a conflict of interest",
    OTHER: "Another reason",
}
# The same within a sentence that counts children.
EXCLUSIONS_COUNTED: dict[str, str] = {
    "audited": "audited in the last twelve months",
    "closed": "whose case is closed",
    "conflict": "with whom a reviewer has a conflict of interest",
    OTHER: "for another reason",
}

REPLACEMENT_REASONS: dict[str, str] = {
    "not_available": "The file is not available",
    "transferred": "The case has been transferred to another authority",
    "conflict": "The reviewers have a conflict of interest",
    OTHER: "Another reason",
}
