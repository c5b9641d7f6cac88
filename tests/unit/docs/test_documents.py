"""The documents keep what they promise: what they name is there, under the name that they give."""

from __future__ import annotations

import os
import re
import shlex
import struct
import tomllib
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.urls import resolve

from audit_app.access.roles import ROLES
from tests.unit.docs.documents import (
    BOLD,
    DOCS,
    DOCUMENTS,
    GUIDES,
    ROOT,
    anchors,
    blocks,
    code,
    links,
    name_of,
    pictures,
    prose,
    table,
)

LARGEST_PICTURE = 150_000
ALL_PICTURES = 3_000_000
# A desk, a phone, and a page of A4 at the resolution at which pages of a PDF are shown.
WIDTHS = {1440, 360, 595, 596}
FOLDERS = ("audit_app", "bench", "bin", "docs", "fixtures", "static", "templates", "tests")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)


@each_document
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(document: Path) -> None:
    for target, words in links(document):
        if target.startswith("https://"):
            continue
        path, _mark, anchor = target.partition("#")
        there = (document.parent / path).resolve() if path else document
        assert there.exists(), f"“{words}” leads to {target}"
        assert not anchor or anchor in anchors(there), f"“{words}” leads to {target}"


@each_document
def test_every_picture_is_there_is_small_and_is_told_in_words(document: Path) -> None:
    for picture, words in pictures(document):
        assert picture.exists(), picture
        assert picture.stat().st_size <= LARGEST_PICTURE, picture
        assert width_of(picture) in WIDTHS, picture
        assert len(words.split()) >= 4, f"{picture.name}: “{words}”"


def test_every_picture_is_shown_somewhere_and_all_together_stay_small() -> None:
    shown = {picture for document in DOCUMENTS for picture, _words in pictures(document)}
    kept = set((DOCS / "pictures").glob("*"))
    assert shown == kept
    assert sum(picture.stat().st_size for picture in kept) <= ALL_PICTURES


@each_document
def test_every_program_and_every_management_command_exists_with_its_options(document: Path) -> None:
    for text in code(document):
        for program in re.findall(r"(?<![\w/.])((?:bin|\.ci)/[\w-]+)", text):
            assert os.access(ROOT / program, os.X_OK), text
        for line in re.findall(r"bin/manage (\w[^`<|]*)", text):
            name, *arguments = shlex.split(line.partition(">")[0])
            command_called(name).create_parser("manage.py", name).parse_args(arguments)


def command_called(name: str) -> BaseCommand:
    app = get_commands()[name]
    return app if isinstance(app, BaseCommand) else load_command_class(app, name)


@each_document
def test_every_address_opens_a_page(document: Path) -> None:
    for text in code(document):
        if re.fullmatch(r"/[a-z/-]+/", text):
            assert resolve(text)


@each_document
def test_every_file_and_every_name_in_the_code_exists(document: Path) -> None:
    rooms = "|".join(path.name for path in (ROOT / "audit_app").iterdir() if path.is_dir())
    for text in code(document):
        if re.fullmatch(rf"({'|'.join(FOLDERS)})/[\w./-]*", text):
            assert (ROOT / text).exists(), text
        elif re.fullmatch(rf"({rooms})\.[a-z_.]+", text):
            assert is_in_the_code(text), text


def is_in_the_code(dotted: str) -> bool:
    """Whether this is a module of a room, or a name in one."""
    module, _dot, name = f"audit_app.{dotted}".rpartition(".")
    try:
        import_module(f"{module}.{name}")
    except ModuleNotFoundError:
        return hasattr(import_module(module), name)
    return True


@pytest.mark.parametrize("guide", GUIDES, ids=name_of)
def test_what_a_guide_sets_in_bold_is_said_on_a_page(guide: Path) -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sources_of_words())
    for words in BOLD.findall(prose(guide)):
        assert words in pages, words


def sources_of_words() -> list[Path]:
    return [*(ROOT / "templates").rglob("*.html"), *(ROOT / "audit_app").rglob("*.py")]


def test_the_readme_names_every_role_and_every_setting() -> None:
    readme = ROOT / "README.md"
    assert {row[0] for row in table(readme, "role")} == {role.label.lower() for role in ROLES.values()}
    told = {name for row in table(readme, "variable") for name in re.findall(r"`([A-Z_]+)`", row[0])}
    assert told == settings_read()


def settings_read() -> set[str]:
    """The variables of the environment: of the settings, of ``bin/run`` and of the tests."""
    settings = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "audit_app" / "config").glob("*.py")
    )
    programs = "".join((ROOT / "bin" / name).read_text(encoding="utf-8") for name in ("run", "setup"))
    from_shell = re.findall(r"\$\{([A-Z]+):-", programs)
    return {*re.findall(r"\b(?:env\.\w+|keys)\(\"([A-Z_]+)\"", settings), *from_shell}


@pytest.mark.parametrize("document", [ROOT / "README.md", DOCS / "architecture.md"], ids=name_of)
def test_the_floors_are_those_of_the_contract(document: Path) -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = pyproject["tool"]["importlinter"]["contracts"][0]["layers"]
    built = [{room.strip() for room in layer.split("|") if "(" not in room} for layer in layers]
    told = [set(re.findall(r"`(\w+)`", row[1])) for row in table(document, "floor")]
    assert told == built


@pytest.mark.parametrize("command", ["audit_states", "review_states"])
def test_the_architecture_shows_the_states_as_the_command_prints_them(command: str) -> None:
    printed = StringIO()
    call_command(command, stdout=printed)
    assert printed.getvalue() in blocks(DOCS / "architecture.md", "mermaid")


def test_the_decisions_are_numbered_in_order_and_listed_by_their_titles() -> None:
    folder = DOCS / "decisions"
    files = sorted(folder.glob("0*.md"))
    titles = [re.match(r"# (\d+)\. (.+)", file.read_text(encoding="utf-8")) for file in files]
    assert [int(title[1]) for title in titles if title] == list(range(1, len(files) + 1))
    assert links(folder / "README.md") == [(file.name, file.name[:4]) for file in files]
    told = [row[1] for row in table(folder / "README.md", "number")]
    assert told == [title[2] for title in titles if title]


def test_the_glossary_is_in_order_and_tells_each_term_once() -> None:
    terms = [row[0].lower() for row in table(DOCS / "glossary.md", "term")]
    assert terms == sorted(set(terms))


def width_of(picture: Path) -> int:
    """From the head of the PNG."""
    with picture.open("rb") as file:
        head = file.read(24)
    assert head.startswith(b"\x89PNG")
    width: int = struct.unpack(">I", head[16:20])[0]
    return width
