"""Which process has which test, and which tests there is reason to run again on another database."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# What takes long to make is made once a process, and each of these has its tests in one process: those of an
# altered demonstration, and those of a module that looks at one thing from many sides.
ALTERED_DEMONSTRATIONS = "altered demonstrations"
TOGETHER = {
    "tests/integration/access/test_no_name_leaks.py": "who is named",
    "tests/integration/access/test_presented_pages_name_nobody.py": "who is named on presented pages",
    "tests/integration/config/test_deployed.py": "a service for others",
    "tests/integration/demo/test_variants.py": ALTERED_DEMONSTRATIONS,
    "tests/integration/report/test_altered_demonstrations.py": ALTERED_DEMONSTRATIONS,
    "tests/integration/report/test_assemble.py": ALTERED_DEMONSTRATIONS,
    "tests/integration/report/test_for_the_board.py": "a report for the board",
    "tests/integration/report/test_nothing_can_be_subtracted.py": "withheld numbers",
}

# The tests that take longest are begun first, so that no process waits at the end for another's.
BEGUN_FIRST = (
    "tests/integration/access/matrix/test_matrix.py",
    "tests/integration/access/test_bad_inputs.py",
    "tests/integration/trail/test_every_page_is_recorded.py",
    "tests/functional/test_whole_job.py",
    "tests/functional/test_guide_for_leads.py",
    "tests/functional/test_report.py",
    "tests/integration/access/test_web_floor.py",
    "tests/functional/test_drawing.py",
    "tests/functional/test_setting_up.py",
    "tests/integration/filling/test_killed.py",
)

# A test that comes to one of these reaches a database.
REACHES_A_DATABASE = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


class TogetherScheduling(LoadScopeScheduling):
    """Gives each process the next test when it has done one; those above, together."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)

    def schedule(self) -> None:
        super().schedule()
        for path in reversed(BEGUN_FIRST):
            for scope in [each for each in self.workqueue if each.startswith(path)]:
                self.workqueue.move_to_end(scope, last=False)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Any:
    return TogetherScheduling(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the arithmetic, which no database changes."""
    for item in items:
        if item.location[0].startswith("tests/unit/") and not _reaches_a_database(item):
            item.add_marker(pytest.mark.one_database)


def _reaches_a_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not REACHES_A_DATABASE.isdisjoint(names)
