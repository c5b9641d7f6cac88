"""What an address may narrow the figures by, offered as this review has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from audit_app.access.models import User
from audit_app.dashboard.narrowing import WAYS, YES, Narrowing
from audit_app.kit.coded import OptionPairs
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender, RaterRole
from audit_app.sampling.models import Review
from audit_app.sampling.queries import allocations_of
from audit_app.tool.registry import item

EITHER: OptionPairs = ((YES, "Yes"), ("no", "No"))
NOT_OFFERED = "Select one of those offered. The address asks for another, which this review does not have."

UNKNOWN = "The address narrows the figures by something that there is not. Select anew."


class NarrowingForm(forms.Form):
    """One choice for each way to narrow; ``beside`` are other names that the address may hold."""

    def __init__(self, data: QueryDict, *, review: Review, beside: Collection[str] = ()) -> None:
        super().__init__(data)
        self.beside = frozenset(beside)
        self.offered = offered_in(review)
        for name, way in WAYS.items():
            self.fields[name] = forms.ChoiceField(
                label=way.label,
                required=False,
                choices=[("", "All"), *self.offered[name]],
                error_messages={"invalid_choice": NOT_OFFERED},
            )

    def clean(self) -> dict[str, Any]:
        """An address that asks for more than is understood must not be answered as if it did not."""
        given = super().clean() or {}
        if set(self.data) - set(self.fields) - self.beside:
            raise ValidationError(UNKNOWN)
        return given

    @property
    def narrowing(self) -> Narrowing | None:
        """What was chosen; None where the address asks for what there is not."""
        if not self.is_valid():
            return None
        codes = {name: self.cleaned_data[name] for name in WAYS if self.cleaned_data[name]}
        return Narrowing(codes, {name: dict(self.offered[name])[code] for name, code in codes.items()})


def offered_in(review: Review) -> Mapping[str, OptionPairs]:
    """By name of the way, the codes that can be chosen in a review and what they are called."""
    first = allocations_of(review).filter(role=RaterRole.FIRST)
    people = User.objects.filter(pk__in=first.values("assessor")).order_by("display_name")
    return {
        "district": tuple((str(pk), name) for pk, name in review.districts.values_list("pk", "name")),
        "team": tuple((str(pk), name) for pk, name in review.teams.values_list("pk", "name")),
        "age": tuple(review.age_bands.labels.items()),
        "gender": tuple((code, str(label)) for code, label in Gender.choices),
        "unborn": EITHER,
        "category": PLAN_CATEGORIES,
        "disability": EITHER,
        "assessor": tuple((str(pk), name) for pk, name in people.values_list("pk", "display_name")),
        "ics": item("7.1").options,
    }
