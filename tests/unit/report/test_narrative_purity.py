"""The narrative is plain Python: it can be read, run and tested without a database or a framework."""

import ast
from pathlib import Path

import pytest

import audit_app.report.narrative

PACKAGE = Path(audit_app.report.narrative.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def lost_texts(tree):
    """String expressions that are no docstring: the tail of a sentence that fell out of its brackets."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        statements = body if isinstance(body, list) else []
        for place, statement in enumerate(statements):
            is_text = isinstance(statement, ast.Expr) and isinstance(
                statement.value, ast.Constant | ast.JoinedStr
            )
            if is_text and place > 0:
                yield statement.lineno


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_imported_but_the_narrative_itself_and_the_standard_library(module):
    foreign = [
        name
        for name in imports_of(ast.parse(module.read_text()))
        if name.startswith(("django", "audit_app")) and not name.startswith("audit_app.report.narrative")
    ]

    assert foreign == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_part_of_a_sentence_has_fallen_out_of_it(module):
    assert list(lost_texts(ast.parse(module.read_text()))) == []


def test_a_fallen_part_would_be_found():
    tree = ast.parse('def text(name):\n    said = f"{name} was "\n    "seen."\n    return said\n')

    assert list(lost_texts(tree)) == [3]
