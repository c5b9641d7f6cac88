"""The link by which somebody sets a new password, sent from the background.

While a request waits for nothing that depends on whether there is an account, the wait tells nobody whether
there is one: whatever address is typed, one job is put into the queue and nothing else is done.
"""

from __future__ import annotations

import json
import logging
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.record_keys import master_keys

logger = logging.getLogger(__name__)

TEMPLATES = "account/email/password_reset_key"


def ask_for_link(request: HttpRequest, typed: str) -> None:
    """Has the link sent to whoever has an account with this address; the queue does not show whose it is."""
    asked = json.dumps({"address": typed, "at": request.build_absolute_uri("/")})
    send_link.enqueue(master_keys().encrypt(asked.encode()).decode())


@task()
def send_link(sealed: str) -> None:
    """Sends the link, to the address that the account has, if it is open and has a password."""
    asked = json.loads(master_keys().decrypt(sealed.encode()))
    account = User.objects.filter(email__iexact=asked["address"], is_active=True).first()
    if account is None or not account.has_usable_password():
        return
    trail.record(by=account, action="password link asked for", subject=account)
    context = {"password_reset_url": f"{asked['at'].rstrip('/')}{_path_for(account)}"}
    subject, message = (
        render_to_string(f"{TEMPLATES}_{part}.txt", context).strip() for part in ("subject", "message")
    )
    try:
        send_mail(subject, message, settings.DEFAULT_FROM_EMAIL, [account.email])
    except (OSError, SMTPException):
        logger.exception("An e-mail could not be sent")


def _path_for(account: User) -> str:
    parts = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return reverse("account_reset_password_from_key", kwargs=parts)
