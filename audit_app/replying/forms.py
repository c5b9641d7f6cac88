"""What leads enter to share a summary and to answer, and what is said by whoever has the link."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone

from audit_app.kit.calendar import calendar_for
from audit_app.kit.forms import DateField, TextField
from audit_app.replying.choices import OUTCOMES, RECIPIENTS
from audit_app.replying.links import LONGEST
from audit_app.replying.services.sharing import SHARED_ALREADY, is_shared_with
from audit_app.tool.models import Audit

OFF = {"autocomplete": "off", "spellcheck": "false"}
WORKING_DAYS = 10
# About two pages of print.
LONGEST_VIEW = 5_000


def proposed_day(audit: Audit) -> date:
    """Two working weeks from today."""
    return calendar_for(audit.review.jurisdiction).add_working_days(timezone.localdate(), WORKING_DAYS)


class DueForm(forms.Form):
    """Until when somebody can give their view."""

    due = DateField(
        label="Until when can they give their view?",
        help_text=f"The link works until the end of that day, at most {LONGEST.days} days from today.",
        named="the day until which they can give their view",
        required=True,
    )

    def clean_due(self) -> date:
        due: date = self.cleaned_data["due"]
        today = timezone.localdate()
        if due <= today:
            raise ValidationError("The day until which they can give their view must be after today")
        if due > today + LONGEST:
            raise ValidationError(
                f"The day until which they can give their view must be within {LONGEST.days} days from today"
            )
        return due


class ShareForm(DueForm):
    """With whom a summary of an audit is shared."""

    recipient = forms.ChoiceField(
        label="Who is asked?",
        choices=RECIPIENTS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who is asked"},
    )
    name = TextField(
        label="Full name",
        max_length=150,
        widget=forms.TextInput(attrs=OFF),
        error_messages={"required": "Enter the full name"},
    )
    email = forms.EmailField(
        label="Email address",
        help_text="Their own at work.",
        max_length=254,
        widget=forms.EmailInput(attrs=OFF),
        error_messages={
            "required": "Enter the email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )
    field_order = ["recipient", "name", "email", "due"]

    def __init__(self, *args: Any, audit: Audit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.audit = audit
        workers = (("social worker", audit.social_worker), ("line manager", audit.line_manager))
        named = [f"{role} {name}" for role, name in workers if name]
        self.fields["name"].help_text = f"In the audit: {', '.join(named)}." if named else ""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if is_shared_with(self.audit, email):
            raise ValidationError(SHARED_ALREADY)
        return email


class AnswerForm(forms.Form):
    """What came of what was said."""

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came of it"},
    )
    text = TextField(
        label="What was changed, or why was nothing changed?",
        help_text="Whoever wrote it reads this by their link, and the assessor reads it beside the audit.",
        max_length=LONGEST_VIEW,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what was changed, or why nothing was"},
    )


class PointForm(forms.Form):
    """What is said to a line of a summary; with nothing in it, what was said is taken back."""

    text = TextField(
        label="Your view",
        help_text="Do not write the name of a child, a relative or a neighbour.",
        max_length=LONGEST_VIEW,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    is_wrong = forms.BooleanField(label="Something in it is factually wrong", required=False)
    right = TextField(
        label="What is right, and where does the file show it?",
        named="what is right",
        max_length=LONGEST_VIEW,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @property
    def reveals(self) -> dict[str, BoundField]:
        """What ticking the box shows."""
        return {"on": self["right"]}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        is_wrong, right = given.get("is_wrong"), given.get("right")
        if is_wrong and "right" in given and not right:
            self.add_error("right", "Enter what is right, and where the file shows it")
        if right and not is_wrong:
            self.add_error(
                "is_wrong", "Select that something is factually wrong, or take out what you entered as right"
            )
        return given
