"""To the directory, and back from it."""

from __future__ import annotations

import logging
from collections.abc import Callable

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
    return _by(OAuth2CallbackView.adapter_view, request)


def _by(
    view_of: Callable[[DirectoryAdapter], Callable[..., HttpResponse]], request: HttpRequest
) -> HttpResponse:
    if settings.SINGLE_SIGN_ON is None:
        raise Http404
    try:
        return view_of(DirectoryAdapter(request, PROVIDER))(request)
    except RequestException:
        logger.exception("The directory could not be reached")
        return not_signed_in(request, status=503)
