"""What is typed to add a person."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from audit_app.access.models import User
from audit_app.access.roles import REVIEW_ROLES, Role
from audit_app.kit.forms import TextField


class PersonForm(forms.Form):
    """A new account, with the role that it is for."""

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
    role = forms.ChoiceField(
        label="Role",
        widget=forms.RadioSelect,
        choices=[(role.value, role.label) for role in (*REVIEW_ROLES, Role.ADMINISTRATOR)],
        error_messages={"required": "Select a role"},
    )
    review = forms.TypedChoiceField(
        label="Review",
        coerce=int,
        required=False,
        empty_value=None,
        help_text="An administrator is one for every review; leave this empty for them.",
    )

    def __init__(self, *args: Any, reviews: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Select a review"), *((str(number), title) for number, title in reviews.items())]
        self.fields["review"].choices = choices  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("This username is taken. Enter another one.")
        return username

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        role, review = given.get("role"), given.get("review")
        if role and role != Role.ADMINISTRATOR and review is None and "review" not in self.errors:
            self.add_error("review", "Select the review in which they have this role")
        if password := given.get("password"):
            person = User(username=given.get("username", ""), display_name=given.get("display_name", ""))
            try:
                validate_password(password, person)
            except ValidationError as weak:
                self.add_error("password", weak)
        return given

    def person(self) -> dict[str, Any]:
        """What the form says, as ``services.add_person`` takes it."""
        given = self.cleaned_data
        role = Role(given["role"])
        return {
            "username": given["username"],
            "display_name": given["display_name"],
            "password": given["password"],
            "role": role,
            "review_id": None if role == Role.ADMINISTRATOR else given["review"],
        }
