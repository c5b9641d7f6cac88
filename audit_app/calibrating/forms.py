"""What a lead enters about the calibration case, and why they decide as they do about an assessor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from audit_app.calibrating.choices import DEFAULT_MARK, MOST_TRIES, UntilPassed
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.scoring import coded_items
from audit_app.calibrating.services import CaseFacts
from audit_app.calibrating.services.setting_up import ALL_SECTIONS
from audit_app.kit.forms import DateField, TextField, WholeNumberField
from audit_app.sampling.ages import ADULT
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.tool.registry import section_titles

YES_NO = [("yes", "Yes"), ("no", "No")]
LONGEST_REASON = 1000


def _is_yes(value: str) -> bool:
    return value == "yes"


class CalibrationForm(forms.Form):
    """The file, as far as it is known beside its questions, which sections count, and the mark."""

    reference = TextField(
        label="Reference of the file",
        named="the reference of the file",
        help_text="One that no child of the caseload has, such as CALIBRATION-1.",
        max_length=40,
    )
    about = TextField(
        label="What the file is and where it lies",
        named="what the file is and where it lies",
        help_text="Assessors read this first. The file is invented, or of a child nobody could know from it.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    gender = forms.ChoiceField(
        label="Gender of the child",
        choices=Gender.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the gender of the child"},
    )
    age_years = WholeNumberField(
        label="Age of the child in years",
        named="the age of the child",
        help_text="Leave it empty if the child is unborn.",
        highest=ADULT - 1,
        required=False,
    )
    plan_categories = forms.MultipleChoiceField(
        label="Subject to a child protection plan for (optional)",
        choices=PLAN_CATEGORIES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    plan_started = DateField(label="Day on which the plan started (optional)", required=False)
    sections = forms.TypedMultipleChoiceField(
        label="Which sections count?",
        help_text="Only answers that are chosen or ticked count. You can leave single questions out later.",
        choices=[(str(number), f"{number}. {title}") for number, title in section_titles().items()],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one section that counts"},
    )
    pass_mark = WholeNumberField(
        label="How many in a hundred answers must be the panel’s to pass?",
        named="the mark",
        help_text="80 is where we would begin; no source sets a mark.",
        lowest=1,
        highest=100,
    )
    needs_two = forms.TypedChoiceField(
        label="Must a second lead agree with the panel’s answers?",
        choices=YES_NO,
        coerce=_is_yes,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether a second lead must agree"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_unborn = cleaned.get("gender") == Gender.UNBORN.value
        if "age_years" in self.errors or "gender" in self.errors:
            return cleaned
        if is_unborn and cleaned.get("age_years") is not None:
            self.add_error("age_years", "Leave the age empty, because the child is unborn")
        if not is_unborn and cleaned.get("age_years") is None:
            self.add_error("age_years", "Enter the age of the child in years")
        return cleaned

    def given(self) -> dict[str, Any]:
        """As the services take it."""
        cleaned = self.cleaned_data
        return {
            "facts": CaseFacts(
                reference=cleaned["reference"],
                gender=cleaned["gender"],
                age_years=cleaned["age_years"],
                about=cleaned["about"],
                plan_categories=frozenset(cleaned["plan_categories"]) or None,
                plan_started=cleaned["plan_started"],
            ),
            "sections": cleaned["sections"],
            "pass_mark": cleaned["pass_mark"],
            "needs_two": cleaned["needs_two"],
        }


def _as_typed(sections: Iterable[int]) -> list[str]:
    return [str(number) for number in sections]


def initial_of(calibration: Calibration | None) -> dict[str, Any]:
    if calibration is None:
        return {"sections": _as_typed(ALL_SECTIONS), "pass_mark": DEFAULT_MARK, "needs_two": "no"}
    case = calibration.case
    return {
        "reference": case.reference,
        "about": calibration.about,
        "gender": case.gender,
        "age_years": case.age_years,
        "plan_categories": sorted(case.plan_categories or ()),
        "plan_started": case.plan_started,
        "sections": _as_typed(calibration.sections),
        "pass_mark": calibration.pass_mark,
        "needs_two": "yes" if calibration.needs_two else "no",
    }


class QuestionsForm(forms.Form):
    """Which coded items of the sections are ticked."""

    counted = forms.MultipleChoiceField(
        error_messages={
            "required": "Select at least one question that counts",
            "invalid_choice": "Load the page again and tick only what it offers",
        },
    )

    def __init__(self, *args: Any, sections: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted: Any = self.fields["counted"]
        counted.choices = [(each.ref, each.ref) for each in coded_items(sections)]


class RulesForm(forms.Form):
    until_passed = forms.ChoiceField(
        label="What about assessors who have not passed?",
        choices=UntilPassed.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what holds for assessors who have not passed"},
    )
    tries = WholeNumberField(
        label="How often may an assessor read the case?",
        named="how often an assessor may read the case",
        help_text="A lead releases every time after the first.",
        lowest=1,
        highest=MOST_TRIES,
    )


def _why(hint: str, missing: str) -> TextField:
    return TextField(
        label="Why?",
        named="why",
        help_text=hint,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": missing},
    )


class ReleaseForm(forms.Form):
    why = _why(
        "What you have talked over with them. The assessor reads it before they begin.",
        "Enter what you have talked over with them",
    )


class AcceptForm(forms.Form):
    why = _why(
        "For example, which answers of theirs the file bears out too. It is kept in the trail.",
        "Enter why they are accepted below the mark",
    )


class OpenAgainForm(forms.Form):
    why = _why("What is to be looked at again.", "Enter what is to be looked at again")
