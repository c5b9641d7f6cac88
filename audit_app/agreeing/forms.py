"""What a lead enters to settle a question on which two readers differ."""

from __future__ import annotations

from typing import Any

from django import forms

from audit_app.agreeing.choices import Source
from audit_app.agreeing.differences import Settled
from audit_app.kit.forms import TextField

# Before the code of an answer that neither of them gave.
OTHER = f"{Source.OTHER.value}:"


class SettleForm(forms.Form):
    """``choices``: what can be agreed, as value and wording; ``agreed`` reads it back."""

    answer = forms.ChoiceField(
        label="What is the agreed answer?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select the agreed answer",
            "invalid_choice": "Select one of the answers listed",
        },
    )
    why = TextField(
        label="Why?",
        help_text="What in the file decides it, or what the two readers said when they were asked.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter why this is the agreed answer"},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer: Any = self.fields["answer"]
        answer.choices = choices

    def agreed(self) -> Settled:
        value: str = self.cleaned_data["answer"]
        if value.startswith(OTHER):
            return Settled(Source.OTHER.value, value.removeprefix(OTHER))
        return Settled(value)


def as_value(settled: Settled) -> str:
    """How the form names it."""
    return f"{OTHER}{settled.code}" if settled.code else settled.source
