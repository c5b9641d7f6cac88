"""Checks a page in the browser with axe-core, and words what it finds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.functional.screens import HEIGHT, WIDTHS

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# The one finding that is let be, on exactly these elements: GOV.UK Frontend says by aria-expanded whether the
# questions below a radio are shown, as people with screen readers asked it to.
ACCEPTED_RULE = "aria-allowed-attr"
ACCEPTED_ELEMENT = ".govuk-radios__input[aria-controls^='conditional-']"

_RUN = """
async ({ standards, acceptedRule, acceptedElement }) => {
  const { violations } = await axe.run(document, {
    runOnly: standards, elementRef: true, resultTypes: ['violations'],
  })
  const accepted = (rule, node) => rule.id === acceptedRule && node.element.matches(acceptedElement)
  return violations
    .map((rule) => ({
      id: rule.id,
      help: rule.help,
      nodes: rule.nodes
        .filter((node) => !accepted(rule, node))
        .map((node) => ({ where: node.target.join(' '), html: node.html, why: node.failureSummary })),
    }))
    .filter((rule) => rule.nodes.length > 0)
}
"""


def assert_accessible(page: Page) -> None:
    """Fails with a sentence for each breach of WCAG 2.2 AA or of axe's best practice, at either width."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        findings = violations(page)
        assert not findings, f"{page.url} at {width} px\n{_worded(findings)}"
    if before:
        page.set_viewport_size(before)


def violations(page: Page) -> list[dict[str, Any]]:
    # Half a megabyte, handed over once a page. Evaluated through the debugger, because the page's content
    # policy rightly refuses an added script.
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe_source())
    found: list[dict[str, Any]] = page.evaluate(
        _RUN,
        {"standards": STANDARDS, "acceptedRule": ACCEPTED_RULE, "acceptedElement": ACCEPTED_ELEMENT},
    )
    return found


@cache
def _axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def _worded(findings: list[dict[str, Any]]) -> str:
    return "\n".join(
        f"- {rule['id']}: {rule['help']}\n    {node['where']}\n    {node['html']}\n    {node['why']}"
        for rule in findings
        for node in rule["nodes"]
    )
