"""What people read has typographic apostrophes and quotation marks (’ “ ”), wherever its words are kept."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from audit_app.demo.history.conditions import AS_FOUND, ONE_NOT_PROTECTED, Conditions
from audit_app.tool.registry import items, section_titles
from tests.unit.demo.samples import SEEDS, answers, sheets

ROOT = Path(__file__).parent.parent.parent.parent
MODULES = [path for path in sorted((ROOT / "audit_app").rglob("*.py")) if "migrations" not in path.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# What these write is read by a machine first: a diagram's source, the place of an error in a log, the
# statements of a database, a header of an answer.
FOR_MACHINES = {
    "audit_app/access/append_only.py",
    "audit_app/access/signing_in/leaving.py",
    "audit_app/backups/stores/common.py",
    "audit_app/backups/stores/postgresql.py",
    "audit_app/backups/stores/postgresql_reader.py",
    "audit_app/backups/stores/sqlite_reader.py",
    "audit_app/config/log.py",
    "audit_app/filling/states.py",
    "audit_app/keeping/erasing/overwriting.py",
    "audit_app/sampling/states.py",
}
# An apostrophe within or after a word, and a mark before one.
STRAIGHT = re.compile(r"""(?:[A-Za-z]|^)'(?=[a-z])|s'(?=[\s.,;:)])|(?:^|[\s(])["'](?:[A-Za-z]|$)""")
TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
READ_ALOUD = ("alt", "aria-label", "placeholder", "title")


def straight_in(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if STRAIGHT.search(text) and re.search("[A-Za-z]", text)]


def words_of(module: Path) -> Iterator[str]:
    """The string constants of a module, without those that stand as statements: the docstrings."""
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


class Words(HTMLParser):
    """Gathers the text of a page and of the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name in READ_ALOUD]


def words_in(template: Path) -> Iterator[str]:
    """The text of a template, and what its tags say in quotation marks."""
    source = template.read_text(encoding="utf-8")
    page = Words()
    page.feed(TEMPLATE_CODE.sub("", source))
    yield from page.found
    for code in TEMPLATE_CODE.findall(source):
        yield from re.findall(r'"([^"]*)"', code)


@pytest.mark.parametrize(
    "text", ["the child's plan", "the parents' history", "'s own words", 'a "start again"']
)
def test_a_straight_mark_beside_a_word_is_found(text: str) -> None:
    assert STRAIGHT.search(text)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_words_anything_with_straight_marks(module: Path) -> None:
    if str(module.relative_to(ROOT)) not in FOR_MACHINES:
        assert straight_in(words_of(module)) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_words_anything_with_straight_marks(template: Path) -> None:
    assert straight_in(words_in(template)) == []


def test_no_question_of_the_tool_has_straight_marks() -> None:
    said = [
        text
        for each in items()
        for text in (each.question, each.group, each.hint, each.none_label, *each.labels.values())
    ]
    assert straight_in(iter([*said, *section_titles().values()])) == []


@pytest.mark.parametrize("conditions", [AS_FOUND, ONE_NOT_PROTECTED])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_comment_of_the_demonstration_has_straight_marks(seed: str, conditions: Conditions) -> None:
    for sheet in sheets(seed, conditions):
        rows = [row for value in answers(sheet).values() if isinstance(value, list) for row in value]
        said = [*answers(sheet).values(), *(text for row in rows for text in row.values())]
        assert straight_in(text for text in said if isinstance(text, str)) == []
