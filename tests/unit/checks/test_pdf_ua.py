"""The checks themselves: a good document passes, and each fault is found by the check that is for it."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from weasyprint import HTML

from tests.pdf_ua import assert_pdf_ua, faults

PAGE = """
<html lang="en-GB"><head><title>Board report</title>
<style>@page {{ @bottom-center {{ content: counter(page) }} }}</style></head><body>
<h1 id="top">Board report</h1><p>Text with <a href="#top" title="to the top">a link</a>.</p>
<{heading}>Referrals</{heading}>
<table><thead><tr><th scope="col">Age</th><th scope="col">Number</th></tr></thead>
<tbody><tr><th scope="row">0 to 2</th><td>10</td></tr></tbody></table>
<svg xmlns="http://www.w3.org/2000/svg" role="img" width="40" height="20"><title>A bar of 40</title>
<rect width="40" height="20"/></svg>
</body></html>
"""


def make(path: Path, heading: str = "h2", **options) -> Path:
    HTML(string=PAGE.format(heading=heading)).write_pdf(path, **{"pdf_variant": "pdf/ua-1", **options})
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return make(tmp_path_factory.mktemp("pdf") / "good.pdf")


def test_a_document_made_to_the_standard_passes(good):
    assert_pdf_ua(good)


def test_a_document_that_was_not_tagged_fails_with_all_its_faults(tmp_path):
    found = faults(make(tmp_path / "plain.pdf", pdf_variant=None))
    assert {fault.split(":")[0] for fault in found} >= {
        "says that it is tagged",
        "claims the standard",
        "marks all it paints",
        "hangs all content in its tree",
    }


def test_a_heading_that_skips_a_level_is_found(tmp_path):
    found = faults(make(tmp_path / "skips.pdf", heading="h3"))
    assert found == ["keeps its headings in order: a heading of level 3 follows one of level 1"]


def first(pdf, tag):
    """The first structure element of this tag."""
    return next(
        thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/S") == Name(tag)
    )


def without_language(pdf):
    del pdf.Root["/Lang"]


def without_shown_title(pdf):
    del pdf.Root["/ViewerPreferences"]


def without_bookmarks(pdf):
    del pdf.Root["/Outlines"]


def without_embedded_fonts(pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in thing:
                    del thing[key]


def without_tab_order(pdf):
    for page in pdf.pages:
        del page["/Tabs"]


def without_link_text(pdf):
    for page in pdf.pages:
        for annotation in page.get("/Annots", Array()):
            del annotation["/Contents"]


def without_alternative_text(pdf):
    del first(pdf, "/Figure")["/Alt"]


def without_scope(pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") in (Name.TH, Name.TD) and "/A" in thing:
            del thing["/A"]


def with_unmarked_paint(pdf):
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def with_content_in_no_element(pdf):
    pdf.pages[0].contents_add(b"/P << /MCID 999 >> BDC 0 0 10 10 re f EMC")


def with_an_unknown_tag(pdf):
    first(pdf, "/P")["/S"] = Name("/Wibble")


@pytest.mark.parametrize(
    ("spoil", "check"),
    [
        (without_language, "has a language"),
        (without_shown_title, "shows its title"),
        (without_bookmarks, "has bookmarks"),
        (without_embedded_fonts, "embeds its fonts"),
        (without_tab_order, "tabs in reading order"),
        (without_link_text, "describes its links"),
        (without_alternative_text, "describes its figures"),
        (without_scope, "ties cells to their headings"),
        (with_unmarked_paint, "marks all it paints"),
        (with_content_in_no_element, "hangs all content in its tree"),
        (with_an_unknown_tag, "uses known tags"),
    ],
)
def test_a_single_fault_is_found_by_its_own_check_and_by_no_other(good, tmp_path, spoil, check):
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(good) as pdf:
        spoil(pdf)
        pdf.save(spoilt)
    assert {fault.split(":")[0] for fault in faults(spoilt)} == {check}
