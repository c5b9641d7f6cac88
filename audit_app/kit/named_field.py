"""The part that lets a form field name itself in its errors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class NamedField(forms.Field):
    """A field whose errors begin with what it is: "The date of the referral must include a year".

    ``named`` is the field as it stands within a sentence ("the date of the referral"). Without it the label
    serves, unless the label is a question.
    """

    def __init__(
        self, *, named: str = "", error_messages: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.named = named
        super().__init__(error_messages=error_messages, **kwargs)
        self._required_wording = (error_messages or {}).get("required", "")

    @property
    def own_name(self) -> str:
        label = str(self.label or "")
        if self.named or not label or label.endswith("?"):
            return self.named or "an answer"
        return f"the {label[0].lower()}{label[1:]}"

    def error(self, complaint: str, code: str = "invalid", **params: Any) -> ValidationError:
        name = self.own_name
        return ValidationError(f"{name[0].upper()}{name[1:]} {complaint}", code=code, params=params or None)

    def validate(self, value: Any) -> None:
        # Worded only now, because a form may give the label later than the field is made.
        if self.required and value in self.empty_values:
            raise ValidationError(self._required_wording or f"Enter {self.own_name}", code="required")
