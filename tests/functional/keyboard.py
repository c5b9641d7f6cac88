"""A person at the keyboard: Tab to the next thing, look at what it is, press the keys that answer it.

Nothing is set by script. A control that Tab does not reach is a control that is never answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

LOOK = r"""() => {
  const it = document.activeElement;
  if (!it) return null;
  const details = it.closest('details');
  return {
    tag: it.tagName.toLowerCase(),
    type: it.type || '',
    name: it.name || '',
    value: it.tagName === 'BUTTON' ? it.value : (it.value || ''),
    checked: Boolean(it.checked),
    text: (it.textContent || '').replace(/\s+/g, ' ').trim(),
    open: details ? details.open : false,
  };
}"""

MOST_STOPS = 600


@dataclass(frozen=True)
class Stop:
    """What has the focus."""

    tag: str
    type: str
    name: str
    value: str
    checked: bool
    text: str
    open: bool


class Keyboard:
    """Goes through a page by keys alone; ``pressed`` counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0
        self.answered: set[str] = set()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def looking_at(self) -> Stop:
        """What has the focus; between two pages nothing has, and the eye waits for the next one."""
        return Stop(**(self.page.evaluate(LOOK) or self.page.wait_for_function(LOOK).json_value()))

    def fill_until(self, button: str, answers: Mapping[str, Any]) -> None:
        """Answers each control that has a name in ``answers`` and presses the button or link so called.

        Text and dates are typed, a code chooses a radio, a set of codes ticks boxes; ``add:1.4.rows`` says
        how many times the button that adds a row there is pressed.
        """
        rows_to_add = {name[4:]: count for name, count in answers.items() if name.startswith("add:")}
        stop = self._next()
        for _ in range(MOST_STOPS):
            if stop.tag in ("button", "a") and stop.text == button:
                self.press("Enter")
                return
            if stop.tag == "button" and stop.name == "add" and rows_to_add.get(stop.value):
                rows_to_add[stop.value] -= 1
                self.press("Enter")
                # The page moves the focus into the new row.
                stop = self.looking_at()
                continue
            if stop.tag == "summary" and not stop.open:
                self.press("Enter")
            elif stop.name in answers:
                self._answer(stop, answers[stop.name])
            stop = self._next()
        raise AssertionError(f"Tab never reached the button “{button}”.")

    def _next(self) -> Stop:
        self.press("Tab")
        return self.looking_at()

    def _answer(self, stop: Stop, wanted: Any) -> None:
        if stop.type == "radio":
            self._choose(stop, wanted)
        elif stop.type == "checkbox":
            if (stop.value in wanted) != stop.checked:
                self.press("Space")
        elif not stop.value:
            self.type(str(wanted))
        self.answered.add(stop.name)

    def _choose(self, stop: Stop, wanted: str) -> None:
        """Space takes the radio in focus; the arrows go through the others of its group."""
        if stop.checked and stop.value == wanted:
            return
        if stop.value == wanted:
            self.press("Space")
            return
        while self.looking_at().value != wanted:
            self.press("ArrowDown")
            if self.looking_at().value == stop.value:
                raise AssertionError(f"{stop.name} has no answer “{wanted}”.")
