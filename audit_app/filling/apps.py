from django.apps import AppConfig


class FillingConfig(AppConfig):
    name = "audit_app.filling"
    label = "filling"

    def ready(self) -> None:
        from audit_app.filling.outstanding import outstanding
        from audit_app.sampling import from_above

        from_above.outstanding_is_told_by(outstanding)
