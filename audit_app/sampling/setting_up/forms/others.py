"""The age bands of a review, and why it is moved back."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from audit_app.kit.forms import TextField
from audit_app.sampling.models.review import check_boundaries

LONGEST_REASON = 500


class AgesForm(forms.Form):
    """The ages at which one band ends and the next begins."""

    ages = TextField(
        label="Ages at which a band ends and the next begins",
        named="the ages",
        help_text="In years, with commas between them, such as 2, 5, 10, 16.",
        max_length=80,
        error_messages={"required": "Enter at least one age, such as 5"},
    )

    def clean_ages(self) -> list[int]:
        typed = re.split(r"[\s,;]+", self.cleaned_data["ages"].strip(" ,;"))
        if not all(re.fullmatch(r"[0-9]{1,3}", each) for each in typed):
            raise ValidationError("Enter whole ages with commas between them, such as 2, 5, 10, 16")
        ages = [int(each) for each in typed]
        check_boundaries(ages)
        return ages


class MoveForm(forms.Form):
    """A reason where a review is moved back."""

    reason = TextField(
        label="Why is it moved back?",
        help_text="It is kept with the review, so name no child and no case.",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why the review is moved back"},
    )

    def __init__(self, *args: Any, is_back: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_back:
            del self.fields["reason"]
