"""Work that no page waits for."""

from django_tasks import task

from audit_app.keeping.erasing.overwriting import overwrite


@task()
def overwrite_what_was_erased() -> None:
    """Overwrites what an erasure has left in the free space of the database."""
    overwrite()
