import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import TrailEntry, User
from tests.factories.access import make_user

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_what_in_which_review() -> None:
    actor, subject = make_user("actor", "Ann Actor"), make_user("subject")
    trail.record(by=actor, action="role granted", subject=subject, review_id=7, role="assessor")
    entry = TrailEntry.objects.get()
    assert (entry.actor_id, entry.actor_name) == (actor.pk, "Ann Actor")
    assert (entry.subject_type, entry.subject_id) == ("access.User", subject.pk)
    assert (entry.action, entry.review_id, entry.detail) == ("role granted", 7, {"role": "assessor"})
    assert entry.at is not None


def test_an_entry_outlives_the_person_and_the_thing_it_speaks_of() -> None:
    actor = make_user("actor")
    trail.record(by=actor, action="signed in", subject=actor)
    number = actor.pk
    actor.delete()
    assert TrailEntry.objects.get().actor_id == number


@pytest.mark.parametrize("nobody", [AnonymousUser(), User(username="unsaved")])
def test_nobody_can_write_into_the_trail_anonymously(nobody: User | AnonymousUser) -> None:
    with pytest.raises(ValueError, match="anonymous"):
        trail.record(by=nobody, action="signed in", subject=make_user("subject"))


def test_an_unsaved_thing_is_not_spoken_of() -> None:
    with pytest.raises(ValueError, match="saved"):
        trail.record(by=make_user("actor"), action="person added", subject=User(username="unsaved"))


def test_an_entry_is_neither_changed_nor_deleted() -> None:
    actor = make_user("actor")
    entry = trail.record(by=actor, action="signed in", subject=actor)
    entry.action = "something else"
    for attempt in (
        entry.save,
        entry.delete,
        TrailEntry.objects.all().delete,
        lambda: TrailEntry.objects.update(action="something else"),
    ):
        with pytest.raises(TypeError, match="cannot be"):
            attempt()
    assert TrailEntry.objects.get().action == "signed in"


def test_a_write_undone_takes_its_entry_with_it() -> None:
    actor = make_user("actor")
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012 - the block is one transaction
        trail.record(by=actor, action="signed in", subject=actor)
        raise RuntimeError
    assert not TrailEntry.objects.exists()
