"""Servers as ``bin/run`` starts them, each on a free port and a database of its own, gone afterwards."""

from __future__ import annotations

import os
import signal
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
GUNICORN = ("-m", "gunicorn", "--config", "python:audit_app.config.server")
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Project:
    """A Django project that can be served: the application, its settings and what fills its data."""

    name: str
    wsgi: str
    settings: str
    filled_by: str


class Server:
    """One that can be killed and started again at the same port and over the same database."""

    def __init__(self, project: Project, database_url: str) -> None:
        self.project, self.database_url, self.port = project, database_url, _free_port()
        settings = project.settings
        self.surroundings = {**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": settings}

    def fill(self, people: int) -> str:
        """Makes the tables and their data; returns what the module that does it had to say."""
        filling = [sys.executable, "-m", self.project.filled_by, str(people)]
        done = subprocess.run(
            filling, cwd=ROOT, env=self.surroundings, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def start(self) -> None:
        """Returns once the server answers."""
        command = [sys.executable, *GUNICORN, "--bind", f"127.0.0.1:{self.port}", self.project.wsgi]
        # In a group of its own, so that the process that answers can be killed with the one that watches it.
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.surroundings, start_new_session=True)
        _wait_for(self.port, self.process)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def kill(self) -> None:
        """As if the plug of the process had been pulled: it finishes nothing and closes nothing."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_worker(self) -> None:
        """Kills the process that answers; the one that watches it is to start another."""
        while not (workers := children_of(self.process.pid)):
            time.sleep(0.05)
        for worker in workers:
            os.kill(worker, signal.SIGKILL)

    def freeze(self) -> None:
        """From now on requests come in, and nothing is done with them."""
        os.killpg(self.process.pid, signal.SIGSTOP)


@contextmanager
def server_of(project: Project, people: int, folder: Path | None = None) -> Iterator[tuple[Server, str]]:
    """A running server, and what the module that filled its database had to say.

    ``folder`` is where the data lie, if they are to lie somewhere in particular.
    """
    with empty_database(project.name, folder) as url:
        server = Server(project, url)
        said = server.fill(people)
        server.start()
        try:
            yield server, said
        finally:
            server.stop()


@contextmanager
def serving(project: Project, people: int) -> Iterator[tuple[int, str]]:
    """The port of a server that nobody kills."""
    with server_of(project, people) as (server, said):
        yield server.port, said


def children_of(process: int) -> list[int]:
    """The numbers of the processes that this one has started and that still live."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


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
