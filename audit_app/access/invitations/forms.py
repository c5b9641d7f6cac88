"""What is typed to invite somebody, and by whoever was invited."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from audit_app.access.members.forms import role_field
from audit_app.access.models import User
from audit_app.access.signing_in.forms import password_box
from audit_app.kit.forms import TextField

OFF = {"autocomplete": "off", "spellcheck": "false"}


class WhomForm(forms.Form):
    """Who is invited."""

    display_name = TextField(label="Full name", max_length=150, widget=forms.TextInput(attrs=OFF))
    username = TextField(
        label="Username",
        max_length=150,
        widget=forms.TextInput(attrs=OFF),
        help_text="What they sign in with: letters, digits and @ . + - _",
        validators=[User.username_validator],
    )
    email = forms.EmailField(
        label="Email address",
        max_length=254,
        widget=forms.EmailInput(attrs=OFF),
        help_text="Their own at work. Single sign-on knows them by it.",
        error_messages={
            "required": "Enter the email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        # It must not be somebody’s address either, because both are typed into one box.
        if User.objects.filter(Q(username__iexact=username) | Q(email__iexact=username)).exists():
            raise ValidationError("This username is taken. Enter another one.")
        return username

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        taken = Q(email__iexact=email) & (Q(is_active=True) | Q(invitation__isnull=False))
        if User.objects.filter(taken | Q(username__iexact=email)).exists():
            raise ValidationError("Somebody with this email address has an account or was invited.")
        return email


class PersonForm(WhomForm):
    """Somebody whom an administrator invites; roles in reviews are for the leads of the reviews to give."""

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


class NewMemberForm(WhomForm):
    """Somebody whom a lead invites into their review."""

    role = role_field()


class FirstPasswordForm(forms.Form):
    """The password that somebody who was invited chooses; a button shows what is typed."""

    password = password_box("Password", "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        return get_adapter().clean_password(self.cleaned_data["password"], user=self.user)
