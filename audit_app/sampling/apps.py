from django.apps import AppConfig


class SamplingConfig(AppConfig):
    name = "audit_app.sampling"
    label = "sampling"
