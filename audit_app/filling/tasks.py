"""Work that no page waits for."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from audit_app.filling.letters import send_letters, send_note_letters

TRIED_AGAIN_AFTER = timedelta(minutes=5)


@task()
def write_to_leads(action_id: int) -> None:
    """Sends the letters about an immediate action, and tries again in a while if one could not go."""
    if send_letters(action_id):
        write_to_leads.using(run_after=timezone.now() + TRIED_AGAIN_AFTER).enqueue(action_id)


@task()
def write_about_question(note_id: int) -> None:
    """Sends the letters about a question or its answer, and tries again as those about an action are."""
    if send_note_letters(note_id):
        write_about_question.using(run_after=timezone.now() + TRIED_AGAIN_AFTER).enqueue(note_id)
