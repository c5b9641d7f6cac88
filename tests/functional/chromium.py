"""The browser of the tests: where it is, how it starts, and one that can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType

# The browser without its windows where it is installed: the same engine, at two thirds of the time.
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""
)
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    # Without these the browser calls home at every start, and waits where there is no network.
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
SECONDS_TO_START = 30


@contextmanager
def chromium_that_dies(kind: BrowserType, profile: Path) -> Iterator[BrowserContext]:
    """A browser that keeps what it keeps in ``profile``; at the end every process of it is killed.

    Nothing tells it beforehand, so it writes down nothing that it has not written down already.
    """
    told = profile / "DevToolsActivePort"
    told.unlink(missing_ok=True)
    command = [CHROMIUM, "--headless", *CHROMIUM_FLAGS, f"--user-data-dir={profile}"]
    with subprocess.Popen(
        [*command, "--remote-debugging-port=0", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            (context,) = kind.connect_over_cdp(f"http://127.0.0.1:{_port_in(told)}").contexts
            yield context
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _port_in(told: Path) -> int:
    """Where the browser listens, which it writes down once it does."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        lines = told.read_text().splitlines() if told.exists() else []
        if len(lines) > 1:
            return int(lines[0])
        time.sleep(0.05)
    raise TimeoutError("Chromium did not start")
