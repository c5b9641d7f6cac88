"""Which process has which test, and which tests there is reason to run again on another database."""

from __future__ import annotations

import pytest

from tests.fixtures_demo import ALTERED

# A test that comes to one of these reaches a database.
REACHES_A_DATABASE = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        together = _made_once_for(item)
        if together:
            item.add_marker(pytest.mark.xdist_group(together))
        if item.location[0].startswith("tests/unit/") and not _reaches_a_database(item):
            item.add_marker(pytest.mark.one_database)


def _made_once_for(item: pytest.Item) -> str:
    """What takes long to make and is made once a process: an altered demonstration, or a fixture of a module.

    One process has all the tests that need it, so that it is made once a run.
    """
    altered = ALTERED.intersection(getattr(item, "fixturenames", ()))
    if altered:
        return min(altered)
    info = getattr(item, "_fixtureinfo", None)
    found = [definition for each in info.name2fixturedefs.values() for definition in each] if info else []
    return item.location[0] if any(each.scope == "module" for each in found) else ""


def _reaches_a_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not REACHES_A_DATABASE.isdisjoint(names)
