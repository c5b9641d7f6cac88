"""Fixed sets of values of this room."""

from __future__ import annotations

from audit_app.kit.coded import OptionPairs

RECIPIENTS: OptionPairs = (("social_worker", "Social worker"), ("team_manager", "Team manager"))
RECIPIENT_LABELS = dict(RECIPIENTS)
# The parts of a summary, in their order, under the headings that they have in it.
KINDS: OptionPairs = (
    ("judgement", "What was judged"),
    ("comment", "Strengths, learning and other comments"),
    ("clock", "What was later than its timescale"),
    ("action", "What could not wait"),
)
OUTCOMES: OptionPairs = (
    ("changed", "Something was changed"),
    ("not_changed", "Nothing was changed"),
)
