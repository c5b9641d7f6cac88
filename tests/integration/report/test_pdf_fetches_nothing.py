"""Whatever somebody writes, the making of a PDF asks nobody for anything and reads no file but its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import Request

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.making import make_file
from audit_app.report.models import ReportFile
from audit_app.report.renderers.fetcher import NAMED_FILES, NamedFilesOnly
from audit_app.report.renderers.html import STYLESHEET
from audit_app.report.renderers.pdf import PdfRefusedError, pdf_of
from audit_app.tool.models import Recording
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import make_cast

pytestmark = pytest.mark.one_database

IN_THE_FILE = "content that must stay in its file"
DATA = "data:text/html,content%20that%20came%20along"


@dataclass
class Listener:
    """Answers on this machine, and keeps what it was asked for."""

    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/found"


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            listener.asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"content from elsewhere")

        def log_message(self, *_arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.port = server.server_address[1]
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(IN_THE_FILE)
    return path


# Every way in which HTML and CSS ask for something; which stands for the address.
MARKUP = {
    "an image": '<img src="ADDRESS">',
    "one of several images": '<img srcset="ADDRESS 2x" src="ADDRESS">',
    "a picture": '<picture><source srcset="ADDRESS"><img src="ADDRESS"></picture>',
    "a stylesheet": '<link rel="stylesheet" href="ADDRESS">',
    "an attachment of the document": '<link rel="attachment" href="ADDRESS">',
    "an icon": '<link rel="icon" href="ADDRESS">',
    "a link to an attachment": '<a rel="attachment" href="ADDRESS">here</a>',
    "an object": '<object data="ADDRESS">none</object>',
    "something embedded": '<embed src="ADDRESS">',
    "a frame": '<iframe src="ADDRESS"></iframe>',
    "a background": '<p style="background-image: url(ADDRESS)">text</p>',
    "content": "<style>p::before { content: url(ADDRESS) }</style><p>text</p>",
    "a marker": '<ul style="list-style-image: url(ADDRESS)"><li>text</ul>',
    "a font": "<style>@font-face { font-family: x; src: url(ADDRESS) } p { font: 9pt x }</style><p>x</p>",
    "an imported stylesheet": "<style>@import url(ADDRESS);</style>",
    "a picture in a drawing": '<svg width="9" height="9"><image href="ADDRESS" width="9" height="9"/></svg>',
    "a drawing used again": '<svg width="9" height="9"><use href="ADDRESS#x"/></svg>',
    "a base": '<base href="ADDRESS"><img src="x.png">',
    "a script": '<script src="ADDRESS"></script>',
    "a page to go on to": '<meta http-equiv="refresh" content="0; url=ADDRESS">',
}


def addresses(listener: Listener, file: Path) -> tuple[str, ...]:
    return (listener.address, file.as_uri(), "file:///etc/passwd", DATA)


def of_every_kind(listener: Listener, file: Path) -> list[str]:
    found = addresses(listener, file)
    return [markup.replace("ADDRESS", each) for each in found for markup in MARKUP.values()]


def all_that_is_in(pdf: bytes, folder: Path) -> str:
    """The text of the pages, the streams as they are, and what ``qpdf`` says of attachments."""
    path, plain = folder / "made.pdf", folder / "plain.pdf"
    path.write_bytes(pdf)
    flags = ("--qdf", "--object-streams=disable", "--stream-data=uncompress")
    subprocess.run(["qpdf", *flags, str(path), str(plain)], check=True, capture_output=True)
    listed, text = (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for command in (["qpdf", "--list-attachments", str(path)], ["pdftotext", "-raw", str(path), "-"])
    )
    assert "has no embedded files" in listed
    raw = plain.read_bytes().decode("latin-1")
    assert "/EmbeddedFile" not in raw
    return text + raw


def assert_nothing_came_in(pdf: bytes, folder: Path) -> str:
    found = all_that_is_in(pdf, folder)
    for content in (IN_THE_FILE, "root:x:0:0", "content from elsewhere", "content that came along"):
        assert content not in found
    return found


@pytest.mark.django_db
def test_markup_in_all_that_people_write_is_printed_as_they_wrote_it_and_fetches_nothing(
    listener: Listener, own_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_of_us: list[str] = []
    fetch = NamedFilesOnly.fetch

    def noted(self: NamedFilesOnly, url: str, headers: dict[str, str] | None = None) -> Any:
        asked_of_us.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(NamedFilesOnly, "fetch", noted)
    cast = make_cast(suppress_small_cells=False)
    audit = audits_to_report(cast, cases=6).audits[0]
    every_kind = of_every_kind(listener, own_file)
    written = " ".join(every_kind)
    Recording.objects.filter(audit=audit).update(supervision_comment=written)
    report = written_report(cast.review, cast.lead)
    said: dict[str, Any] = {"report": report, "by": cast.lead}
    services.add_quote(ref="7.4.comment", audit=audit, text=written, **said)
    key = next(iter(assemble(report, Audience.BOARD).findings())).key
    services.edit_wording(key=key, text=written, numbers={}, revision=0, **said)
    services.add_paragraph(part="context", heading=every_kind[0], body="\n".join(every_kind), **said)
    details = {
        "presented_by": f'<img src="{listener.address}">',
        "subject": '<link href="file:///etc/passwd">',
    }
    services.save_details(details=details, revision=report.revision, **said)
    file = services.request_pdf(**said)
    make_file(file.pk)
    file = ReportFile.objects.get(pk=file.pk)
    assert file.state == "ready"
    found = assert_nothing_came_in(bytes(file.content or b""), tmp_path)
    assert listener.asked == []
    assert set(asked_of_us) == {STYLESHEET}
    # In the quote, in the finding and in the paragraph: so it was there to do harm.
    unbroken = "".join(found.split())
    for markup in every_kind[:3]:
        assert unbroken.count("".join(markup.split())) >= 3, markup


def page_with(markup: str) -> str:
    return f'<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p>x</p>{markup}</body></html>'


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_that_escapes_nobody_escaped_still_gets_nothing(
    kind: str, listener: Listener, own_file: Path, tmp_path: Path
) -> None:
    """As if a template forgot to escape: each is refused, or left out of the PDF."""
    for address in addresses(listener, own_file):
        markup = MARKUP[kind].replace("ADDRESS", address)
        try:
            made = pdf_of(page_with(markup))
        except PdfRefusedError:
            continue
        assert_nothing_came_in(made.content, tmp_path)
    assert listener.asked == []


def test_without_our_fetcher_the_same_markup_asks_and_reads(
    listener: Listener, own_file: Path, tmp_path: Path
) -> None:
    """So the tests above would see it."""
    attached = MARKUP["an attachment of the document"].replace("ADDRESS", own_file.as_uri())
    shown = MARKUP["an image"].replace("ADDRESS", listener.address)
    made = HTML(string=page_with(shown).replace("</head>", f"{attached}</head>")).write_pdf()
    assert listener.asked == ["/found"]
    with pytest.raises(AssertionError):
        assert_nothing_came_in(made, tmp_path)


REFUSED = [
    "",
    "app/report-print.css",
    "static:",
    "static:app/app.css",
    "static:app/../../audit_app/config/settings.py",
    f"{STYLESHEET}?x",
    f"{STYLESHEET}#x",
    f" {STYLESHEET}",
    STYLESHEET.upper(),
    STYLESHEET.replace("/", "%2F"),
    "file:///etc/passwd",
    "file:static/app/report-print.css",
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "ftp://127.0.0.1/",
    "data:text/css,a{}",
    "data:,x",
]


@pytest.mark.parametrize("address", REFUSED)
def test_the_fetcher_refuses_whatever_is_not_named(address: str) -> None:
    # In each way in which the library asks it; the third is an opener's.
    for ask in (NamedFilesOnly().fetch, NamedFilesOnly(), NamedFilesOnly().open):
        with pytest.raises(FatalURLFetchingError):
            ask(address)


def test_the_fetcher_refuses_a_request_that_was_made_elsewhere(listener: Listener) -> None:
    with pytest.raises(FatalURLFetchingError):
        NamedFilesOnly().open(Request(listener.address))  # noqa: S310 - it must not be opened
    assert listener.asked == []


@given(st.text() | st.from_regex(r"(static|file|http|data):[a-z./%?#]*", fullmatch=True))
def test_no_other_address_is_ever_handed_out(address: str) -> None:
    if address not in NAMED_FILES:
        with pytest.raises(FatalURLFetchingError):
            NamedFilesOnly().fetch(address)


def test_what_is_named_is_a_file_of_our_own_as_it_is() -> None:
    for address, (path, media_type) in NAMED_FILES.items():
        handed_out = NamedFilesOnly().fetch(address)
        assert handed_out.read() == (Path(settings.BASE_DIR) / "static" / path).read_bytes()
        assert handed_out.content_type == media_type
