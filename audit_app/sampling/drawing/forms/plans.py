"""The plan of a draw, its seed, and the precision that somebody wishes for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from audit_app.kit.forms import TextField, WholeNumberField
from audit_app.sampling.ages import AgeBands
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.stream import check_seed

LARGEST = 1_000_000
BY_CHANCE, BY_AGE = "chance", "ages"


class PlanForm(forms.Form):
    """The wishes. A field for each age band is added for the bands of the review."""

    size = WholeNumberField(
        label="How many cases?",
        named="the number of cases",
        lowest=1,
        highest=LARGEST,
        error_messages={"required": "Enter how many cases the sample is to hold"},
    )
    spread = forms.ChoiceField(
        label="How are they shared out over the districts?",
        choices=[
            (Spread.EVEN.value, "The same number from each, as nearly as whole cases allow"),
            (Spread.PROPORTIONAL.value, "In proportion to the children of each, by largest remainders"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select how the cases are shared out over the districts"},
    )
    ages = forms.ChoiceField(
        label="Do you set how many of each age?",
        choices=[(BY_CHANCE, "No, leave the ages to chance"), (BY_AGE, "Yes, set a number for each age")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether you set how many of each age"},
    )
    disability_minimum = WholeNumberField(
        label="At least how many from disability teams?",
        named="the least number from disability teams",
        help_text="Together they give their share in proportion, or this number where it is more.",
        highest=LARGEST,
        error_messages={"required": "Enter the least number from disability teams, or 0"},
    )
    pre_school_percent = WholeNumberField(
        label="At least how many per cent of pre-school age?",
        named="the least share of pre-school age",
        help_text="Unborn or under five years. Enter 0 to leave it to chance.",
        highest=100,
        error_messages={"required": "Enter the least share of pre-school age in per cent, or 0"},
    )
    families = forms.ChoiceField(
        label="May brothers and sisters both be drawn?",
        choices=[("any", "Yes"), ("one", "No, one child of a family at most")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether brothers and sisters may both be drawn"},
    )

    def __init__(self, *args: Any, bands: AgeBands, **kwargs: Any) -> None:
        self.bands = bands
        super().__init__(*args, **kwargs)
        for number, (_code, label) in enumerate(bands.labels.items()):
            self.fields[f"age_{number}"] = WholeNumberField(
                label=label,
                named=f"the number of cases aged {label.lower()}",
                highest=LARGEST,
                required=False,
            )

    @property
    def age_fields(self) -> list[BoundField]:
        return [self[f"age_{number}"] for number in range(len(self.bands.codes))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("ages") == BY_AGE and cleaned.get("size") and not self._wrong_ages():
            total = sum(self._quotas().values())
            if total != cleaned["size"]:
                self.add_error(
                    "age_0",
                    f"The numbers by age must add up to {cleaned['size']:,}. Now they add up to {total:,}",
                )
        return cleaned

    def _wrong_ages(self) -> bool:
        return any(field.name in self.errors for field in self.age_fields)

    def _quotas(self) -> dict[str, int]:
        return {
            code: self.cleaned_data.get(f"age_{number}") or 0 for number, code in enumerate(self.bands.codes)
        }

    def plan(self) -> Plan:
        """What the form says; only when it is valid."""
        said = self.cleaned_data
        return Plan(
            size=said["size"],
            age_quotas=self._quotas() if said["ages"] == BY_AGE else None,
            spread=Spread(said["spread"]),
            disability_minimum=said["disability_minimum"],
            bands=self.bands,
            pre_school_percent=said["pre_school_percent"],
            one_a_family=said["families"] == "one",
        )


def as_entered(plan: Plan, typed: dict[str, Any] | None = None) -> dict[str, Any]:
    """A plan as the values of its form; ``typed`` keeps numbers by age that the plan does not use."""
    quotas = plan.age_quotas
    ages = {f"age_{n}": quotas.get(code, 0) for n, code in enumerate(plan.bands.codes)} if quotas else {}
    return {
        **(typed or {}),
        "size": plan.size,
        "spread": plan.spread.value,
        "ages": BY_AGE if quotas is not None else BY_CHANCE,
        "disability_minimum": plan.disability_minimum,
        "pre_school_percent": plan.pre_school_percent,
        "families": "one" if plan.one_a_family else "any",
        **ages,
    }


class SeedForm(forms.Form):
    seed = TextField(
        label="Seed",
        help_text="1 to 100 characters, such as a number that was drawn at a meeting.",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter a seed"},
    )

    def clean_seed(self) -> str:
        seed: str = self.cleaned_data["seed"]
        try:
            check_seed(seed)
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem
        return seed


class PrecisionForm(forms.Form):
    """From a size to its interval, and from a wished margin to the size."""

    size = WholeNumberField(label="Number of cases", lowest=1, highest=LARGEST, required=False)
    margin = WholeNumberField(
        label="Right within how many percentage points?",
        named="the number of percentage points",
        help_text="Such as 10, for a share that is right within 10 points either way.",
        lowest=1,
        highest=49,
        required=False,
    )
