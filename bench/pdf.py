"""The demonstration's report as a PDF: time and peak memory beside WeasyPrint alone on the same HTML.

Each PDF is made in a process of its own, in turns. This process loads nothing, because a child's peak is
never told as less than what its parent held.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.database import database_name, empty_database
from bench.pdf_once import ROOT

Runs = list[dict[str, Any]]


def once(name: str, html: Path, url: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.pdf_once", name, str(html)]
    surroundings = {**os.environ, "DATABASE_URL": url}
    finished = subprocess.run(command, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def in_turns(times: int) -> dict[str, Runs]:
    runs: dict[str, Runs] = {"whole": [], "ours": [], "alone": []}
    with tempfile.TemporaryDirectory() as folder, empty_database("pdf") as url:
        html = Path(folder) / "report.html"
        once("fill", html, url)
        for turn in range(times):
            # The first leaves the HTML that the others print.
            both = ("ours", "alone") if turn % 2 else ("alone", "ours")
            for name in ("whole", *both):
                runs[name].append(once(name, html, url))
    return runs


def median(runs: Runs, what: str) -> float:
    return statistics.median(run[what] for run in runs)


def tell(title: str, runs: Runs, seconds: float) -> None:
    print(
        f"{title}: {seconds:.2f} s, peak {median(runs, 'peak'):.0f} MB, "
        f"{runs[0]['pages']} pages, {median(runs, 'size') / 1000:.0f} kB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    runs = in_turns(times)
    whole, ours, alone = runs["whole"], runs["ours"], runs["alone"]
    print(f"{database_name()}; medians of {times} runs, in turns, each in a process of its own")
    tell("pdf_of", ours, median(ours, "seconds"))
    tell("WeasyPrint alone", alone, median(alone, "seconds"))
    time_ratio = median(ours, "seconds") / median(alone, "seconds")
    print(f"ratio: {time_ratio:.2f} in time, {median(ours, 'peak') / median(alone, 'peak'):.2f} in memory")
    assembling, printing = median(whole, "assembling"), median(whole, "printing")
    tell("from the database to the PDF", whole, assembling + printing + median(whole, "seconds"))
    print(f"    of it {assembling:.2f} s for figures and sentences, {printing:.2f} s for the HTML")


if __name__ == "__main__":
    main()
