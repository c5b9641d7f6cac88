"""Servers as ``bin/run`` starts them, each on a free port and a database of its own, gone afterwards."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.database import empty_database

ROOT = Path(__file__).resolve().parent.parent
GUNICORN = (
    *("-m", "gunicorn", "--workers", "1", "--threads", "8", "--graceful-timeout", "5"),
    *("--log-level", "warning", "--no-control-socket"),
)
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Project:
    """A Django project that can be served: the application, its settings and what fills its data."""

    name: str
    wsgi: str
    settings: str
    filled_by: str


@contextmanager
def serving(project: Project, people: int) -> Iterator[tuple[int, str]]:
    """The port of a running server, and what the module that filled its database had to say."""
    with empty_database(project.name) as url:
        surroundings = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": project.settings}
        filling = [sys.executable, "-m", project.filled_by, str(people)]
        said = subprocess.run(
            filling, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.PIPE, text=True
        ).stdout
        port = _free_port()
        command = [sys.executable, *GUNICORN, "--bind", f"127.0.0.1:{port}", project.wsgi]
        process = subprocess.Popen(command, cwd=ROOT, env=surroundings)
        try:
            _wait_for(port, process)
            yield port, said
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start; the lines above say why")
