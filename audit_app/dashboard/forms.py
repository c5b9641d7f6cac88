"""What an address may narrow the figures by, offered as this review has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from audit_app.access.models import User
from audit_app.aggregation.compared_places import DISTRICT
from audit_app.aggregation.crossing import Side, sides
from audit_app.aggregation.measures import MEASURES, Measure
from audit_app.dashboard.compared import KINDS
from audit_app.dashboard.narrowing import WAYS, YES, Narrowing
from audit_app.kit.coded import OptionPairs
from audit_app.kit.forms import TextField
from audit_app.report.evidence import BY_KEY
from audit_app.report.narrative.wording import WORDING
from audit_app.report.presenters.comments import question_of
from audit_app.report.shown import NEVER_A_SHARE
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender, RaterRole
from audit_app.sampling.models import Review
from audit_app.sampling.queries import allocations_of
from audit_app.tool.answers import comment_refs
from audit_app.tool.queries import is_asked
from audit_app.tool.registry import item

EITHER: OptionPairs = ((YES, "Yes"), ("no", "No"))
NOT_OFFERED = "Select one of those offered. The address asks for another, which this review does not have."

UNKNOWN = "The address narrows the figures by something that there is not. Select anew."


class NarrowingForm(forms.Form):
    """One choice for each way to narrow, and before them what a page asks for itself (``own``)."""

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data)
        self.own = tuple(self.fields)
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
        if set(self.data) - set(self.fields):
            raise ValidationError(UNKNOWN)
        return given

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.own]

    @property
    def narrowing_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in WAYS]

    @property
    def is_narrowed_wrongly(self) -> bool:
        return bool(self.non_field_errors()) or any(name in self.errors for name in WAYS)

    @property
    def own_codes(self) -> dict[str, str]:
        """What the page was asked for itself, as it stands in the address."""
        given = self.cleaned_data if self.is_valid() else {}
        return {name: given[name] for name in self.own if given.get(name)}

    @property
    def narrowing(self) -> Narrowing | None:
        """What was chosen; None where the address asks for what there is not."""
        if not self.is_valid():
            return None
        codes = {name: self.cleaned_data[name] for name in WAYS if self.cleaned_data[name]}
        return Narrowing(codes, {name: dict(self.offered[name])[code] for name, code in codes.items()})


class CrossingForm(NarrowingForm):
    """Two answers to lay against each other; neither while none has been chosen."""

    rows = forms.ChoiceField(label="One answer", required=False)
    columns = forms.ChoiceField(label="Another answer", required=False)

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data, review=review)
        self.sides = sides(review)
        for name in self.own:
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [("", "Select an answer"), *map(_option, self.sides.values())]
            field.error_messages["invalid_choice"] = NOT_OFFERED

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        rows, columns = given.get("rows"), given.get("columns")
        if rows and rows == columns:
            self.add_error("columns", "Select an answer other than the first")
        if bool(rows) != bool(columns) and not self.errors:
            self.add_error("columns" if rows else "rows", "Select two answers")
        return given

    @property
    def chosen_sides(self) -> tuple[Side, Side] | None:
        codes = self.own_codes
        return (self.sides[codes["rows"]], self.sides[codes["columns"]]) if codes else None


class ComparingForm(NarrowingForm):
    """A measure, and by which places; none while no measure has been chosen."""

    measure = forms.ChoiceField(label="Measure", required=False)
    by = forms.ChoiceField(
        label="Compare", required=False, choices=KINDS, error_messages={"invalid_choice": NOT_OFFERED}
    )

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data, review=review)
        field = cast(forms.ChoiceField, self.fields["measure"])
        offered = [(each.key, WORDING[each.key].label) for each in MEASURES if _can_be_compared(each, review)]
        field.choices = [("", "Select a measure"), *offered]
        field.error_messages["invalid_choice"] = NOT_OFFERED

    @property
    def chosen_measure(self) -> Measure | None:
        return BY_KEY.get(self.own_codes.get("measure", ""))

    @property
    def kind(self) -> str:
        return self.own_codes.get("by", DISTRICT)


def _can_be_compared(measure: Measure, review: Review) -> bool:
    """Whether children are safe is never put as a share, so nowhere is it more so than elsewhere."""
    is_in_use = any(is_asked(ref, review.items_off) for ref in measure.refs)
    return is_in_use and measure.key not in NEVER_A_SHARE


class CommentsForm(NarrowingForm):
    """An item of which the comments are read; none while none has been chosen."""

    item = forms.ChoiceField(label="Comments on", required=False)

    def __init__(self, data: QueryDict, *, review: Review) -> None:
        super().__init__(data, review=review)
        field = cast(forms.ChoiceField, self.fields["item"])
        asked = [ref for ref in comment_refs() if is_asked(ref, review.items_off)]
        named = [(ref, f"{ref.removesuffix('.comment')} {question_of(ref, review)}") for ref in asked]
        field.choices = [("", "Select a question"), *named]
        field.error_messages["invalid_choice"] = NOT_OFFERED

    @property
    def chosen_item(self) -> str:
        return self.own_codes.get("item", "")


class WordsForm(forms.Form):
    """Words to look for; they are posted, because what is written of a child stands in no address."""

    words = TextField(
        label="With these words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _option(side: Side) -> tuple[str, str]:
    return side.ref, f"{side.ref} {side.question}"


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
