"""The page of a section over HTTP: the server's time, and what it weighs at the first visit and after.

Section 6 is the one that ``bench.section_save`` saves, beside the page of the bare form; section 9 is the
longest. Times are those of the whole request on this machine, so the server takes no longer.
"""

from __future__ import annotations

import argparse
import re
from contextlib import ExitStack
from urllib.parse import urljoin

from bench.database import VAR, database_name
from bench.saving import BARE, OURS, Person
from bench.section_save import BARE_PROJECT, OUR_PROJECT, people_of
from bench.timing import Timing, in_turn
from bench.visitor import Answer

LONGEST_SECTION = 9


def page_times(person: Person, bare: Person, times: int) -> tuple[Timing, Timing]:
    return in_turn(lambda: person.visitor.get(person.page), lambda: bare.visitor.get(bare.page), times)


def weights(person: Person, path: str) -> tuple[int, int]:
    """Bytes of a first visit, with everything the page names, and of the next one."""
    page = person.visitor.get(path)
    named = _with_imports(person, {address: person.visitor.get(address) for address in _named_files(page)})
    again = [answer for answer in named if not _is_kept(answer)]
    return page.wire + sum(each.wire for each in named), page.wire + sum(each.wire for each in again)


def _named_files(page: Answer) -> set[str]:
    """The style sheets, scripts and icons of a page."""
    found = re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"', page.text)
    return {address for address in found if address.startswith("/")}


def _with_imports(person: Person, found: dict[str, Answer]) -> list[Answer]:
    """The files found and the scripts that they import, each once; none else of ours names further files."""
    waiting = list(found)
    while waiting:
        address = waiting.pop()
        for name in re.findall(r"^import .* from ['\"](.+)['\"]", _source(address), re.MULTILINE):
            imported = urljoin(address, name)
            if imported not in found:
                found[imported] = person.visitor.get(imported)
                waiting.append(imported)
    return list(found.values())


def _source(address: str) -> str:
    """A script as it lies on the disk, where nothing needs to be unpacked."""
    return (VAR / address.removeprefix("/")).read_text() if address.endswith(".js") else ""


def _is_kept(answer: Answer) -> bool:
    return "immutable" in answer.headers.get("Cache-Control", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    arguments = parser.parse_args()
    print(f"{database_name()}; one server process with 8 threads, one reader")
    with ExitStack() as stack:
        ((ours, longest),) = people_of(stack, OUR_PROJECT, (OURS,), 2)
        ((bare,),) = people_of(stack, BARE_PROJECT, (BARE,), 1)
        longest.page = longest.page.replace("/6/", f"/{LONGEST_SECTION}/")
        for name, person in (("section 6", ours), (f"section {LONGEST_SECTION}", longest)):
            measured, floor = page_times(person, bare, arguments.times)
            first, after = weights(person, person.page)
            print(f"{name}: {measured}; page of the bare form {floor}")
            print(f"    {first / 1000:.1f} kB at the first visit, {after / 1000:.1f} kB after")


if __name__ == "__main__":
    main()
