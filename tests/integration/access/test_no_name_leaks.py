"""After a journey over the demonstration: no child’s name or date of birth but where somebody must see it.

What is searched for: every child’s surname as a word of its own, which no worker and no place of the
demonstration shares (first names are words too, such as Ash and May, and a full name holds the surname); and
every date of birth before 2007 that is no day of an earlier referral, as 2001-03-04, 04/03/2001, 4/3/2001 and
4 March 2001; the others are days on which something else happened to another child. Whether the searches find
anything at all is tested with case references.
"""

from __future__ import annotations

import io
import logging
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core import mail
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from audit_app.access.models import User
from audit_app.config.log import WithoutCaseText
from audit_app.filling.views import parts
from audit_app.keeping.reminding import remind_leads
from audit_app.report.making import make_file
from audit_app.report.models import Publication
from audit_app.sampling.allocating.reminding import remind_assessors
from audit_app.sampling.models import Case, Identity
from audit_app.sampling.queries import names_in
from audit_app.tool.models import Audit, EarlierReferral
from tests.fixtures_demo import Kept
from tests.integration.access.every_address import every_address
from tests.integration.keeping.searching import content_on_the_disk, stored_text
from tests.integration.report.demo import demonstration
from tests.jobs import do_waiting_jobs
from tests.slide_file import parts_of

pytestmark = pytest.mark.django_db

WORD = re.compile(r"[^\W\d_]+")
DAY = re.compile(r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\b")
FIRST_YEAR_OF_OTHER_DATES = 2007
# Of these each debugging line is about a letter's outline, or a variable that a template may lack.
TOO_TALKATIVE = ("fontTools", "django.template")
# Where somebody must see who the child is, and where what leaves the review is checked for names.
SHOWN = {"filling:header", "keeping:copy"}
CHECKED = {
    *{"report:date", "report:page", "report:publish"},
    *{"keeping:erase_record", "keeping:erase_review", "replying:share"},
}


@dataclass(frozen=True)
class Shown:
    """A page as somebody was answered; ``unsealed`` is how many names and dates were opened for it."""

    name: str
    address: str
    text: str
    headers: str
    unsealed: int


@dataclass
class Journey:
    surnames: frozenset[str]
    days: frozenset[str]
    references: frozenset[str]
    pages: list[Shown] = field(default_factory=list)
    exports: dict[str, str] = field(default_factory=dict)
    logs: str = ""
    letters: str = ""
    database: str = ""
    on_the_disk: bytes = b""
    pdf: bytes = b""
    word: bytes = b""
    slides: bytes = b""

    def found_in(self, text: str) -> frozenset[str]:
        """Which surnames and dates of birth stand in a text."""
        return (self.surnames & set(WORD.findall(text))) | (self.days & set(DAY.findall(text)))


@pytest.fixture(scope="module")
def journey(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> Iterator[Journey]:
    with demonstration(kept_demo, django_db_blocker), logs_of_everything() as log:
        made = secrets()
        with override_settings(EMAIL_CONFIGURED=True, ACCOUNT_EMAIL_NOTIFICATIONS=True):
            for file in Publication.objects.earliest("pk").files.all():
                make_file(file.pk)
            look_around(made)
            go_wrong()
            write_letters(made)
        for file in Publication.objects.earliest("pk").files.all():
            kept_as = {"pdf": "pdf", "docx": "word", "pptx": "slides"}[file.file_format]
            setattr(made, kept_as, bytes(file.content or b""))
        made.database = stored_text()
        made.on_the_disk = content_on_the_disk()
        made.logs = log.getvalue()
        yield made


def secrets() -> Journey:
    names = names_in(Case.objects.all())
    born = [each.date_of_birth for each in Identity.objects.select_related("case__record_key")]
    of_a_referral = set(EarlierReferral.objects.values_list("date", flat=True))
    days = {day for day in born if day and day.year < FIRST_YEAR_OF_OTHER_DATES}
    early = days - of_a_referral
    spelt = (
        (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day.day} {day:%B %Y}")
        for day in early
    )
    assert len(names) > 2_000
    assert len(early) > 1_000
    return Journey(
        surnames=frozenset(name.split()[-1] for name in names),
        days=frozenset(spelling for each in spelt for spelling in each),
        references=frozenset(Case.objects.values_list("reference", flat=True)[:5]),
    )


class logs_of_everything:  # noqa: N801 - used as a function is
    """All that any logger says, at its most talkative, as the service would write it."""

    def __enter__(self) -> io.StringIO:
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(WithoutCaseText("{levelname} {name} {message}", style="{"))
        self.loggers = [logging.root, *map(logging.getLogger, logging.root.manager.loggerDict)]
        self.levels = [each.level for each in self.loggers]
        for each in self.loggers:
            is_quiet = each.name.startswith(TOO_TALKATIVE)
            each.setLevel(logging.INFO if is_quiet else logging.DEBUG)
        logging.root.addHandler(self.handler)
        return self.stream

    def __exit__(self, *error: object) -> None:
        logging.root.removeHandler(self.handler)
        for each, level in zip(self.loggers, self.levels, strict=True):
            each.setLevel(level)


def signed_in(username: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=username))
    return client


def look_around(journey: Journey) -> None:
    """Every page, for a lead, an assessor, a board reader and an administrator, and every export."""
    assessor = Audit.objects.filter(state="in_progress").earliest("pk").assessor.username
    everywhere = list(every_address())
    for username in ("lead", assessor, "board", "administrator"):
        client, user = signed_in(username), User.objects.get(username=username)
        for page, address in everywhere:
            if not (page.audience and page.audience.admits(user)):
                continue
            if "GET" in page.methods:
                journey.pages.append(shown(page.name, address, client, "get"))
            elif page.name.endswith("export"):
                journey.pages.append(shown(page.name, address, client, "post"))
    record = next(address for page, address in everywhere if page.name == "keeping:copy")
    copy = shown("keeping:copy", record, signed_in("lead"), "post", file_format="html")
    journey.pages.append(copy)


def shown(name: str, address: str, client: Client, method: str, **fields: str) -> Shown:
    unsealed: list[str] = []
    unseal = Identity._unsealed

    def counted(identity: Identity, sealed: str) -> str:
        unsealed.append(sealed)
        return unseal(identity, sealed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Identity, "_unsealed", counted)
        response = getattr(client, method)(address, fields)
        content = b"".join(response) if response.streaming else response.content
    return Shown(name, address, content.decode("utf-8", "ignore"), str(response.headers), len(unsealed))


def go_wrong() -> None:
    """Whatever goes wrong while a child’s name is being sent."""
    child = Identity.objects.select_related("case__record_key").filter(
        case__allocations__audit__state="in_progress"
    )
    identity = child.earliest("pk")
    audit = Audit.objects.get(allocation__case=identity.case, allocation__role="first")
    address, words = f"/audits/{audit.pk}/sections/7/", {"7.4.comment": identity.name, "revision": "0"}
    client = signed_in(audit.assessor.username)
    strict = Client(enforce_csrf_checks=True)

    def fail(*arguments: object, **named: object) -> None:
        raise RuntimeError(f"{identity.name}, born {identity.date_of_birth}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "part_page", fail)
        assert client.get(address).status_code == 500
    assert strict.post(address, words).status_code == 403
    assert client.post(address, {**words, "x": "\x00"}, content_type=FORM).status_code == 400
    assert client.post("/audits/99999/sections/7/", words).status_code == 404
    assert Client().post("/sign-in/", {"login": identity.name, "password": "x"}).status_code == 200


FORM = "application/x-www-form-urlencoded; charset=utf-16"


def write_letters(journey: Journey) -> None:
    User.objects.filter(username="lead").update(email="lead@example.org")
    mail.outbox = []
    Client().post("/account/forgotten-password/", {"email": "lead@example.org"})
    do_waiting_jobs("send_link")
    remind_leads(date(2040, 1, 1))
    for assessor in User.objects.filter(username__startswith="assessor"):
        User.objects.filter(pk=assessor.pk).update(email=f"{assessor.username}@example.org")
    remind_assessors(date(2040, 1, 1))
    journey.letters = "\n".join(f"{each.subject}\n{each.body}" for each in mail.outbox)


def test_names_are_shown_where_they_must_be_and_nowhere_else(journey: Journey) -> None:
    assert {page.name for page in journey.pages if journey.found_in(page.text)} == SHOWN


def test_names_are_unsealed_only_where_they_are_shown_or_looked_for(journey: Journey) -> None:
    unsealing = {page.name for page in journey.pages if page.unsealed}
    assert unsealing >= SHOWN
    assert unsealing <= SHOWN | CHECKED


def test_no_title_address_or_file_name_tells_a_name(journey: Journey) -> None:
    assert len({page.name for page in journey.pages}) > 40
    for page in journey.pages:
        titles = " ".join(re.findall(r"<title>(.*?)</title>", page.text, re.DOTALL))
        addresses = " ".join(re.findall(r'(?:href|action|src)="([^"]*)"', page.text))
        assert journey.found_in(f"{titles} {addresses} {page.address} {page.headers}") == set(), page.address


def test_the_database_keeps_names_sealed_only(journey: Journey) -> None:
    assert journey.references <= set(re.findall(r"[\w-]+", journey.database))
    assert journey.found_in(journey.database) == set()


def test_no_surname_is_in_the_file_of_the_database(journey: Journey) -> None:
    assert all(reference.encode() in journey.on_the_disk for reference in journey.references)
    # In the file one column follows another without a gap, so that words have no ends there.
    starts = set(re.findall(rb"[A-Z][a-z]{7}", journey.on_the_disk))
    likely = [name.encode() for name in journey.surnames if name.encode()[:8] in starts]
    assert [name for name in likely if name in journey.on_the_disk] == []


def test_no_log_at_its_most_talkative_tells_a_name(journey: Journey) -> None:
    for said in ("RuntimeError (message left out)", "Forbidden (CSRF", "Not Found: /audits/99999/", "INFO"):
        assert said in journey.logs
    assert journey.found_in(journey.logs) == set()


def test_no_letter_tells_a_name(journey: Journey) -> None:
    assert journey.letters.count("Sign in to Case file audit") >= 1
    assert "Overdue:\n- WCC-" in journey.letters
    assert journey.found_in(journey.letters) == set()


def test_the_boards_pdf_holds_no_name_in_any_of_its_parts(journey: Journey, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(journey.pdf)
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        bookmarks = [item.title for item in every_bookmark(outline.root)]
        attached = [file.get_file().read_bytes().decode() for file in pdf.attachments.values()]
        parts_of_it = [str(pdf.open_metadata()), str(dict(pdf.docinfo)), *pdf.attachments, *attached]
    assert len(text) > 10_000
    assert len(bookmarks) > 10
    assert journey.found_in("\n".join([text, *bookmarks, *parts_of_it])) == set()


def test_the_boards_word_file_holds_no_name_in_any_of_its_parts(journey: Journey) -> None:
    with zipfile.ZipFile(io.BytesIO(journey.word)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = [part.decode() for name, part in parts.items() if not name.endswith(".png")]
    assert len("".join(texts)) > 100_000
    assert any(name.endswith(".png") for name in parts)
    assert journey.found_in("\n".join([*parts, *texts])) == set()
    # A name may stand across two runs of one paragraph.
    paragraphs = "".join(texts).split("</w:p>")
    spoken = ["".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs]
    assert journey.found_in("\n".join(spoken)) == set()


def test_the_boards_slides_hold_no_name_in_any_of_their_parts(journey: Journey) -> None:
    parts = parts_of(journey.slides)
    assert any("/notesSlides/" in name for name in parts)
    assert any(".xlsx/" in name for name in parts)
    texts = [part.decode() for name, part in parts.items() if not name.endswith(".xlsx")]
    assert len("".join(texts)) > 100_000
    assert journey.found_in("\n".join([*parts, *texts])) == set()
    # A name may stand across two runs of one paragraph.
    paragraphs = "".join(texts).split("</a:p>")
    spoken = ["".join(re.findall(r"<a:t>([^<]*)</a:t>", paragraph)) for paragraph in paragraphs]
    assert journey.found_in("\n".join(spoken)) == set()


def every_bookmark(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from every_bookmark(item.children)
