"""What the makers of the world share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.sampling.models import Case, Review
from tests.factories.sampling import Cast, make_case

# A number that nothing has.
NONE = 987654321

Arguments = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Two reviews and their people, to be furnished with things and with what is posted about them."""

    cast: Cast
    people: dict[Asker, User]
    things: dict[str, dict[str, Arguments]] = field(default_factory=dict)
    forms: dict[str, Arguments] = field(default_factory=dict)

    @property
    def here(self) -> Review:
        return self.cast.review

    @property
    def elsewhere(self) -> Review:
        return self.cast.other_review

    def a_case(self, review: Review | None = None) -> Case:
        return make_case(review or self.here)

    def of_review(self, name: str, this: int, other: int) -> dict[str, Arguments]:
        """Addresses of something that belongs to a review, in the order of ``FOR_ITS_LEAD``."""
        here, elsewhere = {"review_id": self.here.pk}, {"review_id": self.elsewhere.pk}
        return {
            "of this review": {**here, name: this},
            "of another review": {**elsewhere, name: other},
            "of another review, at this one’s address": {**here, name: other},
            "none": {**here, name: NONE},
        }
