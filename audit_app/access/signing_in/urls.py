"""The views of django-allauth that this service has, one by one, each with its audience.

Their names are the ones by which allauth itself leads from one to the next, so they stand in no namespace.
"""

from allauth.account.views import LogoutView
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_POST
from django.views.generic import View

from audit_app.access.gate import open_before_set_up, open_to_anyone
from audit_app.access.signing_in import second_factor_views as factors
from audit_app.access.signing_in import views
from audit_app.access.signing_in.leaving import leaving_nothing
from audit_app.access.single_sign_on import views as single_sign_on

sign_in = open_to_anyone("Nobody is signed in yet when they come to sign in.")
sign_out = open_to_anyone("Signing out twice does no harm.")
by_link = open_to_anyone("Whoever has forgotten their password cannot sign in.")


def page(address: str, view: type[View], name: str) -> URLPattern:
    """One of the pages on which somebody signed in sees to their own account, which must stand open first."""
    return path(address, open_before_set_up(view.as_view()), name=name)


urlpatterns = [
    path("sign-in/", sign_in(views.SignIn.as_view()), name="account_login"),
    path("sign-out/", sign_out(require_POST(leaving_nothing(LogoutView.as_view()))), name="account_logout"),
    path("sign-in/directory/", single_sign_on.start, name="single_sign_on"),
    path("sign-in/directory/return/", single_sign_on.come_back, name="single_sign_on_return"),
    path("sign-in/second-factor/", sign_in(factors.SecondFactor.as_view()), name="mfa_authenticate"),
    path("sign-in/passkey/", sign_in(factors.PasskeyAlone.as_view()), name="mfa_login_webauthn"),
    page("account/password-again/", views.PasswordAgain, name="account_reauthenticate"),
    page("account/code-again/", factors.CodeAgain, name="mfa_reauthenticate"),
    page("account/passkey-again/", factors.PasskeyAgain, name="mfa_reauthenticate_webauthn"),
    page("account/password/", views.NewPassword, name="account_change_password"),
    page("account/second-factors/", factors.SecondFactors, name="mfa_index"),
    page("account/second-factors/app/", factors.AddApp, name="mfa_activate_totp"),
    page("account/second-factors/app/remove/", factors.RemoveApp, name="mfa_deactivate_totp"),
    page("account/second-factors/passkeys/add/", factors.AddPasskey, name="mfa_add_webauthn"),
    page(
        "account/second-factors/passkeys/<int:pk>/remove/", factors.RemovePasskey, name="mfa_remove_webauthn"
    ),
    page("account/second-factors/codes/", factors.RecoveryCodes, name="mfa_view_recovery_codes"),
    page("account/second-factors/codes/new/", factors.NewRecoveryCodes, name="mfa_generate_recovery_codes"),
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
