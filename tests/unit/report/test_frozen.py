"""The document as plain values, and back from a database’s JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from audit_app.filling.blank_tool import blank_tool
from audit_app.report.document import AnnexBlock, Chapter, Document, FindingBlock, Part
from audit_app.report.frozen import NotForReadersError, as_plain, from_plain
from tests.unit.report.sample import AGES, EDIT, finding, sample_document


def for_the_board() -> Document:
    """The sample without what only leads are shown, and with the annex."""
    blocks = (finding(), *sample_document().parts[1].chapters[0].blocks)
    chapters = (Chapter("1", "Structure", "chapter-1", blocks),)
    annex = Chapter("", "", "tool-blank", (AnnexBlock(blank_tool()),))
    parts = (Part("audit", "Appendix 1", "The audit", chapters), Part("tool", "", "The tool", (annex,)))
    return sample_document(parts=parts)


def through_a_database(document: Document) -> Document:
    kept = json.loads(json.dumps(as_plain(document)), object_pairs_hook=lambda pairs: dict(sorted(pairs)))
    return from_plain(kept)


def test_what_comes_back_is_what_was_put_in() -> None:
    assert through_a_database(for_the_board()) == for_the_board()
    undated = replace(for_the_board(), cover=replace(for_the_board().cover, meeting_date=None))
    assert through_a_database(undated) == undated


def test_the_numbers_behind_a_sentence_are_not_kept() -> None:
    block = replace(finding(), numbers={"met": 3, "cases": 50})
    document = sample_document(parts=(Part("audit", "", "A", (Chapter("2", "B", "c", (block,)),)),))
    kept = next(through_a_database(document).findings())
    assert kept == replace(block, numbers={})
    assert '"numbers"' not in json.dumps(as_plain(document))


@pytest.mark.parametrize("block", [finding(EDIT), sample_document().parts[1].chapters[1].blocks[1]])
def test_what_only_leads_are_shown_cannot_be_frozen(block: FindingBlock) -> None:
    document = sample_document(parts=(Part("audit", "", "A", (Chapter("2", "B", "c", (block,)),)),))
    with pytest.raises(NotForReadersError, match=r"Edit|Unwritten"):
        as_plain(document)


def test_a_table_comes_back_with_its_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = json.loads(json.dumps(as_plain(for_the_board())))
    table = plain["parts"][0]["chapters"][0]["blocks"][3]["table"]["table"]
    assert table["title"] == AGES.title
    table["total"]["values"] = [28]
    with pytest.raises(ValueError, match="the rows make"):
        from_plain(plain)
