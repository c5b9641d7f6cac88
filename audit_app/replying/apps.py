from django.apps import AppConfig


class ReplyingConfig(AppConfig):
    name = "audit_app.replying"
    label = "replying"

    def ready(self) -> None:
        from audit_app.filling.beside import is_told_by
        from audit_app.replying.outstanding import outstanding
        from audit_app.replying.presenters.beside import beside
        from audit_app.sampling import from_above

        is_told_by(beside)
        from_above.outstanding_is_told_by(outstanding)
