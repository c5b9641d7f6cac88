"""Work that no page waits for."""

from django_tasks import task

from audit_app.sampling.caseload.working import work


@task()
def work_on_list(upload_id: int, attempt: int) -> None:
    """Reads, checks or takes in a list that is being brought in, whichever it waits for."""
    work(upload_id, attempt)
