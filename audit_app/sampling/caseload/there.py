"""The children who are in the caseload already, beside those of the list."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from audit_app.access.record_keys import Seal
from audit_app.sampling.caseload.case_rows import CaseReader
from audit_app.sampling.caseload.checking.child import CHANGED, NEW, UNCHANGED, Child
from audit_app.sampling.caseload.checking.table import Existing, NothingThere, References
from audit_app.sampling.models import Case, Review

# By the field of a list, the fields of a case and of who the child is that it decides.
_DECIDES: dict[str, tuple[str, ...]] = {
    "gender": ("gender", "age_band"),
    "date_of_birth": ("age_band", "age_years", "date_of_birth"),
    "age": ("age_band", "age_years"),
    "district": ("district",),
    "team": ("district", "team"),
    "category": ("plan_categories", "category_as_imported"),
    "family_ref": ("family_ref",),
    "plan_started": ("plan_started",),
    "name": ("name",),
    "first_name": ("name",),
    "surname": ("name",),
}


def existing_in(review: Review, columns: Collection[str]) -> Existing:
    """``columns`` are the fields that the list tells of; in no other can a child have changed."""
    there = Case.objects.filter(review=review, erasure=None).exists()
    return CaseloadThere(review, columns) if there else NothingThere()


class CaseloadThere:
    """A caseload with children in it."""

    def __init__(self, review: Review, columns: Collection[str]) -> None:
        self.review = review
        self._fields = {name for column in columns for name in _DECIDES.get(column, ())}
        self._reader = CaseReader(review)

    def compared(self, children: list[Child]) -> list[tuple[str, tuple[str, ...]]]:
        there = self.cases({child.reference for child in children})
        return [self._compared(child, there.get(child.reference)) for child in children]

    def cases(self, references: set[str]) -> dict[str, Case]:
        found = Case.objects.filter(review=self.review, reference__in=references)
        return {
            case.reference: case
            for case in found.select_related("district", "team", "identity", "record_key")
        }

    def differences(self, child: Child, case: Case) -> dict[str, tuple[Any, Any]]:
        """Field → what it is in the caseload and in the list, where the two differ."""
        says = {
            **self._reader.fields_of(child),
            "name": child.name,
            "date_of_birth": child.date_of_birth,
        }
        knows = {name: getattr(case, name) for name in self._fields if name not in ("name", "date_of_birth")}
        if self._fields & {"name", "date_of_birth"}:
            knows |= {name: value for name, value in identity_of(case).items() if name in self._fields}
        return {name: (knows[name], says[name]) for name in sorted(self._fields) if knows[name] != says[name]}

    def _compared(self, child: Child, case: Case | None) -> tuple[str, tuple[str, ...]]:
        if case is None:
            return NEW, ()
        changes = tuple(self.differences(child, case))
        return (CHANGED, changes) if changes else (UNCHANGED, ())


def identity_of(case: Case) -> dict[str, Any]:
    """Name and date of birth, with one opening of the record's key."""
    from datetime import date

    identity, seal = getattr(case, "identity", None), Seal(case.record_key)
    name = seal.unseal(identity.sealed_name) if identity and identity.sealed_name else ""
    born = seal.unseal(identity.sealed_date_of_birth) if identity and identity.sealed_date_of_birth else ""
    return {"name": name, "date_of_birth": date.fromisoformat(born) if born else None}


def gone_from(review: Review, references: References) -> Iterator[int]:
    """The numbers of the cases whose reference is not in the list."""
    cases = Case.objects.filter(review=review, erasure=None).order_by("reference")
    for pk, reference in cases.values_list("pk", "reference").iterator(chunk_size=2_000):
        if reference not in references:
            yield pk
