"""To the directory, and back from it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from audit_app.access.gate import open_to_anyone
from audit_app.access.single_sign_on.adapter import not_signed_in
from audit_app.access.single_sign_on.provider import DirectoryAdapter

logger = logging.getLogger(__name__)
PROVIDER = "directory"


@open_to_anyone("Nobody is signed in yet when they come to sign in.")
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    return _by(OAuth2LoginView.adapter_view, request)


@open_to_anyone("Whoever comes back from the directory is about to be signed in.")
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    return _by(ComeBack.adapter_view, request)


class ComeBack(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        """With the state of this sign-on the adapter is told which token answers it."""
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


def _by(
    view_of: Callable[[DirectoryAdapter], Callable[..., HttpResponse]], request: HttpRequest
) -> HttpResponse:
    if settings.SINGLE_SIGN_ON is None:
        raise Http404
    try:
        return view_of(DirectoryAdapter(request, PROVIDER))(request)
    except (RequestException, OAuth2Error):
        logger.exception("The directory could not be reached")
        return not_signed_in(request, status=503)
