"""Bringing 100,000 children in from a workbook, beside the plain read of the same file with the same library.

The floor opens the workbook, goes through every row of its sheet and drops it: it checks no size, knows no
heading, understands no value, keeps nothing and writes nothing. Each phase of ours is told by itself, with
the most memory that the process that works, and the one that reads, ever had. Others can write while rows are
made ready, and on SQLite not while they are written. Two more floors are of what no plain read does:
the keys and seals alone, and the rows alone (see ``caseload_floors``).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

from bench import caseload_floors
from bench.database import database_name, own_database
from bench.timing import milliseconds, processor_of

HEADINGS = (
    *("Child Unique ID", "Name", "Gender", "Date of Birth", "Age", "Child Protection Plan Start Date"),
    *(
        "Latest Category of Abuse",
        "Allocated Team",
        "District",
        "Family reference",
        "Ethnicity",
        "Allocated Worker",
    ),
)
TEAMS, DISTRICTS = 40, 8
MEGABYTE = 1024 * 1024


def write_workbook(path: Path, rows: int) -> None:
    """A workbook such as a case management system exports: shared by nobody, sheet by sheet as it comes."""
    from tests.factories.lists import packed_xlsx, sheet_xml

    # The sheet is written as it is made, so that the making of it takes no memory of the measurement.
    shell = packed_xlsx({"Children": sheet_xml([])})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        with zipfile.ZipFile(BytesIO(shell)) as empty:
            for name in empty.namelist():
                if name != "xl/worksheets/sheet1.xml":
                    archive.writestr(name, empty.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            start, end = sheet_xml([]).split("</sheetData>")
            sheet.write(start.encode())
            for piece in _pieces(rows):
                sheet.write(piece.encode())
            sheet.write(f"</sheetData>{end}".encode())


def _pieces(rows: int) -> Iterator[str]:
    from tests.factories.lists import sheet_xml

    block: list[Any] = [list(HEADINGS)]
    first = 1
    for number in range(rows):
        block.append(_child(number))
        if len(block) == 1_000 or number == rows - 1:
            yield sheet_xml(block, start=first).split("<sheetData>")[1].split("</sheetData>")[0]
            first += len(block)
            block = []


def _child(number: int) -> list[Any]:
    return [
        10_000_000 + number,
        f"Child Made-Up {number}",
        ("a) Male", "b) Female")[number % 2],
        _day(number, 2004 + number % 16) if number % 3 else 38_000 + number * 7 % 5_800,
        None,
        _day(number, 2020),
        ("Neglect", "Physical abuse", "Emotional abuse", "Sexual abuse", "Multiple")[number % 5],
        f"Team {number % TEAMS}",
        f"District {number % DISTRICTS}",
        f"F{number // 2}",
        "a) WBRI",
        f"Worker {number % 400}",
    ]


def _day(number: int, year: int) -> str:
    return f"{number % 28 + 1:02}/{number % 12 + 1:02}/{year}"


def plain_read(path: Path) -> tuple[float, float]:
    """The floor, in a process of its own as ours is: seconds by the clock and of processor."""
    code = (
        "import sys, time, python_calamine as c; from io import BytesIO; f = open(sys.argv[1], 'rb').read();"
        "t, p = time.perf_counter(), time.process_time();"
        "book = c.CalamineWorkbook.from_filelike(BytesIO(f));"
        "n = sum(1 for _ in book.get_sheet_by_index(0).iter_rows());"
        "print(time.perf_counter() - t, time.process_time() - p)"
    )
    out = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    seconds, processor = map(float, out.stdout.split())
    return seconds, processor


def memory_of_reader(path: Path) -> float:
    """The most memory in MB of the process that reads, begun by a process that is small itself."""
    from audit_app.sampling.caseload.reading.process import CHILD

    code = (
        "import resource, subprocess, sys;"
        f"subprocess.run([sys.executable, '-s', '-m', '{CHILD}', '{{}}'], stdin=open(sys.argv[1]),"
        " stdout=subprocess.DEVNULL, check=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    out = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    return float(out.stdout)


def bring_in(path: Path) -> dict[str, Any]:
    """Seconds of each phase, by the clock and of processor, and the most memory in MB."""
    from audit_app.sampling.caseload import services
    from audit_app.sampling.caseload.fields import proposed
    from audit_app.sampling.caseload.keeping import Kept
    from audit_app.sampling.caseload.making_ready import make_ready
    from audit_app.sampling.caseload.starting import start

    review, lead = _review()
    content = path.read_bytes()
    upload: Any = None
    told: dict[str, Any] = {}

    def upload_and_read() -> None:
        nonlocal upload
        upload = services.take_upload(review=review, content=content, name="x", by=lead)
        start(upload, here=True)

    def check() -> None:
        columns = proposed(Kept(upload).about()["headings"])
        start(services.set_columns(upload=upload, columns=columns, by=lead), here=True)

    told["upload and read"] = processor_of(upload_and_read)
    upload.refresh_from_db()
    assert upload.state == "columns", upload.refusal
    told["check"] = processor_of(check)
    upload.refresh_from_db()
    assert not upload.counts.get("refused"), Kept(upload).found()["problems"]
    upload, basis = services.ask_to_take_in(upload=upload, by=lead), []
    told["make ready"] = processor_of(lambda: basis.extend(make_ready(upload)))
    told["write"] = processor_of(lambda: services.take_in(upload=upload, basis=basis, by=lead))
    upload.refresh_from_db()
    assert upload.state == "imported", upload.refusal
    told["worker MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told


def _review() -> tuple[Any, Any]:
    import datetime as dt

    from audit_app.access.models import Membership, User
    from audit_app.access.roles import Role
    from audit_app.sampling.models import District, Review, Team

    on = dt.date(2021, 3, 31)
    review = Review.objects.create(
        title="Bench", authority="Bench", reference_date=on, fieldwork_start=on, fieldwork_end=on
    )
    District.objects.bulk_create(
        District(review=review, name=f"District {n}", order=n) for n in range(DISTRICTS)
    )
    Team.objects.bulk_create(Team(review=review, name=f"Team {n}") for n in range(TEAMS))
    lead = User.objects.create(username="bench", display_name="Bench")
    Membership.objects.create(user=lead, review_id=review.pk, role=Role.REVIEW_LEAD)
    return review, lead


def once(path: Path, size: int) -> None:
    """One import in this process, with a database of its own, and its floors; all goes out as JSON."""
    with own_database():
        told = bring_in(path)
        told["floors"] = {"keys and seals": caseload_floors.sealing(size), "rows": caseload_floors.writing()}
        print(json.dumps(told))


def measured(path: Path, size: int) -> dict[str, Any]:
    arguments = [sys.executable, "-m", "bench.caseload_import", "--sizes", str(size), "--once", str(path)]
    out = subprocess.run(arguments, check=True, capture_output=True, text=True, env=os.environ)
    return dict(json.loads(out.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000", help="numbers of children")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        once(options.once, int(options.sizes))
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "audit_app.config.settings")
    django.setup()
    print(f"Database: {database_name()}")
    with TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            path = Path(folder) / f"{size}.xlsx"
            write_workbook(path, size)
            floors = [plain_read(path)]
            told = measured(path, size)
            floors.append(plain_read(path))
            clock, processor = (statistics.mean(each) for each in zip(*floors, strict=True))
            memory, reader, parts = told.pop("worker MB"), memory_of_reader(path), told.pop("floors")
            megabytes = path.stat().st_size / MEGABYTE
            print(f"\n{size:,} children, {megabytes:.1f} MB: clock, processor, processor in plain reads")
            _tell("plain read", clock, processor, processor)
            for name, (seconds, worked) in told.items():
                _tell(name, seconds, worked, processor)
            seconds, worked = (sum(each) for each in zip(*told.values(), strict=True))
            _tell("all", seconds, worked, processor)
            for name, (seconds, worked) in parts.items():
                _tell(f"floor: {name}", seconds, worked, processor)
            print(f"  most memory: worker {memory:.0f} MB, reader {reader:.0f} MB")


def _tell(name: str, seconds: float, worked: float, floor: float) -> None:
    print(f"  {name:<22} {milliseconds(seconds):>14} {milliseconds(worked):>14} {worked / floor:7.1f}")


if __name__ == "__main__":
    main()
