"""Does to the service what may happen to one while people save, and counts what became of every save.

Each saver changes two answers at a time, which must never be found apart, and sends a save again under its
name until it is answered. Beside them, pairs of windows contest one answer over and over. At the end the
answers, the revisions and the trail are compared with what was acknowledged. The PostgreSQL server that
DATABASE_URL names is killed and reset too where that is asked for: give it one of its own, as
bin/with-postgresql does. A disk is filled by root alone, because it must first be made.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import StringIO
from unittest.mock import patch

from bench.database import database_name, is_postgresql
from bench.faults import IN_WORDS, OF_ANY_DATABASE, OF_POSTGRESQL, Faults
from bench.postgresql import Postgresql
from bench.savers import FILLER, LONGEST_WAIT, Pair, Saver, Window, refusals_of
from bench.section_save import OUR_PROJECT
from bench.servers import server_of
from bench.small_disk import small_disk
from bench.timing import Timing

MEGABYTES_OF_A_SMALL_DISK = 400


def break_it(
    faults: Faults, names: Sequence[str], kills: int, pause: float, savers: Sequence[Saver]
) -> dict[str, list[float]]:
    """By fault, the seconds each time until a save was kept that was sent after its cause had gone."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for turn in range(kills):
        time.sleep(pause)
        name = names[turn % len(names)]
        gone = faults.strike(name)
        while not any(saver.kept_since > gone for saver in savers):
            if time.monotonic() > gone + LONGEST_WAIT:
                raise TimeoutError(f"Nothing was saved for {LONGEST_WAIT} s after fault {turn + 1} ({name})")
            time.sleep(0.05)
        print(".", end="", flush=True, file=sys.stderr)
        seconds[name].append(time.monotonic() - gone)
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


def compare(savers: Sequence[Saver], pairs: Sequence[Pair], url: str) -> Count:
    """What the database holds, beside what was acknowledged."""
    import django

    # Read once, by the settings: afterwards the address is that of the server again.
    with patch.dict(os.environ, DATABASE_URL=url, DJANGO_SETTINGS_MODULE=OUR_PROJECT.settings):
        django.setup()
    from django.core.management import call_command
    from django.db import connection

    from audit_app.access.models import TrailEntry
    from audit_app.tool.models import Audit

    def told_of(audit: int) -> list[dict[str, int | str]]:
        told = TrailEntry.objects.filter(action="section saved", subject_id=audit)
        return list(told.order_by("pk").values_list("detail", flat=True))

    count = Count()
    for saver in savers:
        section = Audit.objects.get(pk=saver.audit).referral
        told = told_of(saver.audit)
        _compare_names(count, [saver], told)
        stored, whole = section.agency, section.context
        count.halved += whole != f"{stored}:{FILLER}"
        is_older = int(stored.removeprefix("Turn ")) < saver.turns or section.revision < saver.revision
        count.lost += is_older
        count.untold += [each["revision"] for each in told] != list(range(1, section.revision + 1))
    for pair in pairs:
        section = Audit.objects.get(pk=pair.windows[0].audit).referral
        told = told_of(pair.windows[0].audit)
        _compare_names(count, pair.windows, told)
        count.untold += len(told) != section.revision
    # Ends the run where an entry is missing, altered or not bound to the one before it.
    call_command("verify_trail", stdout=StringIO())
    connection.close()
    return count


def _compare_names(count: Count, windows: Sequence[Window], told: Sequence[Mapping[str, int | str]]) -> None:
    names = [each["save"] for each in told]
    kept = {name for window in windows for name in window.kept}
    count.lost += len(kept - set(names))
    count.doubled += len(names) - len(set(names))


def people_of(port: int, said: str, savers: int, retry: float) -> tuple[list[Saver], list[Pair]]:
    """Signed in, each before a page of an audit; of those beyond the savers two windows before one."""
    everybody = [(port, each["username"], each["number"]) for each in json.loads(said)]
    found = [Saver(*each) for each in everybody[:savers]]
    contests = [Pair((Window(*each), Window(*each))) for each in everybody[savers:]]
    windows: list[Window] = [*found, *(window for pair in contests for window in pair.windows)]
    for window in windows:
        window.first_retry = retry
        window.open()
    return found, contests


@contextmanager
def at_work(savers: Sequence[Saver], pairs: Sequence[Pair], contested: int) -> Iterator[None]:
    """Everybody saves meanwhile; at the end whatever was begun is finished, and every contest is held."""
    is_over = threading.Event()
    rounds = [contested // len(pairs) + (place < contested % len(pairs)) for place in range(len(pairs))]
    saving = [threading.Thread(target=saver.work, args=(is_over,), daemon=True) for saver in savers]
    contesting = [
        threading.Thread(target=pair.work, args=(number,), daemon=True)
        for pair, number in zip(pairs, rounds, strict=True)
    ]
    for thread in [*saving, *contesting]:
        thread.start()
    yield
    is_over.set()
    for thread in [*saving, *contesting]:
        thread.join()


def main() -> None:
    arguments = _arguments()
    names = arguments.faults.split(",")
    people = arguments.savers + min(arguments.pairs, arguments.contested)
    is_in_hand = is_postgresql() and not {"full", *OF_POSTGRESQL}.isdisjoint(names)
    postgresql = Postgresql(os.environ["DATABASE_URL"]) if is_in_hand else None
    with ExitStack() as stack:
        disk = None
        if "full" in names:
            owner = postgresql.owner if postgresql else os.getuid()
            disk = stack.enter_context(small_disk(MEGABYTES_OF_A_SMALL_DISK, owner))
        server, said = stack.enter_context(server_of(OUR_PROJECT, people, disk.data if disk else None))
        savers, pairs = people_of(server.port, said, arguments.savers, arguments.retry)
        with at_work(savers, pairs, arguments.contested):
            faults = Faults(server, postgresql, disk)
            back = break_it(faults, names, arguments.kills, arguments.pause, savers)
            time.sleep(arguments.pause)
        count = compare(savers, pairs, server.database_url)
    sys.exit(0 if tell(arguments.kills, savers, pairs, back, count) else 1)


def tell(
    kills: int,
    savers: Sequence[Saver],
    pairs: Sequence[Pair],
    back: Mapping[str, Sequence[float]],
    count: Count,
) -> bool:
    """Prints what was counted, and says whether all of it is as it must be."""
    windows: list[Window] = [*savers, *(window for pair in pairs for window in pair.windows)]
    errors = [error for window in windows for error in window.errors]
    errors += [error for pair in pairs for error in pair.errors]
    overwritten = sum(pair.overwritten for pair in pairs)
    refusals = refusals_of(windows)
    print(f"{database_name()}: {kills} faults under {len(savers)} savers")
    print(f"    acknowledged {sum(len(window.kept) for window in windows)}")
    print(f"    sent again   {sum(window.sent_again for window in windows)}")
    print(f"    lost         {count.lost}")
    print(f"    halved       {count.halved}")
    print(f"    made twice   {count.doubled}")
    print(f"    not in trail {count.untold}")
    print(f"    contested    {sum(pair.contested for pair in pairs)}")
    print(f"    overwritten  {overwritten}")
    print(f"    told of it   {len(refusals)}")
    if refusals:
        print(f"                 p95 after {Timing(tuple(refusals)).p95:.1f} s, {refusals[-1]:.1f} s at most")
    for name, seconds in back.items():
        print(f"    back after   {max(seconds):.1f} s at most: {IN_WORDS[name]}, {len(seconds)} times")
    print(f"    errors       {len(errors)}", *sorted(set(errors))[:5], sep="\n        ")
    return count.is_clean and not overwritten and not errors


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--savers", type=int, default=16)
    parser.add_argument("--kills", type=int, default=20, help="how many faults there are, by turns")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds of work before each fault")
    kinds = [f"{name} ({words})" for name, words in IN_WORDS.items()]
    parser.add_argument("--faults", default="app", help=f"with commas between: {', '.join(kinds)}")
    parser.add_argument("--contested", type=int, default=0, help="how many saves two windows contest")
    parser.add_argument("--retry", type=float, default=2.0, help="seconds before a save is sent again")
    parser.add_argument("--pairs", type=int, default=4, help="how many pairs of windows contest them")
    arguments = parser.parse_args()
    for name in arguments.faults.split(","):
        if name not in (*OF_ANY_DATABASE, *OF_POSTGRESQL):
            sys.exit(f"There is no fault {name}")
        if name in OF_POSTGRESQL and not is_postgresql():
            sys.exit(f"Only a PostgreSQL server can be hit by {name}: name one in DATABASE_URL")
    if "full" in arguments.faults and os.getuid():
        sys.exit("Only root can make a disk to be filled")
    return arguments


if __name__ == "__main__":
    main()
