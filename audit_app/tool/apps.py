from django.apps import AppConfig


class ToolConfig(AppConfig):
    name = "audit_app.tool"
    label = "tool"
