from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "audit_app.dashboard"
    label = "dashboard"
