"""The e-mail that carries the link of an invitation; it names nobody but whom it goes to."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from audit_app.access.models import User

logger = logging.getLogger(__name__)
SUBJECT = "Case file audit: your invitation"


def send_invitation(user: User, address: str) -> bool:
    """Sends the link, where the service can send e-mail; says whether it went out."""
    if not settings.EMAIL_CONFIGURED or not user.email:
        return False
    letter = render_to_string(
        "access/invitations/letter.txt", {"name": user.display_name, "address": address}
    )
    try:
        send_mail(SUBJECT, letter, None, [user.email])
    except (OSError, SMTPException):
        logger.exception("An e-mail could not be sent")
        return False
    return True
