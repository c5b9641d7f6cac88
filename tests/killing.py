"""A process that is killed half-way, as when the plug is pulled."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Callable

from django.db import connection, connections

from tests.moments import PATIENCE_SECONDS


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_while(act: Callable[[], object]) -> None:
    """Does this in a process of its own, which must not live to the end of it.

    One that hangs says where and ends by itself.
    """
    connection.close()
    process = os.fork()
    if process == 0:
        try:
            faulthandler.dump_traceback_later(PATIENCE_SECONDS, exit=True)
            _leave_to_the_tests_what_is_theirs()
            act()
        finally:
            os._exit(0)
    assert os.WTERMSIG(os.waitpid(process, 0)[1]) == signal.SIGKILL


def _leave_to_the_tests_what_is_theirs() -> None:
    """Makes this process open connections of its own.

    Once a browser has run, the tests' process has a loop, and under a loop Django keeps its connections
    apart. A new process has none, and so would find again the one that the tests opened first and still
    hold: a server would take what is killed here for a pause of theirs, and wait.
    """
    for each in connections.all(initialized_only=True):
        each.connection = None
