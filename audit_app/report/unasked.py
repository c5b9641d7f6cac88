"""Which measures a review cannot judge where it leaves a question of the tool out."""

from __future__ import annotations

from audit_app.aggregation.measures import MEASURES
from audit_app.report.narrative.wording import WORDING
from audit_app.tool.queries import is_asked


def measures_without(ref: str) -> tuple[str, ...]:
    """The labels of the measures of which the report says that they are not asked without this item."""
    return tuple(
        WORDING[measure.key].label
        for measure in MEASURES
        if not any(is_asked(each, {ref}) for each in measure.refs)
    )
