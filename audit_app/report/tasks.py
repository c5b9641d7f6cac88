"""Work that no page waits for."""

from django_tasks import task


@task()
def make_pdf(file_id: int) -> None:
    """Makes the PDF of a file that was asked for."""
    # The services enqueue this task, so they are only imported once it runs.
    from audit_app.report.services import make_file

    make_file(file_id)
