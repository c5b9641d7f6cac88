"""Whom to leave out of the draw, and why."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from audit_app.kit.forms import TextField
from audit_app.sampling.choices import ExclusionReason

LONGEST_WORDS = 500
# References may hold spaces, so only what no reference holds keeps two of them apart.
BETWEEN = re.compile(r"[\n,;\t]+")


class LeaveOutForm(forms.Form):
    references = TextField(
        label="References of the children to leave out",
        help_text="Each on a line of its own, or with commas between. Paste a column of a spreadsheet.",
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter at least one reference"},
    )
    reason = forms.ChoiceField(
        label="Why are they left out?",
        choices=ExclusionReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select why they are left out"},
    )
    words = TextField(
        label="The reason in your words",
        help_text="Needed for another reason. The report counts the reasons and does not print these words.",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_references(self) -> list[str]:
        typed: str = self.cleaned_data["references"]
        found = [part.strip() for part in BETWEEN.split(typed) if part.strip()]
        if not found:
            raise forms.ValidationError("Enter at least one reference")
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reason") == ExclusionReason.OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", "Enter the reason in your words")
        return cleaned
