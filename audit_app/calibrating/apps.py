from django.apps import AppConfig


class CalibratingConfig(AppConfig):
    name = "audit_app.calibrating"
    label = "calibrating"

    def ready(self) -> None:
        from audit_app.calibrating.holding import held_until_passed, outstanding, task
        from audit_app.calibrating.verdict import give_verdict
        from audit_app.filling.handing_in import handing_in_is_told_to
        from audit_app.filling.holding_back import opening_is_held_back_by
        from audit_app.sampling import from_above
        from audit_app.sampling.setting_up.tasks import add_task

        opening_is_held_back_by(held_until_passed)
        handing_in_is_told_to(give_verdict)
        from_above.outstanding_is_told_by(outstanding)
        add_task(task())
