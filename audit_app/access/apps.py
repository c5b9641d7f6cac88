from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "audit_app.access"
    label = "access"

    def ready(self) -> None:
        from audit_app.access import checks  # noqa: F401 - registers them
