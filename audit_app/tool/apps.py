from django.apps import AppConfig


class ToolConfig(AppConfig):
    name = "audit_app.tool"
    label = "tool"

    def ready(self) -> None:
        from audit_app.sampling.setting_up.tasks import Task, add_task
        from audit_app.tool.choosing.presenters import standing

        hint = "Which of those added to the tool of 2009 are asked"
        add_task(Task(40, "Questions", "tool:questions", standing, hint))
