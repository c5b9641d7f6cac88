"""Every figure by the name that it has in an address."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.dashboard.figures import Figure
from audit_app.dashboard.sections import section_figures


def figure_called(key: str, cohort: Cohort) -> Figure | None:
    """The figure of this name; None where there is none."""
    return next((each for each in section_figures(cohort) if each.key == key), None)
