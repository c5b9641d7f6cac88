"""The commands in bin, as a newcomer meets them."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[3]
PROMISED_SENTENCES = 2  # at most: what is being done, and what went wrong
MAKE_AN_ACCOUNT = """
import django
django.setup()
from django.core.management import call_command
from audit_app.access.models import User
call_command("migrate", verbosity=0)
User.objects.create_user("somebody", display_name="Somebody")
"""


def run(*command, path="", **environment):
    """Runs a command with nothing to read, and gives its result with what it said."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env={
            **os.environ,
            **environment,
            "PATH": f"{path}:{os.environ['PATH']}" if path else os.environ["PATH"],
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def fresh(tmp_path):
    """A copy of the commands and the pins, as in a fresh clone."""
    for name in ("bin/setup", "bin/system-packages", "bin/run", "requirements.txt", "requirements-dev.txt"):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((ROOT / name).read_bytes())
        copy.chmod(0o755)
    return tmp_path


@pytest.fixture
def instead(tmp_path):
    """Puts small programs before the system's own: ``instead(python3="exit 1")``."""
    folder = tmp_path / "instead"

    def put(**programs):
        folder.mkdir(exist_ok=True)
        for name, script in programs.items():
            program = folder / name.replace("_", "-")
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        return str(folder)

    return put


def assert_one_clear_sentence(result, words):
    said = (result.stdout + result.stderr).strip()
    assert result.returncode != 0
    assert re.search(words, said), said
    assert "Traceback" not in said
    assert len(said.splitlines()) <= PROMISED_SENTENCES, said


def test_a_busy_port_is_named_with_the_way_to_choose_another():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run("bin/run", PORT=port)
    assert_one_clear_sentence(result, rf"Port {port} cannot be used.*PORT=8001 bin/run")


@pytest.fixture
def database_with_an_account(tmp_path):
    """The address of a database in which somebody works already, so that no demonstration is loaded."""
    address = f"sqlite:///{tmp_path / 'audit.sqlite3'}"
    result = run(sys.executable, "-c", MAKE_AN_ACCOUNT, DATABASE_URL=address)
    assert result.returncode == 0, result.stderr
    return address


def test_the_service_answers_on_its_port_and_stopping_it_stops_all_it_started(database_with_an_account):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    service = subprocess.Popen(
        ["bin/run"],
        cwd=ROOT,
        env={**os.environ, "PORT": port, "DATABASE_URL": database_with_an_account},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert service.stdout is not None
    said = [line for line in iter(service.stdout.readline, "Press Ctrl-C to stop.\n") if line.strip()]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/") as answer:
        assert answer.status == 200
    # To bin/run alone, as a service manager would: what it started must hear of it from bin/run.
    service.send_signal(signal.SIGTERM)
    assert service.wait(timeout=60) == 0
    assert said == [f"Case file audit is at http://127.0.0.1:{port}/\n"]
    with pytest.raises(ProcessLookupError):
        os.killpg(service.pid, 0)


def test_an_old_python_is_refused_by_its_version(fresh, instead):
    old = instead(python3='[ "$1" = --version ] && echo "Python 3.9.2"; exit 1')
    result = run(str(fresh / "bin/run"), path=old)
    assert_one_clear_sentence(result, "needs Python 3.11 or newer, and python3 here is Python 3.9.2")


def test_without_root_the_missing_packages_are_named_for_an_administrator(fresh, instead):
    bare = instead(
        python3='case "$*" in *version_info*) exit 0;; *) exit 1;; esac',
        id="echo 1000",
        sudo="exit 1",
        apt_get="exit 1",
    )
    result = run(str(fresh / "bin/run"), path=bare)
    assert_one_clear_sentence(result, "ask an administrator.*python3-venv libpango-1.0-0 libpangoft2-1.0-0")


def test_without_a_network_for_system_packages_it_says_so(fresh, instead):
    cut_off = instead(
        python3='case "$*" in *version_info*) exit 0;; *) exit 1;; esac',
        id="echo 0",
        apt_get="echo E: >&2; exit 100",
    )
    result = run(str(fresh / "bin/run"), path=cut_off)
    assert_one_clear_sentence(result, "list of packages could not be fetched; is there a network")


def test_without_a_network_for_python_packages_it_says_so(fresh, instead):
    made = f'mkdir -p {fresh}/.venv/bin; ln -sf "$0" {fresh}/.venv/bin/python'
    cut_off = instead(python3=f'case "$*" in *"pip install"*) exit 1;; *"-m venv"*) {made};; esac')
    result = run(str(fresh / "bin/run"), path=cut_off)
    assert_one_clear_sentence(result, "Python packages could not be installed; is there a network")


def test_any_management_command_runs_in_the_projects_environment():
    result = run("bin/manage", "version")
    assert result.returncode == 0, result.stderr
    assert re.fullmatch(r"5\.2\.\d+\n", result.stdout)


def test_the_pins_carry_hashes_and_name_no_place_to_fetch_from():
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = (ROOT / name).read_text()
        assert pins.count("==") >= 20
        assert "://" not in pins
        assert not re.search(r"^(-|--)", pins, re.MULTILINE)
        unhashed = [pin for pin in re.split(r"\n(?=\S)", pins.strip()) if "--hash=sha256:" not in pin]
        assert unhashed == []
