"""How long a test waits for what must come, and what happens in one thread and is waited for in another."""

from __future__ import annotations

from threading import Event

# No test is timed: this is far longer than anything takes, on a machine that does much else at once too.
PATIENCE_SECONDS = 60
PATIENCE_MS = 1000 * PATIENCE_SECONDS


class Moment:
    """Comes once. Who waits for one that never comes, because the other thread has failed, fails too."""

    def __init__(self) -> None:
        self._event = Event()

    def comes(self) -> None:
        self._event.set()

    def has_come(self) -> bool:
        return self._event.is_set()

    def wait(self) -> None:
        assert self._event.wait(PATIENCE_SECONDS), "What another thread was to do has not been done"
