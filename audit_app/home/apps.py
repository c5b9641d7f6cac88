from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "audit_app.home"
    label = "home"
