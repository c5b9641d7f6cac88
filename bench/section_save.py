"""Saving a section of ten answers over HTTP, and the two answers that a page saves by itself after a pause,
beside the bare Django post of a form of ten fields.

Both run under the server and the database settings of ``bin/run``, each with a database of its own, and are
measured in turns. Ours signs in, asks policies, checks the revision and leaves its entry in the trail; the
floor has a session, a CSRF token, one query and one update.
"""

from __future__ import annotations

import argparse
import json
from contextlib import ExitStack

from bench.database import database_name
from bench.saving import BARE, BY_ITSELF, OURS, Form, Person, save_together
from bench.servers import Project, serving
from bench.timing import Timing, milliseconds

# In the order in which they are told; the last is the floor of the others.
NAMES = ("a section", "by itself", "bare form")
OUR_PROJECT = Project("ours", "audit_app.config.wsgi", "audit_app.config.settings", "bench.caseload")
BARE_PROJECT = Project("bare", "bench.bare.wsgi", "bench.bare.settings", "bench.bare.fill")


def people_of(stack: ExitStack, project: Project, forms: tuple[Form, ...], count: int) -> list[list[Person]]:
    """For each form, signed-in people of a server that runs until the stack is closed."""
    port, said = stack.enter_context(serving(project, count))
    return [[Person(port, form, **each) for each in json.loads(said)] for form in forms]


def compare(sides: list[list[Person]], rounds: int, times: int) -> list[Timing]:
    """Saves in turns, the one that begins changing too, after a round that does not count."""
    measured: list[tuple[list[Person], list[float]]] = [(people, []) for people in sides]
    for people in sides:
        save_together(people, 1)
    for turn in range(rounds):
        for people, seconds in measured if turn % 2 else reversed(measured):
            seconds += save_together(people, times)
    return [Timing(tuple(seconds)) for _people, seconds in measured]


def errors_of(people: list[Person]) -> list[str]:
    """All that went wrong, once everybody's page has been compared with what they saved last."""
    for person in people:
        person.check()
    return [error for person in people for error in person.errors]


def tell(size: int, measured: list[Timing]) -> None:
    floor = measured[-1]
    print(f"{size:>3} saving at once ({' and '.join(str(len(each.seconds)) for each in measured)} saves)")
    for name, each in zip(NAMES, measured, strict=True):
        ratios = f"ratios {each.median / floor.median:.2f}, {each.p95 / floor.p95:.2f}"
        print(f"    {name:<11} p50 {milliseconds(each.median)}, p95 {milliseconds(each.p95)}, {ratios}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", default="1,16", help="how many save at once, such as 1,16,64")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--posts", type=int, default=40, help="saves in a round, shared by the clients")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.clients.split(",")]
    print(f"{database_name()}; one server process with 8 threads on each side")
    with ExitStack() as stack:
        ours, by_itself = people_of(stack, OUR_PROJECT, (OURS, BY_ITSELF), max(sizes))
        (bare,) = people_of(stack, BARE_PROJECT, (BARE,), max(sizes))
        sides = [ours, by_itself, bare]
        for size in sizes:
            times = -(-arguments.posts // size)
            tell(size, compare([people[:size] for people in sides], arguments.rounds, times))
        for name, people in zip(NAMES, sides, strict=True):
            errors = errors_of(people)
            print(f"Errors, {name}: {len(errors)}", *sorted(set(errors))[:5], sep="\n    ")


if __name__ == "__main__":
    main()
