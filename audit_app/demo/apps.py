from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "audit_app.demo"
    label = "demo"
