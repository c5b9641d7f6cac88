from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "audit_app.access"
    label = "access"
