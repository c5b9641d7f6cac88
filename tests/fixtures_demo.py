"""The demonstration for tests: built once a test process, then copied into place for each test that asks.

``demo_review`` gives the finished review with the half-filled one beside it; ``not_protected_review``,
``good_supervision_review`` and ``nine_cases_review`` give the altered forms. A test gets the rows in its own
transaction and may change them. Sign in with ``audit_app.demo.people.PASSWORD`` or ``client.force_login``.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from pytest_django import DjangoDbBlocker

from audit_app.demo.build import know_the_tables, load
from audit_app.demo.variants import STANDARD, VARIANTS, Variant
from audit_app.sampling.models import Review
from tests.emptying import empty_every_table


@dataclass(frozen=True)
class Kept:
    """The rows of a loaded demonstration, kept in tables beside the real ones."""

    name: str
    title: str

    def keep(self) -> None:
        """Copies every table of the project as it stands."""
        with connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f"DROP TABLE IF EXISTS {self._beside(table)}")
                cursor.execute(f"CREATE TABLE {self._beside(table)} AS SELECT * FROM {table}")  # noqa: S608

    def put_back(self) -> Review:
        with transaction.atomic(), connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f"INSERT INTO {table} SELECT * FROM {self._beside(table)}")  # noqa: S608
            for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
                cursor.execute(statement)
        know_the_tables()
        return Review.objects.get(title=self.title)

    def _beside(self, table: str) -> str:
        return f"kept_{self.name}_{table}"


def _models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("audit_app")
    ]


def _tables() -> list[str]:
    return [model._meta.db_table for model in _models()]


def _kept(name: str, variant: Variant | None, blocker: DjangoDbBlocker) -> Kept:
    """Loads a demonstration, keeps its rows, and leaves the tables as empty as they were.

    What is kept goes with the database of the tests.
    """
    with blocker.unblock():
        # Without a test that asks for a database, none is made, and this would load into the real one.
        assert "test" in str(connection.settings_dict["NAME"]), "mark a test with django_db"
        load(variant)
        kept = Kept(name, (variant or STANDARD).title)
        kept.keep()
        empty_every_table()
        return kept


@pytest.fixture(scope="session")
def kept_demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Kept:
    return _kept("demo", None, django_db_blocker)


@pytest.fixture(scope="session")
def kept_not_protected(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Kept:
    return _kept("not_protected", VARIANTS["not_protected"], django_db_blocker)


@pytest.fixture(scope="session")
def kept_good_supervision(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Kept:
    return _kept("good_supervision", VARIANTS["good_supervision"], django_db_blocker)


@pytest.fixture(scope="session")
def kept_nine_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Kept:
    return _kept("nine_cases", VARIANTS["nine_cases"], django_db_blocker)


@pytest.fixture
def demo_review(kept_demo: Kept, db: None) -> Review:
    return kept_demo.put_back()


@pytest.fixture
def not_protected_review(kept_not_protected: Kept, db: None) -> Review:
    return kept_not_protected.put_back()


@pytest.fixture
def good_supervision_review(kept_good_supervision: Kept, db: None) -> Review:
    return kept_good_supervision.put_back()


@pytest.fixture
def nine_cases_review(kept_nine_cases: Kept, db: None) -> Review:
    return kept_nine_cases.put_back()
