from typing import Any

from django.core.management.base import BaseCommand

from audit_app.filling.states import diagram


class Command(BaseCommand):
    help = "Prints the states of an audit, and who moves it on, as a Mermaid diagram."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(diagram())
