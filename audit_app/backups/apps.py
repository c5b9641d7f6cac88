from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "audit_app.backups"

    def ready(self) -> None:
        from audit_app.backups import checks  # noqa: F401 - registers them
