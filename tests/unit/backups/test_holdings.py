"""What two databases have not in common, in sentences, and which database counts as used."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from audit_app.backups.holdings import Holdings, Table, differences, holdings_of
from audit_app.backups.stores.common import has_rows
from audit_app.backups.stores.sqlite_reader import SqliteReader

BEFORE = Holdings(
    tables={"audits": Table(3, "aa"), "people": Table(2, "bb")},
    files={"reports 1": "cc"},
    guards=["no_update"],
    migrations=["access.0001"],
    trail_entries=7,
    trail_hash="dd",
)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"tables": {"people": Table(2, "bb")}}, "The table audits is missing."),
        ({"tables": {**BEFORE.tables, "more": Table(1, "")}}, "The table more was not in the backup."),
        ({"tables": {**BEFORE.tables, "people": Table(1, "x")}}, "The table people has 1 rows instead of 2."),
        ({"tables": {**BEFORE.tables, "people": Table(2, "x")}}, "The table people has rows that differ."),
        ({"files": {}}, "The file reports 1 is missing."),
        ({"files": {"reports 1": "x"}}, "The file reports 1 is not the one it was."),
        ({"guards": []}, "The guard of the trail no_update is missing."),
        ({"migrations": []}, "The migration access.0001 is missing."),
        ({"trail_entries": 6}, "The trail ends at entry 6, not as it did at 7."),
        ({"trail_hash": "x"}, "The trail ends at entry 7, not as it did at 7."),
    ],
)
def test_each_difference_is_told(changed, sentence):
    assert differences(BEFORE, replace(BEFORE, **changed)) == [sentence]


def test_equal_holdings_have_no_difference():
    assert differences(BEFORE, replace(BEFORE)) == []


@pytest.fixture
def database():
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, picture BLOB)")
        database.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'access', '0001')")
        yield database


def test_a_database_with_nothing_but_what_migrations_write_is_unused(database):
    assert not has_rows(SqliteReader(database))
    database.execute("INSERT INTO people VALUES (1, 'Ann', NULL)")
    assert has_rows(SqliteReader(database))


@pytest.mark.parametrize("name", ["Anne", "ann", "Ann ", "1", None, 1, 1.0, b"Ann"])
def test_the_smallest_change_of_a_value_changes_the_digest(database, name):
    database.execute("INSERT INTO people VALUES (1, 'Ann', NULL)")
    before = holdings_of(SqliteReader(database))
    database.execute("UPDATE people SET name = ?", [name])
    assert differences(before, holdings_of(SqliteReader(database))) == [
        "The table people has rows that differ."
    ]


def test_files_are_told_one_by_one(database):
    database.execute("INSERT INTO people VALUES (1, 'Ann', x'00ff'), (2, 'Ben', NULL)")
    assert list(holdings_of(SqliteReader(database)).files) == ["people.picture 1"]
