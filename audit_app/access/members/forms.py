"""What is chosen to give somebody a role in a review."""

from collections.abc import Iterable
from typing import Any

from django import forms

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import REVIEW_ROLES, Role


class OfferedChoiceField(forms.TypedChoiceField):
    """A choice among what the page offers; anything else was not chosen on the page, and is refused."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values and not self.valid_value(value):
            raise Refused("This cannot be chosen. Load the page again and select from what it offers.")
        super().validate(value)


def role_field() -> OfferedChoiceField:
    """One of the roles that are held in a review."""
    return OfferedChoiceField(
        label="Role",
        coerce=Role,
        choices=[(role.value, role.label) for role in REVIEW_ROLES],
        error_messages={"required": "Select a role"},
        widget=forms.RadioSelect,
    )


class NameLeadForm(forms.Form):
    """Whom to make the lead."""

    person = OfferedChoiceField(
        label="Person", coerce=int, error_messages={"required": "Select a person"}, widget=forms.Select
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        offered = [(number, f"{each.display_name} ({each.username})") for number, each in self.people.items()]
        self.fields["person"].choices = [("", "Select a person"), *offered]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What the form says, as the service takes it."""
        return {"user": self.people[self.cleaned_data["person"]]}


class MemberForm(NameLeadForm):
    """Whom to give which role."""

    role = role_field()

    def given(self) -> dict[str, Any]:
        return {**super().given(), "role": self.cleaned_data["role"]}
