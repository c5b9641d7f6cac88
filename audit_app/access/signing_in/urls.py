"""The views of django-allauth that this service has, one by one, each with its audience.

Their names are the ones by which allauth itself leads from one to the next, so they stand in no namespace.
"""

from allauth.account.views import LoginView, LogoutView, ReauthenticateView
from django.urls import path
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to_anyone, open_to_signed_in
from audit_app.access.signing_in.forms import PasswordAgainForm, SignInForm

sign_in = open_to_anyone("Nobody is signed in yet when they come to sign in.")
sign_out = open_to_anyone("Signing out twice does no harm.")

urlpatterns = [
    path(
        "sign-in/",
        sign_in(LoginView.as_view(form_class=SignInForm, template_name="access/signing_in/sign_in.html")),
        name="account_login",
    ),
    path("sign-out/", sign_out(require_POST(LogoutView.as_view())), name="account_logout"),
    path(
        "account/password-again/",
        open_to_signed_in(
            ReauthenticateView.as_view(
                form_class=PasswordAgainForm, template_name="access/signing_in/password_again.html"
            )
        ),
        name="account_reauthenticate",
    ),
]
