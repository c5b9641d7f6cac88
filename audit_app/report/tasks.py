"""Work that no page waits for."""

from django_tasks import task

from audit_app.report.making import make_file


@task()
def make_pdf(file_id: int) -> None:
    """Makes the PDF of a file that was asked for."""
    make_file(file_id)
