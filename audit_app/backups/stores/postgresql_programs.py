"""PostgreSQL's own programs: found, of the right version, and told where the database is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from audit_app.backups.errors import BackupError
from audit_app.backups.streams import Sink, chunks_of

PROGRAMS = ("pg_dump", "psql")
# Owners and rights are those of the server it came from; the tables are all in one schema.
WHAT_TO_DUMP = ("--schema=public", "--no-owner", "--no-privileges")
# Only the first line of an error: the others may quote a row.
QUIETLY = (
    "--no-psqlrc",
    "--quiet",
    "--set=ON_ERROR_STOP=1",
    "--set=VERBOSITY=terse",
    "--set=SHOW_CONTEXT=never",
)


def check_programs(server: int) -> None:
    """
    Raises:
        BackupError: the programs are not installed, or are older than the server.
    """
    for program in PROGRAMS:
        if shutil.which(program) is None:
            raise BackupError(
                f"{program} is not installed here. Ask an administrator to run: "
                f"apt-get install postgresql-client-{server}"
            )
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        version = re.search(r"\b(\d+)[.\d]*", said)
        if version is None or int(version[1]) < server:
            raise BackupError(
                f"{program} is of version {version[1] if version else 'unknown'} and the server of version "
                f"{server}. Ask an administrator to run: apt-get install postgresql-client-{server}"
            )


def dumped(snapshot: str) -> Iterator[bytes]:
    """What pg_dump says of the database as it stands in this snapshot."""
    options = (*WHAT_TO_DUMP, f"--snapshot={snapshot}")
    with _running("pg_dump", *options, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 (asked for in the line before)
        yield from chunks_of(process.stdout)


@contextmanager
def running_psql() -> Iterator[Sink]:
    """Takes statements until the block ends; what is not committed by then, the server forgets."""
    with _running("psql", *QUIETLY, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None  # noqa: S101 (asked for in the line before)
        yield process.stdin


@contextmanager
def _running(
    program: str, *options: str, stdin: int | None = None, stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The program, told by its environment where the database is; killed if the block fails.

    Raises:
        BackupError: the program ended with an error, which is quoted.
    """
    (_psql, *where), surroundings = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    # Its errors go to a file without a name: a pipe that nobody reads would stop it.
    with tempfile.TemporaryFile(dir=settings.VAR) as errors:
        process = subprocess.Popen(  # noqa: S603
            [program, *options, *where],
            env={**os.environ, **(surroundings or {})},
            stdin=stdin,
            stdout=stdout,
            stderr=errors,
        )
        try:
            yield process
            process.communicate()
        except BrokenPipeError:
            # It has ended by itself, and has said why.
            process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        if process.returncode != 0:
            raise BackupError(f"{program} stopped: {_first_error(errors)}")


def _first_error(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read().decode(errors="replace").splitlines() or ["it does not say why"]
    said = [line.partition("ERROR:")[2].strip() for line in lines if "ERROR:" in line]
    return (said or lines)[0]
