"""What is typed, or asked of the browser, to set up a second factor and to show it."""

from __future__ import annotations

import json
from typing import Any

from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from audit_app.access.models import User
from audit_app.access.signing_in import limits, recording
from audit_app.kit.forms import TextField

# A code is right in its own half minute and in those beside it, and used once in all of them.
CODE_LIVES = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
NO_PASSKEY = "That passkey was not recognised. Try again, or use another way."


def code_box(label: str, hint: str) -> TextField:
    return TextField(
        label=label,
        help_text=hint,
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "govuk-input--width-10 govuk-input--extra-letter-spacing",
            }
        ),
        error_messages={"required": "Enter a code"},
    )


class CountsGuesses:
    """Lets nobody guess codes at will, nor use one twice that was seen over a shoulder."""

    user: User

    def clean_code(self) -> str:
        guess = limits.count_code(context.request, self.user)
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"used-code:{self.user.pk}:{code}", True, CODE_LIVES):
            recording.record_wrong_code(context.request, self.user)
            raise get_adapter().validation_error("incorrect_code")
        guess.was_right()
        return code


class AppCodeForm(CountsGuesses, ActivateTOTPForm):
    """The first code of an app that is being set up."""

    code = code_box("Code", "The six digits that the app shows now")


class CodeForm(CountsGuesses, AuthenticateForm):
    """The second step of signing in."""

    code = code_box("Code", "The six digits that your app shows now, or one of your recovery codes")


class CodeAgainForm(CountsGuesses, ReauthenticateForm):
    """A code once more, before a change to how somebody signs in."""

    code = code_box("Code", "The six digits that your app shows now, or one of your recovery codes")


class CredentialField(forms.JSONField):
    """What the browser answers for a passkey; the database would refuse what is no text in it."""

    def to_python(self, value: Any) -> Any:
        answer = super().to_python(value)
        if not isinstance(answer, dict) or not is_text(answer):
            raise ValidationError(NO_PASSKEY)
        return answer


def is_text(answer: dict[str, Any]) -> bool:
    try:
        return b"\\u0000" not in json.dumps(answer).encode() and bool(
            json.dumps(answer, ensure_ascii=False).encode()
        )
    except UnicodeEncodeError:
        return False


def credential_box() -> CredentialField:
    return CredentialField(
        widget=forms.HiddenInput, error_messages={"required": NO_PASSKEY, "invalid": NO_PASSKEY}
    )


class NewPasskeyForm(AddWebAuthnForm):
    """A passkey that the browser has just made."""

    name = TextField(
        label="Name of this passkey",
        help_text="For example “office laptop” or “blue key”, so that you know it again in a list",
        max_length=60,
        required=False,
    )
    passwordless = forms.BooleanField(
        label="Let me sign in with this passkey alone",
        help_text="Then your device asks for a PIN, a fingerprint or your face, and we ask for no password.",
        required=False,
    )
    credential = credential_box()

    def clean(self) -> dict[str, Any]:
        return well_formed(super().clean)


class RecognisesPasskeys:
    """Says in our words, and in the trail, that a passkey was not recognised."""

    user: User | None

    def clean_credential(self) -> Any:
        try:
            return well_formed(super().clean_credential)  # type: ignore[misc]
        except ValidationError:
            recording.record_wrong_passkey(context.request, self.user)
            raise


class PasskeyForm(RecognisesPasskeys, AuthenticateWebAuthnForm):
    credential = credential_box()


class PasskeyAgainForm(RecognisesPasskeys, ReauthenticateWebAuthnForm):
    credential = credential_box()


class PasskeyAloneForm(RecognisesPasskeys, LoginWebAuthnForm):
    credential = credential_box()


def well_formed(clean: Any) -> Any:
    """What ``clean`` gives; whatever is amiss with a forged or damaged answer is one sentence."""
    try:
        return clean()
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValidationError(NO_PASSKEY, code="incorrect_code") from error
