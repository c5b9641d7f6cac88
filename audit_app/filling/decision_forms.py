"""What people enter when they raise an action, return an audit or say what was done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from audit_app.kit.forms import DateField, TextField, TimeField


class ReturnForm(forms.Form):
    reason = TextField(
        label="What should the assessor look at again?",
        help_text="The assessor reads this above the list of sections.",
        widget=forms.Textarea,
        error_messages={"required": "Enter what the assessor should look at again"},
    )


class ActionForm(forms.Form):
    """An immediate action; ``told_at`` is put together from a date and a time."""

    what = TextField(
        label="What must be done now?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter what must be done now"},
    )
    why = TextField(
        label="Why can it not wait for the report?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why it cannot wait for the report"},
    )
    told_to = TextField(
        label="Who have you told?",
        help_text="The name and the role of the person responsible for the case, or of their manager.",
        max_length=200,
        error_messages={"required": "Enter who you have told"},
    )
    told_on = DateField(
        label="On what date did you tell them?", named="the date on which you told them", required=True
    )
    told_time = TimeField(
        label="At what time did you tell them?",
        help_text="For example, 14:30.",
        named="the time at which you told them",
        required=True,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, time = cleaned.get("told_on"), cleaned.get("told_time")
        if day and time:
            cleaned["told_at"] = timezone.make_aware(datetime.combine(day, time))
            if cleaned["told_at"] > timezone.now():
                self.add_error("told_on", "The date on which you told them must not be in the future")
        return cleaned

    def action(self) -> dict[str, Any]:
        """What the service takes."""
        return {name: self.cleaned_data[name] for name in ("what", "why", "told_to", "told_at")}


class OutcomeForm(forms.Form):
    outcome = TextField(
        label="What was done, and what came of it?",
        widget=forms.Textarea,
        error_messages={"required": "Enter what was done and what came of it"},
    )


class QueryForm(forms.Form):
    text = TextField(
        label="What do you want to ask the assessor?",
        help_text="Ask of this reading alone, and name nobody.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what you want to ask"},
    )


class AnswerForm(forms.Form):
    text = TextField(
        label="Your answer to the moderator",
        help_text="It stands beside the audit. No answer of the audit changes.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter your answer"},
    )


class ItemNoteForm(forms.Form):
    kind = forms.ChoiceField(
        label="Who is it for?",
        choices=(
            ("question", "The leads of the review: they answer while you fill in the audit"),
            ("note", "Whoever moderates the audit once it is submitted"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who it is for"},
    )
    text = TextField(
        label="What do you want to ask or note?",
        help_text="Do not write the name of a child, a relative or a neighbour.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what you want to ask or note"},
    )


class ItemAnswerForm(forms.Form):
    text = TextField(
        label="Your answer to the assessor",
        help_text="It stands beside the question. No answer of the audit changes.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter your answer"},
    )


class ReopenForm(forms.Form):
    reason = TextField(
        label="Why is this audit open again?",
        help_text="The assessor reads this above the list of sections.",
        widget=forms.Textarea,
        error_messages={"required": "Enter why this audit is open again"},
    )
