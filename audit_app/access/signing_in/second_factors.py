"""How second factors are kept and named, and who is told when one changes."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils.safestring import SafeString
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.record_keys import master_keys
from audit_app.access.signing_in.sessions import end_other_sessions

SECRETS = ("secret", "seed")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Check it.",
        "cannot_delete_authenticator": "This is your only second factor. Add another before you remove it.",
    }

    def encrypt(self, text: str) -> str:
        return master_keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return master_keys().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """A drawing that can stand in the page itself, so that no picture from elsewhere need be allowed."""
        code = QRCode(image_factory=SvgPathImage)
        code.add_data(url)
        return SafeString(code.make_image().to_string(encoding="unicode"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return not settings.MFA_REQUIRED or others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}


@transaction.atomic
def rewrap_secrets() -> int:
    """Encrypts the secrets of second factors with the first of the master keys; says how many there are."""
    master = master_keys()
    kept = list(Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN))
    for authenticator in kept:
        for name in authenticator.data.keys() & SECRETS:
            authenticator.data[name] = master.rotate(authenticator.data[name].encode()).decode()
    Authenticator.objects.bulk_update(kept, ["data"], batch_size=500)
    return len(kept)


def told_of_added(instance: Authenticator, created: bool, **_signal: Any) -> None:
    if created:
        _told("second factor added", instance)


def told_of_removed(instance: Authenticator, **_signal: Any) -> None:
    _told("second factor removed", instance)


def _told(action: str, authenticator: Authenticator) -> None:
    """A change of factor ends the other sessions of whom it belongs to, and stands in the trail.

    It is told by the model, inside the transaction of the change; allauth's own signals come after it.
    """
    user, request = authenticator.user, context.request
    by = request.user if request is not None and isinstance(request.user, User) else user
    ended = end_other_sessions(user, keep=request.session.session_key if request and by == user else None)
    trail.record(by=by, action=action, subject=user, kind=authenticator.type, sessions_ended=ended)
