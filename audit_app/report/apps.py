from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "audit_app.report"
    label = "report"

    def ready(self) -> None:
        from audit_app.report.outstanding import is_published, outstanding
        from audit_app.sampling import from_above

        from_above.outstanding_is_told_by(outstanding)
        from_above.publication_is_told_by(is_published)
