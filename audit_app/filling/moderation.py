"""Which audits somebody looks at a second time, by the rules of the review, before they can be signed off.

Every judgement that practice was unsafe or fell short, every audit with an immediate action, and a random
share. Whether a case is in that share follows from the seed of the review and its reference alone: anybody
can work it out again, nobody can foresee it without the seed, and neither the order of submissions nor who
assesses has a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.kit.coded import OptionPairs
from audit_app.sampling.drawing.stream import Stream
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from audit_app.tool.queries import is_asked, path_to
from audit_app.tool.registry import item

PRACTICE = "9.9"
GROUNDS: OptionPairs = (
    ("unsafe", "Practice was judged unsafe (9.9)"),
    ("falls_short", "Practice was judged to fall short (9.9)"),
    ("immediate_action", "An immediate action was raised"),
    ("random_share", "Drawn into the random share"),
    ("by_hand", "Taken in by a lead"),
)
LABELS = dict(GROUNDS)


def grounds_of(audit: Audit) -> frozenset[str]:
    """The rules that ask for moderation of an audit as it stands; none for most."""
    return frozenset(_grounds(audit))


def is_in_the_random_share(review: Review, reference: str) -> bool:
    """Whether the seed of the review draws this case: its number from 0 to 99 is below the share."""
    return Stream(review.moderation_seed, f"moderation of {reference}").below(100) < review.moderation_share


def _grounds(audit: Audit) -> Iterator[str]:
    practice = _practice(audit)
    if practice in ("unsafe", "falls_short"):
        yield practice
    if audit.immediate_actions.exists():
        yield "immediate_action"
    if is_in_the_random_share(audit.review, audit.case.reference):
        yield "random_share"


def _practice(audit: Audit) -> str | None:
    if not is_asked(PRACTICE, audit.review.items_off):
        return None
    found: str | None = Audit.every.filter(pk=audit.pk).values_list(path_to(item(PRACTICE)), flat=True).get()
    return found
