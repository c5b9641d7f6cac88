"""Why a case leaves the sample, and which one comes in."""

from __future__ import annotations

from typing import Any

from django import forms

from audit_app.kit.forms import TextField
from audit_app.sampling.choices import ReplacementReason
from audit_app.sampling.models import Case, Review
from audit_app.sampling.queries import cases_of

LONGEST_WORDS = 500
PRINTED = "It is printed in the report, so name no child, no worker and no case."


class ReplaceForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why is this case replaced?",
        choices=ReplacementReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select why this case is replaced"},
    )
    words = TextField(
        label="The reason in your words",
        help_text=f"Needed for another reason. {PRINTED}",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == ReplacementReason.OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", "Enter the reason in your words")
        return cleaned


class TakeOutForm(forms.Form):
    reason = TextField(
        label="Why?",
        help_text=PRINTED,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter the reason"},
    )


class ChooseForm(TakeOutForm):
    """Which case of the caseload comes in by hand."""

    reference = TextField(
        label="Reference of the case that comes in",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the reference of the case that comes in"},
    )
    field_order = ["reference", "reason"]

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        self.review = review
        self.case: Case | None = None
        super().__init__(*args, **kwargs)

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"]
        self.case = (
            cases_of(self.review).select_related("review", "record_key").filter(reference=reference).first()
        )
        if self.case is None:
            raise forms.ValidationError("Enter the reference of a case of this caseload")
        return reference
