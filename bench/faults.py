"""What may happen to a service: each is done to it for real, and says when its cause was gone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.postgresql import Postgresql
from bench.servers import Server
from bench.small_disk import SmallDisk

# Seconds for which the database is away, or its disk full.
HELD = 5.0
OF_ANY_DATABASE = ("app", "worker", "full")
OF_POSTGRESQL = ("reset", "connection", "away")
IN_WORDS = {
    "app": "the service killed",
    "worker": "the process that answers killed",
    "full": "the disk full",
    "reset": "PostgreSQL restarted at once",
    "connection": "one process of PostgreSQL killed",
    "away": "PostgreSQL away",
}


@dataclass(frozen=True)
class Faults:
    """``strike`` returns the moment at which the service could be back, by ``time.monotonic``.

    What watches over a service that others use starts it again at once when it is gone; so does this.
    """

    server: Server
    postgresql: Postgresql | None
    disk: SmallDisk | None

    def strike(self, name: str) -> float:
        strikes: dict[str, Callable[[], float]] = {
            "app": self._kill_the_service,
            "worker": lambda: _at_once(self.server.kill_worker),
            "full": self._fill_the_disk,
        }
        if self.postgresql:
            strikes |= {
                "reset": lambda: _at_once(self._database.reset),
                "connection": lambda: _at_once(self._database.kill_connection),
                "away": self._take_the_database_away,
            }
        return strikes[name]()

    @property
    def _database(self) -> Postgresql:
        if self.postgresql is None:
            raise LookupError("There is no server of PostgreSQL")
        return self.postgresql

    def _kill_the_service(self) -> float:
        began = time.monotonic()
        self.server.kill()
        self.server.start()
        return began

    def _take_the_database_away(self) -> float:
        self._database.stop_at_once()
        time.sleep(HELD)
        began = time.monotonic()
        self._database.start()
        return began

    def _fill_the_disk(self) -> float:
        if self.disk is None:
            raise LookupError("There is no disk to fill")
        self.disk.fill()
        time.sleep(HELD)
        began = time.monotonic()
        self.disk.free()
        return began


def _at_once(strike: Callable[[], None]) -> float:
    began = time.monotonic()
    strike()
    return began
