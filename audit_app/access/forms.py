"""What is typed to add a person."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from audit_app.access.models import User
from audit_app.kit.forms import TextField


class PersonForm(forms.Form):
    """A new account; roles in reviews are for the leads of the reviews to give."""

    display_name = TextField(
        label="Full name",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    username = TextField(
        label="Username",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="What they sign in with: letters, digits and @ . + - _",
        validators=[User.username_validator],
    )
    password = forms.CharField(
        label="First password",
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a first password"},
    )
    is_administrator = forms.TypedChoiceField(
        label="What is the account for?",
        widget=forms.RadioSelect,
        choices=[
            ("no", "To take part in reviews, in roles that their leads give"),
            ("yes", "To look after accounts and settings, as an administrator"),
        ],
        coerce=lambda chosen: chosen == "yes",
        error_messages={"required": "Select what the account is for"},
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("This username is taken. Enter another one.")
        return username

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if password := given.get("password"):
            person = User(username=given.get("username", ""), display_name=given.get("display_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as weak:
                self.add_error("password", weak)
        return given
