from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "audit_app.report"
    label = "report"
