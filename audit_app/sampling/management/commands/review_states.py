from typing import Any

from django.core.management.base import BaseCommand

from audit_app.sampling.states import diagram


class Command(BaseCommand):
    help = "Prints the states of a review, and how it is moved between them, as a Mermaid diagram."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(diagram())
