"""The page of a section, as the tests of saving and of reading look at it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

SAVED = re.compile(r"^Saved at \d\d:\d\d$")


def status(page: Page) -> Locator:
    return page.locator("[data-saving-words]")


def box(page: Page, name: str) -> Locator:
    return page.locator(f"[name='{name}']")


def choose(page: Page, ref: str, code: str) -> None:
    page.locator(f"input[name='{ref}'][value='{code}']").check()
