from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "audit_app.trail"
    label = "trail"
