"""The PostgreSQL server of a measurement, in the hands of whoever may pull its plug.

It must be one of the measurement's own, as bin/with-postgresql makes it.
"""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import Any

from bench.database import tell_postgresql

OTHERS = """
SELECT pid FROM pg_stat_activity
WHERE backend_type = 'client backend' AND datname LIKE 'bench%' AND pid <> pg_backend_pid()
"""


class Postgresql:
    def __init__(self, url: str) -> None:
        """The one that answers at this address now."""
        self.url = url
        ((programs,),) = tell_postgresql("SELECT setting FROM pg_config WHERE name = 'BINDIR'", url)
        ((data,),) = tell_postgresql("SHOW data_directory", url)
        self.program, self.data = f"{programs}/pg_ctl", Path(data)
        self.owner = self.data.stat().st_uid

    def stop_at_once(self) -> None:
        """As if its machine had been reset: no connection is closed, nothing is brought to an end."""
        self._control("stop")

    def start(self) -> None:
        """Returns once it answers; what it had not brought to an end it has sorted out by then."""
        # With the options that it was started with before, which it has written down.
        _program, options = (self.data / "postmaster.opts").read_text().split(maxsplit=1)
        self._control("start", "-o", options.strip())

    def reset(self) -> None:
        self._control("restart")

    def kill_connection(self) -> None:
        """Kills a process that serves ours; the server ends the others too and starts anew by itself."""
        for (process,) in tell_postgresql(OTHERS, self.url)[:1]:
            os.kill(process, signal.SIGKILL)

    def _control(self, action: str, *options: str) -> None:
        # The server refuses to run as root, and starts as whoever owns its data.
        whose: dict[str, Any] = {"user": self.owner} if os.getuid() == 0 else {}
        how = ["-D", str(self.data), "-l", str(self.data.parent / "log"), "-m", "immediate", "-s", "-w"]
        # Among its options are its data by a path from their folder.
        subprocess.run([self.program, *how, action, *options], cwd=self.data.parent, check=True, **whose)
