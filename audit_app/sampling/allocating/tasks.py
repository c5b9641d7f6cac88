"""Work that no page waits for."""

from django_tasks import task

from audit_app.sampling.allocating.reminding import send_waiting


@task()
def write_to_assessors() -> None:
    """Sends the letters that wait."""
    send_waiting()
