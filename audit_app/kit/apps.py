from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "audit_app.kit"
    label = "kit"
