"""Work that no page waits for."""

from django.utils import timezone
from django_tasks import task

from audit_app.filling.tasks import TRIED_AGAIN_AFTER
from audit_app.replying.reply_letters import send_letters


@task()
def write_about_reply(share_id: int) -> None:
    """Sends the letters about a reply and its answers, and tries again in a while if one could not go."""
    if send_letters(share_id):
        write_about_reply.using(run_after=timezone.now() + TRIED_AGAIN_AFTER).enqueue(share_id)
