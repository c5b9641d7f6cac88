"""The pages on which second factors are set up, shown and removed: django-allauth's, with our words."""

from __future__ import annotations

from typing import Any

from allauth.account.stages import LoginStageController
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse_lazy

from audit_app.access.signing_in import code_forms
from audit_app.access.signing_in.recording import record_outdated_sign_in
from audit_app.access.signing_in.set_up_first import has_second_factor
from audit_app.access.signing_in.views import FOLDER, AllOrNothing, ShowsAgain
from audit_app.access.single_sign_on.second_factor import SecondFactorStage

INDEX = reverse_lazy("mfa_index")


class SecondFactor(base.AuthenticateView):
    """The second step of signing in."""

    form_class = code_forms.CodeForm
    webauthn_form_class = code_forms.PasskeyForm
    template_name = f"{FOLDER}/second_factor.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever gave a password that is another one now, or was let out meanwhile, begins again."""
        stage = LoginStageController.enter(request, SecondFactorStage.key)
        if stage is not None and stage.is_outdated():
            record_outdated_sign_in(request, stage.login.user)
            messages.warning(request, "Your account has changed since you began to sign in. Sign in again.")
            return stage.abort()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        return {**super().get_context_data(**kwargs), "kinds": kinds}


class PasskeyAlone(webauthn.LoginWebAuthnView):
    """Signing in with nothing but a passkey, which asks for a PIN, a fingerprint or a face by itself."""

    form_class = code_forms.PasskeyAloneForm


class CodeAgain(ShowsAgain, base.ReauthenticateView):
    form_class = code_forms.CodeAgainForm
    template_name = f"{FOLDER}/code_again.html"

    def shown_by(self, form: Any) -> str:
        return str(form.authenticator.type)


class PasskeyAgain(ShowsAgain, webauthn.ReauthenticateWebAuthnView):
    form_class = code_forms.PasskeyAgainForm
    template_name = f"{FOLDER}/passkey_again.html"

    def shown_by(self, form: Any) -> str:
        return str(Authenticator.Type.WEBAUTHN)


class SecondFactors(base.IndexView):
    template_name = f"{FOLDER}/second_factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "is_set_up": has_second_factor(self.request.user),
            "second_factor_is_required": settings.MFA_REQUIRED,
        }


class AddApp(AllOrNothing, totp.ActivateTOTPView):
    form_class = code_forms.AppCodeForm
    template_name = f"{FOLDER}/add_app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = super().get_context_data(**kwargs)
        secret = given["form"].secret
        return {**given, "key": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}


class RemoveApp(AllOrNothing, totp.DeactivateTOTPView):
    template_name = f"{FOLDER}/remove_app.html"


class AddPasskey(AllOrNothing, webauthn.AddWebAuthnView):
    form_class = code_forms.NewPasskeyForm
    template_name = f"{FOLDER}/add_passkey.html"


class RemovePasskey(AllOrNothing, webauthn.RemoveWebAuthnView):
    template_name = f"{FOLDER}/remove_passkey.html"
    success_url = INDEX

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return HttpResponseRedirect(INDEX)
        return super().form_valid(form)


class RecoveryCodes(recovery_codes.ViewRecoveryCodesView):
    template_name = f"{FOLDER}/recovery_codes.html"


class NewRecoveryCodes(AllOrNothing, recovery_codes.GenerateRecoveryCodesView):
    template_name = f"{FOLDER}/new_recovery_codes.html"
