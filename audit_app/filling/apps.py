from django.apps import AppConfig


class FillingConfig(AppConfig):
    name = "audit_app.filling"
    label = "filling"
