"""What is typed to sign in."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.core.exceptions import ValidationError

from audit_app.kit.forms import TextField


def password_box(label: str, autocomplete: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"Enter your {label[0].lower()}{label[1:]}"},
        **more,
    )


class SignInForm(LoginForm):
    """A username or e-mail address, and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = TextField(
            label="Username or email address",
            max_length=254,
            widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
            error_messages={"required": "Enter your username or email address"},
        )
        self.fields["password"] = password_box("Password", "current-password")

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except ValidationError as wrong:
            # At the box, so that the summary at the head of the page can lead to it.
            self.add_error("login", wrong)
            return self.cleaned_data


class PasswordAgainForm(ReauthenticateForm):
    """The password once more, before something that a passer-by at an open screen must not do."""

    password = password_box("Password", "current-password")
