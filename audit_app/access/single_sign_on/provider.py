"""The directory as django-allauth’s provider: nothing of what it tells is kept but who somebody is there."""

from __future__ import annotations

import logging
from secrets import token_urlsafe
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from audit_app.access.signing_in.recording import record_no_true_token
from audit_app.access.single_sign_on.id_token import Expected, NotByTheDirectoryError, claims_in

logger = logging.getLogger(__name__)

# What a directory must tell of itself.
TOLD = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class DirectoryAdapter(OpenIDConnectOAuth2Adapter):
    # What was asked of the directory, for this browser and this once, comes back in its token.
    nonce = ""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return build_absolute_uri(request, reverse("single_sign_on_return"))

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        """What the directory tells of itself.

        Raises:
            OAuth2Error: it is not the directory of the settings, or none at all.
        """
        told = _json_from(self.get_provider().server_url)
        if not all(isinstance(told.get(name), str) for name in TOLD):
            raise OAuth2Error("This is no provider of OpenID Connect")
        directory = settings.SINGLE_SIGN_ON
        if directory is None or told["issuer"].rstrip("/") != directory.issuer:
            raise OAuth2Error("The provider at SSO_ISSUER says that it is another one")
        return told

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """Whom the token is about, once it is known to be the directory’s; nothing else is asked of it."""
        try:
            claims = self._claims_in(kwargs["response"].get("id_token"), app.client_id)
        except NotByTheDirectoryError as error:
            logger.warning("A token of the directory was refused: %s", error)
            record_no_true_token(request, str(error))
            raise OAuth2Error("The token was refused") from error
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _claims_in(self, token: Any, client_id: str) -> dict[str, Any]:
        if not isinstance(token, str):
            raise NotByTheDirectoryError("there is none")
        expected = Expected(self.openid_config["issuer"], client_id, self.nonce)
        return claims_in(token, _json_from(self.openid_config["jwks_uri"]), expected)


def _json_from(address: str) -> dict[str, Any]:
    with get_adapter().get_requests_session() as session:
        answer = session.get(address)
        answer.raise_for_status()
        told = answer.json()
    if not isinstance(told, dict):
        raise OAuth2Error("This is no provider of OpenID Connect")
    return told


class DirectoryProvider(OpenIDConnectProvider):
    oauth2_adapter_class = DirectoryAdapter

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """What is asked of the directory is ours to say, whatever the address that was opened says."""
        asked, nonce = super().get_redirect_from_request_kwargs(request), token_urlsafe(32)
        return {
            **asked,
            "process": AuthProcess.LOGIN,
            "scope": self.get_scope(),
            "auth_params": {**self.get_auth_params(), "nonce": nonce},
            # Kept with the state of this sign-on, in the session.
            "nonce": nonce,
        }

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        login = super().sociallogin_from_response(request, response)
        login.claims = response["id_token"]
        return login

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}


provider_classes = [DirectoryProvider]
