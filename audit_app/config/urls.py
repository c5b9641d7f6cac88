"""Every room that has pages states its own addresses; here they are only put together."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("audit_app.home.urls")),
    path("", include("audit_app.access.urls")),
    path("", include("audit_app.access.signing_in.urls")),
    path("", include("audit_app.sampling.urls")),
    path("", include("audit_app.tool.urls")),
    path("", include("audit_app.sampling.caseload.urls")),
    path("", include("audit_app.filling.urls")),
    path("", include("audit_app.report.urls")),
    path("", include("audit_app.agreeing.urls")),
    path("", include("audit_app.calibrating.urls")),
    path("", include("audit_app.replying.urls")),
    path("", include("audit_app.dashboard.urls")),
    path("", include("audit_app.keeping.urls")),
    path("", include("audit_app.trail.urls")),
]

handler400 = "audit_app.config.errors.bad_request"
handler403 = "audit_app.config.errors.permission_denied"
handler404 = "audit_app.config.errors.page_not_found"
# Not a name of Django’s; allauth and the limits on guesses look for it here.
handler429 = "audit_app.config.errors.too_many_requests"
handler500 = "audit_app.config.errors.server_error"
