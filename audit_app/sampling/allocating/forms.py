"""What a lead enters to give cases out, and an assessor to declare a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from audit_app.access.models import User
from audit_app.kit.forms import DateField, TextField, WholeNumberField
from audit_app.sampling.choices import WEEKDAYS, ConflictKind
from audit_app.sampling.drawing.stream import check_seed
from audit_app.sampling.models import Team
from audit_app.sampling.models.conflict import OF_A_TEAM

NOBODY = "nobody"
EVERYBODY = "everybody"
TICKED = "ticked"
SEED_HELP = "Any word or number. The same seed gives the same result again, so it is kept with it."


class SeedField(TextField):
    """A seed from which anybody can do the same again."""

    def __init__(self) -> None:
        super().__init__(
            label="Seed",
            help_text=SEED_HELP,
            max_length=100,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"required": "Enter a seed"},
        )

    def run_validators(self, value: Any) -> None:
        super().run_validators(value)
        try:
            check_seed(value)
        except ValueError:
            raise self.error("must be printable and must not contain “|”") from None


class FilterForm(forms.Form):
    """Which readings are listed; what is not offered filters nothing."""

    assessor = forms.ChoiceField(label="Assessor", required=False)
    state = forms.ChoiceField(label="State", required=False)
    place = forms.ChoiceField(label="Place", required=False)

    def __init__(self, data: Any, *, offered: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data)
        for name, choices in offered.items():
            self.fields[name].choices = [("", "All"), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class AssessorForm(forms.Form):
    capacity = WholeNumberField(
        label="How many cases can they take?",
        named="how many cases they can take",
        highest=1000,
        error_messages={"required": "Enter how many cases they can take"},
    )
    days = forms.MultipleChoiceField(
        label="On which days do they read?",
        help_text="Leave empty if it has not been said.",
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Select days of the week"},
    )
    offices = forms.MultipleChoiceField(
        label="Where do they read?",
        help_text="Leave empty if they can read anywhere.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Select places of this review"},
    )
    only_there = forms.BooleanField(
        label="They can read nowhere else: never give them a case of another place", required=False
    )

    def __init__(self, *args: Any, places: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].choices = [(place, place) for place in places]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("only_there") and not cleaned.get("offices") and "offices" not in self.errors:
            self.add_error("offices", "Select the places where they can read")
        return cleaned

    def given(self) -> dict[str, Any]:
        """What the service takes."""
        return {**self.cleaned_data, "days": self.cleaned_data["days"] or None}


class ConflictForm(forms.Form):
    kind = forms.ChoiceField(
        label="What is the conflict with?",
        choices=[
            (ConflictKind.OWN_TEAM.value, "A team in which they work or worked"),
            (ConflictKind.TEAM.value, "Another team"),
            (ConflictKind.CASE.value, "One case"),
            (ConflictKind.FAMILY.value, "A family: every case of it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the conflict is with"},
    )
    team = forms.ChoiceField(
        label="Team",
        required=False,
        help_text="For a conflict with a team.",
        error_messages={"invalid_choice": "Select a team"},
    )
    reference = TextField(
        label="Case reference",
        required=False,
        max_length=40,
        help_text="For a conflict with a case, or with a family: that of any case of it.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    words = TextField(
        label="What is the conflict? (optional)",
        required=False,
        max_length=1000,
        help_text="Only the leads of this review read it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.pk): team for team in teams}
        offered = [(number, str(team)) for number, team in self.teams.items()]
        self.fields["team"].choices = [("", "Select a team"), *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind in OF_A_TEAM and not cleaned.get("team") and "team" not in self.errors:
            self.add_error("team", "Select the team")
        if kind and kind not in OF_A_TEAM and not cleaned.get("reference") and "reference" not in self.errors:
            self.add_error("reference", "Enter the reference of the case")
        return cleaned

    @property
    def kind_given(self) -> ConflictKind:
        return ConflictKind(self.cleaned_data["kind"])

    @property
    def team_given(self) -> Team | None:
        return self.teams.get(self.cleaned_data["team"]) if self.kind_given in OF_A_TEAM else None


class WithDueDate(forms.Form):
    """A form with a day by which cases are to be read. One that has passed is taken, and said to have."""

    def has_passed(self, today: date) -> bool:
        due = getattr(self, "cleaned_data", {}).get("due")
        return due is not None and due < today


class ShareForm(WithDueDate):
    seed = SeedField()
    due = DateField(label="To be read by", named="the due date", required=True)


class MoveForm(forms.Form):
    to = forms.ChoiceField(
        label="To whom?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select to whom", "invalid_choice": "Select somebody from the list"},
    )
    reason = TextField(
        label="Why?",
        help_text="It is kept in the trail.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Enter why"},
    )

    def __init__(
        self, *args: Any, people: Iterable[tuple[User, str]], can_take_back: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {}
        offered = []
        for person, label in people:
            self.people[str(person.pk)] = person
            offered.append((str(person.pk), label))
        if can_take_back:
            offered.append((NOBODY, "To nobody for now: take the case back"))
        self.fields["to"].choices = offered  # type: ignore[attr-defined]

    @property
    def person(self) -> User | None:
        return self.people.get(self.cleaned_data["to"])


class DueForm(WithDueDate):
    whose = forms.ChoiceField(
        label="Whose cases?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select whose cases", "invalid_choice": "Select whose cases"},
    )
    due = DateField(label="To be read by", named="the due date", required=True)

    def __init__(self, *args: Any, people: Iterable[User], ticked: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = (
            [(TICKED, f"The {ticked} that you ticked" if ticked > 1 else "The one that you ticked")]
            if ticked
            else []
        )
        offered.append((EVERYBODY, "Everybody’s"))
        offered += [(str(person.pk), f"Those of {person.display_name}") for person in people]
        self.fields["whose"].choices = offered  # type: ignore[attr-defined]


class SecondForm(WithDueDate):
    number = WholeNumberField(
        label="How many cases?", named="the number of cases", lowest=1, highest=10000, required=False
    )
    share = WholeNumberField(
        label="Or how many in a hundred of all cases?",
        named="the share in a hundred",
        lowest=1,
        highest=100,
        required=False,
    )
    counts = forms.ChoiceField(
        label="Do second readings count towards how many cases an assessor can take?",
        choices=[("yes", "Yes, they count like first readings"), ("no", "No, they come on top")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether they count"},
    )
    seed = SeedField()
    due = DateField(label="To be read by", named="the due date", required=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_error = "number" in self.errors or "share" in self.errors
        given = [cleaned.get(name) for name in ("number", "share") if cleaned.get(name) is not None]
        if len(given) != 1 and not has_error:
            self.add_error(
                "number",
                "Enter a number of cases or a share in a hundred, not both"
                if given
                else "Enter how many cases",
            )
        return cleaned

    def number_of(self, cases: int) -> int:
        """How many cases are meant, where the review reads so many; a share is rounded up."""
        number: int | None = self.cleaned_data["number"]
        return number if number is not None else -(-cases * self.cleaned_data["share"] // 100)
