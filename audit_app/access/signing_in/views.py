"""The pages about signing in and one's own account: django-allauth's, with our words, and two of our own."""

from typing import Any

from allauth.account import views as allauth
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to_anyone, open_to_signed_in, user_of
from audit_app.access.signing_in import forms
from audit_app.access.signing_in.recording import record_shown_again
from audit_app.access.signing_in.set_up_first import has_second_factor

FOLDER = "access/signing_in"


class AllOrNothing:
    """A change and its entry in the trail are one: both happen, or neither."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        return super().form_valid(form)  # type: ignore[misc]


class SignIn(allauth.LoginView):
    form_class = forms.SignInForm
    template_name = f"{FOLDER}/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "second_factor_is_required": settings.MFA_REQUIRED,
            "single_sign_on": settings.SINGLE_SIGN_ON,
        }


class ShowsAgain:
    """Tells that somebody has shown again who they are, before what they wanted to do is carried out."""

    def form_valid(self, form: Any) -> HttpResponse:
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        record_shown_again(request, user_of(request), self.shown_by(form))
        return super().form_valid(form)  # type: ignore[misc]

    def shown_by(self, form: Any) -> str:
        return "password"


class PasswordAgain(ShowsAgain, allauth.ReauthenticateView):
    form_class = forms.PasswordAgainForm
    template_name = f"{FOLDER}/password_again.html"


class NewPassword(AllOrNothing, allauth.PasswordChangeView):
    form_class = forms.NewPasswordForm
    template_name = f"{FOLDER}/new_password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever has only ever come by single sign-on has no password to change."""
        if not user_of(request).has_usable_password():
            return HttpResponseRedirect(reverse("access:account"))
        return super().dispatch(request, *args, **kwargs)


class AskForALink(allauth.PasswordResetView):
    form_class = forms.ForgottenPasswordForm
    template_name = f"{FOLDER}/forgotten.html"


class LinkSent(allauth.PasswordResetDoneView):
    template_name = f"{FOLDER}/link_sent.html"


class PasswordByLink(AllOrNothing, allauth.PasswordResetFromKeyView):
    form_class = forms.PasswordByLinkForm
    template_name = f"{FOLDER}/password_by_link.html"
    success_url = reverse_lazy("account_login")


@open_to_anyone("Whoever has forgotten their password cannot sign in.")
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponseBase:
    """A link by e-mail, where the service can send any; otherwise whom to ask."""
    if not settings.EMAIL_CONFIGURED:
        return render(request, f"{FOLDER}/ask_an_administrator.html")
    return AskForALink.as_view()(request)


@open_to_signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponseBase:
    has_one = has_second_factor(user_of(request))
    return render(request, f"{FOLDER}/account.html", {"second_factors": has_one})
