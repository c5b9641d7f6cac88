"""Each test has a filled database to itself, which it may wreck and replace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pyrage.x25519 import Identity
from pytest_django import DjangoDbBlocker

from tests.integration.backups.databases import Database, copy_of, empty_database, owner_of_databases
from tests.integration.backups.dataset import fill

Run = Callable[..., str]


@pytest.fixture(scope="session")
def filled(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("filled")
    with django_db_blocker.unblock(), owner_of_databases(), empty_database(folder) as database:
        with database.used():
            call_command("migrate", verbosity=0)
            call_command("createcachetable", verbosity=0)
            fill()
        yield database


@pytest.fixture
def var(tmp_path: Path, settings: Any) -> Path:
    """The service's own folder, for this test alone."""
    folder = tmp_path / "var"
    folder.mkdir()
    settings.VAR = folder
    settings.ERASURE_REGISTER = folder / "erasures.log"
    return folder


@pytest.fixture
def database(filled: Database, var: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    with django_db_blocker.unblock(), copy_of(filled, var) as copy, copy.used():
        yield copy


@pytest.fixture(scope="module")
def shared_database(
    filled: Database, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """For a module whose tests change nothing in it; they have it for their ``database``."""
    with (
        django_db_blocker.unblock(),
        copy_of(filled, tmp_path_factory.mktemp("shared"), "shared") as copy,
        copy.used(),
    ):
        yield copy


@pytest.fixture
def identity(settings: Any) -> Identity:
    """Opens the backups of this test; the service knows the public key alone."""
    identity = Identity.generate()
    settings.BACKUP_RECIPIENTS = [str(identity.to_public())]
    return identity


@pytest.fixture
def identity_file(identity: Identity, tmp_path: Path) -> str:
    path = tmp_path / "identity"
    path.write_text(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(path)


@pytest.fixture
def run() -> Run:
    """Runs a management command, and gives what it says."""

    def run(name: str, *arguments: object, **options: object) -> str:
        said = StringIO()
        call_command(name, *(str(each) for each in arguments), stdout=said, stderr=said, **options)
        return said.getvalue()

    return run


@pytest.fixture
def backup(database: Database, identity: Identity, run: Run, tmp_path: Path) -> Path:
    """A backup of the filled database."""
    path = tmp_path / "kept.age"
    run("backup", path)
    return path


@pytest.fixture
def restore(run: Run, identity_file: str) -> Run:
    """Restores a backup with the identity that opens it, into a database that is filled already."""

    def restore(path: Path, *arguments: str) -> str:
        return run("restore", path, "--identity", identity_file, "--replace", *arguments)

    return restore
