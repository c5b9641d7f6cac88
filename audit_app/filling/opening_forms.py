"""What an assessor says before a file is opened, or when they recognise somebody in it."""

from __future__ import annotations

from typing import Any

from django import forms

from audit_app.kit.forms import TextField

NO_CONFLICT, CONFLICT = "no", "yes"
WORDS_MISSING = "Enter what the conflict is"


def _words(**options: Any) -> TextField:
    return TextField(
        label="What is the conflict?",
        help_text="A few words for the lead, such as “My sister’s family”. Only leads read them.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": WORDS_MISSING},
        **options,
    )


class OpeningForm(forms.Form):
    conflict = forms.ChoiceField(
        label="Do you have a conflict with this child, their family or their workers?",
        choices=[(NO_CONFLICT, "No, I have no conflict"), (CONFLICT, "Yes, I have a conflict")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether you have a conflict"},
    )
    words = _words(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        has_words = "words" in self.errors or cleaned.get("words", "").strip()
        if cleaned.get("conflict") == CONFLICT and not has_words:
            self.add_error("words", WORDS_MISSING)
        return cleaned


class ConflictForm(forms.Form):
    words = _words()
