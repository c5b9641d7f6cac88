from django.apps import AppConfig


class AgreeingConfig(AppConfig):
    name = "audit_app.agreeing"
    label = "agreeing"
