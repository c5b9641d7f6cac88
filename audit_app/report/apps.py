from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "audit_app.report"
    label = "report"

    def ready(self) -> None:
        from audit_app.report.outstanding import is_published, outstanding
        from audit_app.report.unasked import measures_without
        from audit_app.sampling import from_above
        from audit_app.tool.choosing import consequences

        from_above.outstanding_is_told_by(outstanding)
        from_above.publication_is_told_by(is_published)
        consequences.measures_are_told_by(measures_without)
