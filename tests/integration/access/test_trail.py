import contextlib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import override_settings

from audit_app.access import trail
from audit_app.access.models import TrailEntry, User
from audit_app.access.trail import About
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


def test_what_was_done_with_many_children_is_one_entry_for_each() -> None:
    actor = make_user("actor", "Ann Actor")
    trail.record_for_each(
        by=actor,
        action="comment read",
        of=[About(actor, 4, 7), About(actor, 5, 8, {"place": 2})],
        items=["7.4"],
    )
    assert list(TrailEntry.objects.values_list("record_id", "review_id", "detail")) == [
        (4, 7, {"items": ["7.4"]}),
        (5, 8, {"items": ["7.4"], "place": 2}),
    ]


def test_what_was_done_with_nobody_is_no_entry() -> None:
    trail.record_for_each(by=make_user("actor"), action="comment read", of=[])
    assert not TrailEntry.objects.exists()


def test_an_action_that_nobody_has_named_is_refused_and_changes_nothing() -> None:
    actor = make_user("actor")
    with pytest.raises(ValueError, match="say there of what kind"):
        trail.record(by=actor, action="something done", subject=actor)
    assert not TrailEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_write_does_not_stand_without_its_entry_even_where_somebody_caught_the_error() -> None:
    actor = make_user("actor")
    with override_settings(TRAIL_KEYS=[]), transaction.atomic():
        leaver = make_user("leaver")
        with contextlib.suppress(IndexError):
            trail.record(by=actor, action="person added", subject=leaver)
    assert not User.objects.filter(username="leaver").exists()
