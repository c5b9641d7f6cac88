"""The service is killed while people save; the harness in bench, run small: by hand it is run with many."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


# The harness makes a database of its own; the mark has it run on PostgreSQL too.
@pytest.mark.django_db
def test_of_what_was_acknowledged_before_a_kill_nothing_is_lost_halved_overwritten_or_made_twice() -> None:
    people = ["--savers", "3", "--contested", "6", "--pairs", "1"]
    faults = ["--faults", "app,worker", "--kills", "2", "--pause", "1", "--retry", "0.1"]
    command = [sys.executable, "-m", "bench.kill_savers", *people, *faults]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    counts = {name: int(number) for name, number in re.findall(r"^    (\w[\w ]*?) +(\d+)$", run.stdout, re.M)}
    assert counts["acknowledged"] > 10
    assert counts["contested"] == 6
    wrong = ("lost", "halved", "made twice", "not in trail", "overwritten", "errors")
    assert {name: counts[name] for name in wrong} == dict.fromkeys(wrong, 0)
