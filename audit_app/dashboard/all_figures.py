"""Every figure that has a name of its own in an address."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.dashboard.described import described_figures
from audit_app.dashboard.figures import Figure
from audit_app.dashboard.sections import section_figures


def figure_called(key: str, cohort: Cohort) -> Figure | None:
    """The figure of this name; None where there is none."""
    found = section_figures(cohort) if key.startswith("section-") else described_figures(cohort)
    return next((each for each in found if each.key == key), None)
