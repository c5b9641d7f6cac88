from django.apps import AppConfig


class FillingConfig(AppConfig):
    name = "audit_app.filling"
    label = "filling"

    def ready(self) -> None:
        from audit_app.filling.leaving import obstacle_to_leaving
        from audit_app.filling.outstanding import outstanding
        from audit_app.sampling import from_above
        from audit_app.sampling.drawing.work import obstacles_come_from

        from_above.outstanding_is_told_by(outstanding)
        obstacles_come_from(obstacle_to_leaving)
