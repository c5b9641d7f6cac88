"""What this service does differently from django-allauth: the words, the trail, and no self sign-up."""

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from audit_app.access import trail
from audit_app.access.idle import BEGAN
from audit_app.access.models import User
from audit_app.access.queries import account_called
from audit_app.access.signing_in import known_browsers, limits, recording
from audit_app.access.signing_in.expiry import note_expired
from audit_app.access.signing_in.sessions import end_other_sessions

logger = logging.getLogger(__name__)

# One sentence for every cause, so that nobody learns which accounts exist or are closed.
WRONG = "The username or the password is not right. Check both."
CHANGES = {
    "password_changed": "Your password was changed.",
    "password_reset": "Your password was changed, by the link that was sent to you.",
    "totp_activated": "An authenticator app was added as a second factor.",
    "totp_deactivated": "The authenticator app was removed as a second factor.",
    "webauthn_added": "A passkey was added.",
    "webauthn_removed": "A passkey was removed.",
    "recovery_codes_generated": "New recovery codes were made. The old ones no longer work.",
}


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
        """Whose credentials these are; there may be only so many guesses (see ``limits``)."""
        typed = credentials["username"]
        account = account_called(typed)
        guess = limits.count_password(request, account, typed)
        found = authenticate(request, **credentials)
        if isinstance(found, User):
            guess.was_right()
            return found
        recording.record_wrong_password(request, account)
        return None

    @transaction.atomic
    def login(self, request: HttpRequest, user: User) -> None:
        if not user.is_active:
            # Closed between the password and the second factor.
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        # allauth is about to forget the user's sessions that have ended.
        note_expired()
        super().login(request, user)
        request.session[BEGAN] = int(time.time())
        recording.record_sign_in(request, user)

    def get_login_stages(self) -> list[str]:
        return ["audit_app.access.single_sign_on.second_factor.SecondFactorStage"]

    def is_reauthentication_required(self, *, app: str, **others: Any) -> bool:
        """Whoever signed in a moment ago has just shown who they are."""
        shown = get_authentication_records(self.request, self.request.user)
        if shown and time.time() - shown[-1]["at"] < REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **others)

    def post_login(self, request: HttpRequest, user: User, **hooks: Any) -> HttpResponse:
        response = super().post_login(request, user, **hooks)
        known_browsers.remember(request, response, user)
        return response

    @transaction.atomic
    def logout(self, request: HttpRequest) -> None:
        user = request.user
        super().logout(request)
        if isinstance(user, User):
            recording.record_sign_out(user)

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        """Whoever knew the old password is signed out, wherever they are."""
        signed_in = self.request.user == user
        user.must_change_password = False
        super().set_password(user, password)
        ended = end_other_sessions(user, keep=self.request.session.session_key if signed_in else None)
        trail.record(
            by=user, action="password changed", subject=user, by_link=not signed_in, sessions_ended=ended
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("access:account")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """One letter for all that may change in an account."""
        if change := CHANGES.get(template_prefix.rpartition("/")[2]):
            super().send_notification_mail("account/email/changed", user, {"change": change}, email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is away stops nobody's work."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            logger.exception("An e-mail could not be sent")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))
