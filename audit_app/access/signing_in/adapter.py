"""What this service does differently from django-allauth: the words, the trail, and no self sign-up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.queries import account_called
from audit_app.access.signing_in import recording

# One sentence for every cause, so that nobody learns which accounts exist or are closed.
WRONG = "The username or the password is not right. Check both."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "incorrect_password": "The password is not right. Check it.",
        "enter_current_password": "The password is not right. Check it.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        found = authenticate(request, **credentials)
        if isinstance(found, User):
            return found
        recording.record_failed_sign_in(account_called(credentials["username"]))
        return None

    @transaction.atomic
    def login(self, request: HttpRequest, user: User) -> None:
        if not user.is_active:
            # Closed between the password and the second factor.
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)
        recording.record_sign_in(request, user)

    @transaction.atomic
    def logout(self, request: HttpRequest) -> None:
        user = request.user
        super().logout(request)
        if isinstance(user, User):
            recording.record_sign_out(user)

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        trail.record(by=user, action="password changed", subject=user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))
