"""The e-mail that carries a link to a summary: the reference of the case, and never whose it is."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from audit_app.replying.choices import RECIPIENT_LABELS
from audit_app.replying.models import Share

logger = logging.getLogger(__name__)
SUBJECT = "Case file audit: your view is asked for"


def send_link(share: Share, address: str) -> bool:
    """Sends the link, where the service can send e-mail; says whether it went out."""
    if not settings.EMAIL_CONFIGURED:
        return False
    told = {
        "share": share,
        "case": share.audit.case,
        "recipient": RECIPIENT_LABELS[share.recipient].lower(),
        "address": address,
    }
    try:
        send_mail(SUBJECT, render_to_string("replying/letter.txt", told), None, [share.email])
    except (OSError, SMTPException):
        logger.exception("An e-mail could not be sent")
        return False
    return True
