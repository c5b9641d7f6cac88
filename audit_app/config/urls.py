"""Every room that has pages states its own addresses; here they are only put together."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

ROOMS = ("home", "access", "sampling", "filling", "report")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"audit_app.{room}.urls")) for room in ROOMS if find_spec(f"audit_app.{room}.urls")
]

handler400 = "audit_app.config.errors.bad_request"
handler403 = "audit_app.config.errors.permission_denied"
handler404 = "audit_app.config.errors.page_not_found"
handler500 = "audit_app.config.errors.server_error"
