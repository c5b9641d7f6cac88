"""Work that no page waits for."""

from django_tasks import TaskContext, task

from audit_app.report.making import make_file


@task(takes_context=True)
def make_pdf(context: TaskContext, file_id: int) -> None:
    """Makes the PDF of a file that was asked for."""
    make_file(file_id, context.attempt)


@task(takes_context=True)
def make_slides(context: TaskContext, file_id: int) -> None:
    """Makes the slides that were asked for."""
    make_file(file_id, context.attempt)


@task(takes_context=True)
def make_word(context: TaskContext, file_id: int) -> None:
    """Makes the Word file that was asked for."""
    make_file(file_id, context.attempt)
