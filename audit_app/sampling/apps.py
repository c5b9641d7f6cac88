from django.apps import AppConfig


class SamplingConfig(AppConfig):
    name = "audit_app.sampling"
    label = "sampling"

    def ready(self) -> None:
        from audit_app.access import review_titles
        from audit_app.access.signing_in import passwords
        from audit_app.sampling.queries import names_of_authorities, review_titles_for

        review_titles.come_from(review_titles_for)
        passwords.authorities_come_from(names_of_authorities)
