from django.apps import AppConfig


class SamplingConfig(AppConfig):
    name = "audit_app.sampling"
    label = "sampling"

    def ready(self) -> None:
        from audit_app.access import review_titles
        from audit_app.sampling.queries import review_titles_for

        review_titles.come_from(review_titles_for)
