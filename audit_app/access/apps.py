from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "audit_app.access"
    label = "access"

    def ready(self) -> None:
        from allauth.mfa.models import Authenticator
        from allauth.mfa.signals import authentication_failed
        from django.db.models.signals import post_delete, post_save

        from audit_app.access import checks  # noqa: F401 - registers them
        from audit_app.access.signing_in import recording, second_factors

        post_save.connect(second_factors.told_of_added, sender=Authenticator)
        post_delete.connect(second_factors.told_of_removed, sender=Authenticator)
        authentication_failed.connect(recording.record_wrong_code)
