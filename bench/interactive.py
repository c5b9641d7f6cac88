"""How long a browser takes until somebody can type in the longest section and have it saved by itself.

From the start of the navigation in Chromium: at a first visit with nothing kept, and at the next with what
the browser keeps; with the processor as it is, and slowed down as an old laptop is. Beside the page of the
bare form, which is ready once it is loaded.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from bench.database import database_name
from bench.saving import BARE, OURS, Person
from bench.section_page import LONGEST_SECTION
from bench.section_save import BARE_PROJECT, OUR_PROJECT, people_of
from bench.timing import Timing
from tests.functional.chromium import CHROMIUM, CHROMIUM_FLAGS

# Milliseconds since the navigation began, as soon as it is so.
SAVES_BY_ITSELF = "document.querySelector('[data-saving-status]:not([hidden])') && performance.now()"
IS_LOADED = "document.readyState === 'complete' && performance.now()"


@contextmanager
def page_of(browser: Browser, person: Person, slower: int) -> Iterator[Page]:
    """A page in a browser that keeps nothing yet, signed in as this person."""
    address = f"http://127.0.0.1:{person.visitor.port}"
    context = browser.new_context(base_url=address)
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in person.visitor.cookies.items()]
    )
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page
    context.close()


def visits(browser: Browser, person: Person, ready: str, times: int, slower: int) -> tuple[Timing, Timing]:
    """Seconds until a first visit is ready, and until the next one is."""
    seconds: tuple[list[float], list[float]] = [], []
    for _time in range(times):
        with page_of(browser, person, slower) as page:
            for place in seconds:
                page.goto(person.page)
                place.append(page.wait_for_function(ready).json_value() / 1000)
    return Timing(tuple(seconds[0])), Timing(tuple(seconds[1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--slower", default="1,4", help="how many times slower the processor is made")
    arguments = parser.parse_args()
    print(f"{database_name()}; one server process with 8 threads, one reader in Chromium")
    with ExitStack() as stack:
        ((ours,),) = people_of(stack, OUR_PROJECT, (OURS,), 1)
        ((bare,),) = people_of(stack, BARE_PROJECT, (BARE,), 1)
        ours.page = ours.page.replace("/6/", f"/{LONGEST_SECTION}/")
        chromium = stack.enter_context(sync_playwright()).chromium
        browser = chromium.launch(executable_path=CHROMIUM or None, args=CHROMIUM_FLAGS)
        for slower in map(int, arguments.slower.split(",")):
            measured = visits(browser, ours, SAVES_BY_ITSELF, arguments.times, slower)
            floor = visits(browser, bare, IS_LOADED, arguments.times, slower)
            print(f"processor {slower} times slower" if slower > 1 else "processor as it is")
            for name, one, other in zip(("first visit", "next visit"), measured, floor, strict=True):
                print(f"    {name:<11} section {LONGEST_SECTION} {one}; page of the bare form {other}")
        browser.close()


if __name__ == "__main__":
    main()
