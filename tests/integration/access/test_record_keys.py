"""What is sealed under the key of a record, with real keys."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.test import override_settings

from audit_app.access.models import RecordKey, TrailEntry
from audit_app.access.record_keys import (
    ErasedError,
    WrongKeyError,
    destroy,
    new_record_key,
    new_record_keys,
    seal,
    unseal,
)

pytestmark = pytest.mark.django_db

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
NAME = "Juniper Made-Up"


def test_what_is_sealed_is_read_with_the_key_of_its_record_only() -> None:
    own, another = new_record_keys(2)
    sealed = seal(own, NAME)
    assert "Juniper" not in sealed
    assert unseal(own, sealed) == NAME
    with pytest.raises(WrongKeyError):
        unseal(another, sealed)


def test_the_same_text_looks_different_each_time() -> None:
    key = new_record_key()
    assert seal(key, NAME) != seal(key, NAME)


def test_an_altered_letter_is_noticed() -> None:
    key = new_record_key()
    sealed = seal(key, NAME)
    with pytest.raises(WrongKeyError):
        unseal(key, sealed[:40] + ("A" if sealed[40] != "A" else "B") + sealed[41:])


def test_destroying_the_key_erases_what_it_sealed() -> None:
    key = new_record_key()
    sealed = seal(key, NAME)
    destroy(key)
    for attempt in (lambda: unseal(RecordKey.objects.get(), sealed), lambda: seal(key, NAME)):
        with pytest.raises(ErasedError):
            attempt()


@override_settings(RECORD_KEYS=[OLD])
def test_a_new_master_key_takes_over_by_command_and_then_the_old_one_can_go() -> None:
    keys = new_record_keys(3)
    sealed = [seal(key, NAME) for key in keys]
    destroy(keys[2])
    with override_settings(RECORD_KEYS=[NEW, OLD]):
        assert unseal(keys[0], sealed[0]) == NAME
        call_command("rotate_record_keys")
    with override_settings(RECORD_KEYS=[NEW]):
        for key, text in zip(RecordKey.objects.order_by("pk")[:2], sealed, strict=False):
            assert unseal(key, text) == NAME
    with pytest.raises(WrongKeyError):
        unseal(RecordKey.objects.order_by("pk")[0], sealed[0])
    told = TrailEntry.objects.get()
    assert (told.actor_id, told.actor_name) == (None, "The command rotate_record_keys")
    assert told.detail == {"records": 2, "second_factors": 0}


@override_settings(RECORD_KEYS=[OLD])
def test_a_master_key_forgotten_too_early_stops_the_rotation_and_changes_nothing() -> None:
    key = new_record_key()
    with override_settings(RECORD_KEYS=[NEW]), pytest.raises(CommandError, match="Put the key"):
        call_command("rotate_record_keys")
    assert RecordKey.objects.get().wrapped == key.wrapped
    assert not TrailEntry.objects.exists()
