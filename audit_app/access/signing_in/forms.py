"""What is typed to sign in and to change a password."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from audit_app.access.signing_in.reset_links import ask_for_link
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


class NewPasswordForm(ChangePasswordForm):
    """The password there is, and the one that is to be; a button shows what is typed, so it is typed once."""

    oldpassword = password_box("Current password", "current-password")
    password1 = password_box("New password", "new-password")
    password2 = None

    def clean_oldpassword(self) -> str:
        typed: str = self.cleaned_data["oldpassword"]
        # Through the adapter, which counts guesses and keeps them in the trail.
        if not get_adapter().reauthenticate(self.user, typed):
            raise get_adapter().validation_error("incorrect_password")
        return typed

    def clean_password1(self) -> str:
        if self.cleaned_data["password1"] == self.data.get("oldpassword"):
            raise ValidationError("Enter a password other than the one you have")
        return _good_enough(self)


class ForgottenPasswordForm(ResetPasswordForm):
    """The address that the link goes to."""

    email = forms.EmailField(
        label="Email address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )

    def clean_email(self) -> str:
        """Nobody's account is looked for while the page waits."""
        typed: str = self.cleaned_data["email"]
        return typed

    def save(self, request: HttpRequest, **_others: Any) -> str:
        typed: str = self.cleaned_data["email"]
        ask_for_link(request, typed)
        return typed


class PasswordByLinkForm(ResetPasswordKeyForm):
    """A new password from somebody who came by the link in an e-mail."""

    password1 = password_box("New password", "new-password")
    password2 = None

    def clean_password1(self) -> str:
        return _good_enough(self)


def _good_enough(form: NewPasswordForm | PasswordByLinkForm) -> str:
    """The new password, if the rules for passwords allow it to this person."""
    return get_adapter().clean_password(form.cleaned_data["password1"], user=form.user)
