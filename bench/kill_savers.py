"""Kills the service again and again while people save, and counts what became of every save.

Each saver changes two answers at a time, which must never be found apart, and sends a save again under its
name until it is answered. At the end the answers, the revisions and the trail are compared with what was
acknowledged. With ``--restart-database`` every second fault is an immediate restart of the PostgreSQL server
that DATABASE_URL names: give it one of its own, as bin/with-postgresql does.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from bench.caseload import PASSWORD
from bench.database import database_name, is_postgresql
from bench.section_save import OUR_PROJECT
from bench.servers import Server, server_of
from bench.visitor import Visitor

PAGE = "/audits/{}/sections/1/"
FILLER = " The file shows what was planned, by whom, and where it stopped." * 20
LONGEST_WAIT = 60


@dataclass
class Saver:
    """Somebody who saves over and over; ``acknowledged`` are the turns of which the service said "kept"."""

    port: int
    username: str
    audit: int
    acknowledged: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    sent_again: int = 0
    errors: list[str] = field(default_factory=list)

    def sign_in(self) -> None:
        self.visitor, self.page = Visitor(self.port), PAGE.format(self.audit)
        self.visitor.sign_in("/sign-in/", self.username, PASSWORD)
        page = self.visitor.get(self.page)
        self.token, self.revision = page.hidden("csrfmiddlewaretoken"), int(page.hidden("revision"))
        self.visitor.hang_up()

    def work(self, is_over: threading.Event) -> None:
        turn = 0
        while not is_over.is_set() and not self.errors:
            turn += 1
            self.names.append(str(uuid4()))
            self._save_until_answered(turn, self.names[-1])

    def _save_until_answered(self, turn: int, name: str) -> None:
        items = {"1.2": {"1.2": [f"Turn {turn}"]}, "1.3": {"1.3": [f"Turn {turn}:{FILLER}"]}}
        save = {"name": name, "revision": self.revision, "items": items}
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            try:
                answer = self.visitor.post_json(f"{self.page}save/", save, self.token)
            except (OSError, http.client.HTTPException):
                self.visitor.hang_up()
                answer = None
            if answer and answer.status == 200:
                told = json.loads(answer.text)
                if told["saved"] != ["1.2", "1.3"]:
                    self.errors.append(f"Turn {turn} was answered with {told}")
                self.revision = told["revision"]
                self.acknowledged.append(turn)
                return
            if answer and answer.status != 503:
                self.errors.append(f"Turn {turn} was answered {answer.status}: {answer.text[:200]}")
                return
            self.sent_again += 1
            time.sleep(0.1)
        self.errors.append(f"Turn {turn} was not answered in {LONGEST_WAIT} s")


def restart_postgresql() -> None:
    """As if its machine had been reset: no connection is closed, nothing is brought to an end."""
    import psycopg2  # type: ignore[import-untyped]

    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
            programs = cursor.fetchone()[0]
            cursor.execute("SHOW data_directory")
            data = Path(cursor.fetchone()[0])
    finally:
        connection.close()
    owner = data.stat().st_uid
    # The server refuses to run as root, and starts as whoever owns its data.
    whose: dict[str, Any] = {"user": owner} if os.getuid() == 0 else {}
    command = [f"{programs}/pg_ctl", "-D", str(data), "-l", str(data / "log"), "-m", "immediate", "-s", "-w"]
    # It comes back with the options it was started with, among them its data by a path from their folder.
    subprocess.run([*command, "restart"], cwd=data.parent, check=True, **whose)


def break_it(server: Server, faults: Sequence[Callable[[], None]], kills: int, pause: float) -> list[float]:
    """The seconds after each fault until the service answered again."""
    seconds = []
    for turn in range(kills):
        time.sleep(pause)
        began = time.monotonic()
        faults[turn % len(faults)]()
        while time.monotonic() < began + LONGEST_WAIT:
            try:
                if Visitor(server.port).get("/sign-in/").status == 200:
                    break
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        else:
            raise TimeoutError(f"The service was not back {LONGEST_WAIT} s after fault {turn + 1}")
        print(".", end="", flush=True, file=sys.stderr)
        seconds.append(time.monotonic() - began)
    return seconds


@dataclass
class Count:
    lost: int = 0
    halved: int = 0
    doubled: int = 0
    untold: int = 0

    @property
    def is_clean(self) -> bool:
        return self == Count()


def compare(savers: Sequence[Saver], url: str) -> Count:
    """What the database holds, beside what was acknowledged."""
    import django

    # Read once, by the settings: afterwards the address is that of the server again.
    with patch.dict(os.environ, DATABASE_URL=url, DJANGO_SETTINGS_MODULE=OUR_PROJECT.settings):
        django.setup()
    from django.core.management import call_command
    from django.db import connection

    from audit_app.access.models import TrailEntry
    from audit_app.tool.models import Audit

    count = Count()
    for saver in savers:
        section = Audit.objects.get(pk=saver.audit).referral
        told = TrailEntry.objects.filter(action="section saved", subject_id=saver.audit)
        names = [entry.detail["save"] for entry in told]
        acknowledged = [saver.names[turn - 1] for turn in saver.acknowledged]
        count.lost += len(set(acknowledged) - set(names))
        count.doubled += len(names) - len(set(names))
        stored, whole = section.agency, section.context
        count.halved += whole != f"{stored}:{FILLER}" or section.revision != saver.revision
        count.lost += int(stored.removeprefix("Turn ")) < saver.acknowledged[-1]
        count.untold += section.revision != max(entry.detail["revision"] for entry in told)
    # Ends the run where an entry is missing, altered or not bound to the one before it.
    call_command("verify_trail", stdout=StringIO())
    connection.close()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--savers", type=int, default=16)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds of work before each fault")
    parser.add_argument("--restart-database", action="store_true")
    arguments = parser.parse_args()
    if arguments.restart_database and not is_postgresql():
        sys.exit("Only a PostgreSQL server can be restarted: name one in DATABASE_URL")
    with server_of(OUR_PROJECT, arguments.savers) as (server, said):
        savers = [Saver(server.port, each["username"], each["number"]) for each in json.loads(said)]
        for saver in savers:
            saver.sign_in()

        def kill() -> None:
            server.kill()
            server.start()

        faults = [kill, restart_postgresql] if arguments.restart_database else [kill]
        is_over = threading.Event()
        threads = [threading.Thread(target=saver.work, args=(is_over,), daemon=True) for saver in savers]
        for thread in threads:
            thread.start()
        back = break_it(server, faults, arguments.kills, arguments.pause)
        time.sleep(arguments.pause)
        is_over.set()
        for thread in threads:
            thread.join()
        count = compare(savers, server.database_url)
    errors = [error for saver in savers for error in saver.errors]
    print(f"{database_name()}: {arguments.kills} faults under {len(savers)} savers")
    print(f"    acknowledged {sum(len(saver.acknowledged) for saver in savers)}")
    print(f"    sent again   {sum(saver.sent_again for saver in savers)}")
    print(f"    lost         {count.lost}")
    print(f"    halved       {count.halved}")
    print(f"    made twice   {count.doubled}")
    print(f"    not in trail {count.untold}")
    print(f"    back after   {max(back):.1f} s at most")
    print(f"    errors       {len(errors)}", *sorted(set(errors))[:5], sep="\n        ")
    sys.exit(0 if count.is_clean and not errors else 1)


if __name__ == "__main__":
    main()
