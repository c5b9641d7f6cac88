"""Saving a section of ten answers over HTTP, beside the bare Django post of a form of ten fields.

Both run under the server and the database settings of ``bin/run``, each with a database of its own, and are
measured in turns. Ours signs in, asks policies, checks the revision and leaves its entry in the trail; the
floor has a session, a CSRF token, one query and one update.
"""

from __future__ import annotations

import argparse
import json
from contextlib import ExitStack

from bench.database import database_name
from bench.saving import BARE, OURS, Form, Person, save_together
from bench.servers import Project, serving
from bench.timing import Timing, milliseconds

OUR_PROJECT = Project("ours", "audit_app.config.wsgi", "audit_app.config.settings", "bench.caseload")
BARE_PROJECT = Project("bare", "bench.bare.wsgi", "bench.bare.settings", "bench.bare.fill")


def people_of(stack: ExitStack, project: Project, form: Form, count: int) -> list[Person]:
    """Signed-in people of a server that runs until the stack is closed."""
    port, said = stack.enter_context(serving(project, count))
    return [Person(port, form, **each) for each in json.loads(said)]


def compare(ours: list[Person], bare: list[Person], rounds: int, times: int) -> tuple[Timing, Timing]:
    """Saves in turns, the one that begins changing too, after a round that does not count."""
    sides: tuple[tuple[list[Person], list[float]], ...] = ((ours, []), (bare, []))
    for people, _seconds in sides:
        save_together(people, 1)
    for turn in range(rounds):
        for people, seconds in sides if turn % 2 else reversed(sides):
            seconds += save_together(people, times)
    return Timing(tuple(sides[0][1])), Timing(tuple(sides[1][1]))


def errors_of(people: list[Person]) -> list[str]:
    """All that went wrong, once everybody's page has been compared with what they saved last."""
    for person in people:
        person.check()
    return [error for person in people for error in person.errors]


def tell(size: int, measured: Timing, floor: Timing) -> None:
    saves = f"{len(measured.seconds)} and {len(floor.seconds)} saves"
    median, p95 = measured.median / floor.median, measured.p95 / floor.p95
    print(f"{size:>3} saving at once ({saves})")
    print(f"    a section   p50 {milliseconds(measured.median)}, p95 {milliseconds(measured.p95)}")
    print(f"    bare form   p50 {milliseconds(floor.median)}, p95 {milliseconds(floor.p95)}")
    print(f"    ratio       p50 {median:.2f}, p95 {p95:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", default="1,16", help="how many save at once, such as 1,16,64")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--posts", type=int, default=40, help="saves in a round, shared by the clients")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.clients.split(",")]
    print(f"{database_name()}; one server process with 8 threads on each side")
    with ExitStack() as stack:
        ours = people_of(stack, OUR_PROJECT, OURS, max(sizes))
        bare = people_of(stack, BARE_PROJECT, BARE, max(sizes))
        for size in sizes:
            times = -(-arguments.posts // size)
            tell(size, *compare(ours[:size], bare[:size], arguments.rounds, times))
        for name, people in (("a section", ours), ("bare form", bare)):
            errors = errors_of(people)
            print(f"Errors, {name}: {len(errors)}", *sorted(set(errors))[:5], sep="\n    ")


if __name__ == "__main__":
    main()
