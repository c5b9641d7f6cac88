"""The header of Appendix 2a: what is read from the case and from the allocation."""

from __future__ import annotations

from audit_app.sampling.models import Allocation, Case, Identity
from audit_app.tool.item import Item

HEADER = "H"
# The two names of the authority’s own workers that an assessor enters.
WORKERS = ("H.7.social_worker", "H.7.line_manager")

FROM_THE_CASE: tuple[Item, ...] = (
    Item("H.1", HEADER, "text", "Name of the child", Identity, "name"),
    Item(
        "H.2",
        HEADER,
        "date",
        "Date of birth",
        Identity,
        "date_of_birth",
        hint="Or expected delivery.",
    ),
    Item(
        "H.3",
        HEADER,
        "choice",
        "Gender",
        Case,
        "gender",
        options=tuple((code, str(label)) for code, label in Case._meta.get_field("gender").choices or ()),
    ),
    Item("H.4.district", HEADER, "choice", "District", Case, "district"),
    Item("H.4.team", HEADER, "choice", "Team", Case, "team"),
)
FROM_THE_ALLOCATION: tuple[Item, ...] = (
    Item("H.7.auditor", HEADER, "text", "Name of the auditor", Allocation, "assessor"),
)
