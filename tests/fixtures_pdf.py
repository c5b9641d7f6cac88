"""Printing a whole report takes a quarter of a minute, so the tests of one run print each source once.

The same source gives the same bytes, which ``tests/unit/report/test_renderers.py`` shows on the renderer.
What the job makes here was therefore made by the real renderer from the very same source, earlier in the run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_app.report import making
from audit_app.report.renderers.pdf import MadePdf, pdf_of


@pytest.fixture(scope="session", autouse=True)
def each_source_is_printed_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    base = tmp_path_factory.getbasetemp()
    # Both processes of a run have their folders beside each other.
    kept = (base.parent if base.name.startswith("popen-") else base) / "printed"
    kept.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "pdf_of", lambda source: _printed(source, kept))
        yield


def _printed(source: str, kept: Path) -> MadePdf:
    file = kept / hashlib.sha256(source.encode()).hexdigest()
    if file.exists():
        pages, content = file.read_bytes().split(b"\n", maxsplit=1)
        return MadePdf(content, int(pages))
    made = pdf_of(source)
    unfinished = file.with_suffix(f".{id(made)}")
    unfinished.write_bytes(b"%d\n%s" % (made.pages, made.content))
    unfinished.rename(file)
    return made
