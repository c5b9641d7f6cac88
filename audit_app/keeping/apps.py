from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "audit_app.keeping"
    label = "keeping"
