"""The views of django-allauth that this service has, one by one, each with its audience.

Their names are the ones by which allauth itself leads from one to the next, so they stand in no namespace.
"""

from allauth.account.views import LogoutView
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to_anyone, open_to_signed_in
from audit_app.access.signing_in import views

sign_in = open_to_anyone("Nobody is signed in yet when they come to sign in.")
sign_out = open_to_anyone("Signing out twice does no harm.")
by_link = open_to_anyone("Whoever has forgotten their password cannot sign in.")

urlpatterns = [
    path("sign-in/", sign_in(views.SignIn.as_view()), name="account_login"),
    path("sign-out/", sign_out(require_POST(LogoutView.as_view())), name="account_logout"),
    path(
        "account/password-again/",
        open_to_signed_in(views.PasswordAgain.as_view()),
        name="account_reauthenticate",
    ),
    path("account/password/", open_to_signed_in(views.NewPassword.as_view()), name="account_change_password"),
    path("account/forgotten-password/", views.forgotten_password, name="account_reset_password"),
    path(
        "account/forgotten-password/sent/",
        by_link(views.LinkSent.as_view()),
        name="account_reset_password_done",
    ),
    # allauth fills in the two parts of the address with a hyphen between them.
    re_path(
        r"^account/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        by_link(views.PasswordByLink.as_view()),
        name="account_reset_password_from_key",
    ),
]
