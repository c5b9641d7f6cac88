"""Addresses of this room."""

from django.urls import include, path

app_name = "sampling"
urlpatterns = [
    path("", include("audit_app.sampling.setting_up.urls")),
    path("", include("audit_app.sampling.drawing.urls")),
    path("", include("audit_app.sampling.allocating.urls")),
]
