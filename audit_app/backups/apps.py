from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "audit_app.backups"
