"""The demonstration in the presenter’s view, with a name in every text that anybody can write: none is shown.

Whatever holds words by the data map is made to name the child and to say when they were born. What is written
of one child is looked through for each part of the name; the words of leads for whole names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from audit_app.access.models import User
from audit_app.filling import services as filling
from audit_app.keeping.data_map import HeldField, fields_of, held_models
from audit_app.keeping.data_map.records import path_to_case
from audit_app.report import services as reporting
from audit_app.report.models import Report, ReportFile
from audit_app.sampling.models import Identity
from audit_app.tool.models import Audit
from tests.fixtures_demo import Kept
from tests.integration.access.every_address import every_address
from tests.integration.report.demo import demonstration

pytestmark = pytest.mark.django_db

STATES = ("in_progress", "submitted", "signed_off", "in_moderation")
CHILD, BORN = "Juniper Quillfeather", date(2004, 2, 29)
WORKERS = {
    "social_worker": "Wanda Workwell",
    "line_manager": "Lina Overlook",
    "told_to": "Tilda Toldsoon",
}
SAID = "Quillfeather, that is Juniper, was born on 29 February 2004."
IN_LEADS_WORDS = f"As {CHILD} shows"
LOOKED_FOR = frozenset([*CHILD.split(), "29 February 2004", "2004-02-29", "29/02/2004", *WORKERS.values()])
# Pages of a whole review that stay shut while the words of a lead on them name a child.
SHUT = {
    "keeping:erase_record",
    "keeping:erase_review",
    "report:covering",
    "report:edit_wording",
    "report:evidence",
    "report:page",
    "report:paragraph",
    "report:publish",
    "sampling:settings",
}
# Refused for what they are: a copy of a record, a draft that nobody has looked through as a file, what was
# done to make a child safe, where a form would show it, and with whom a summary is shared.
DRAFTS = {"report:draft_pdf", "report:draft_word", "report:draft_slides", "report:draft_tables"}
REFUSED = {*DRAFTS, "keeping:copy", "filling:safety", "replying:again", "replying:share"}


@dataclass(frozen=True)
class Answered:
    user: str
    page: str
    address: str
    status: int
    text: str

    @property
    def named(self) -> frozenset[str]:
        return frozenset(each for each in LOOKED_FOR if each in self.text)


@pytest.fixture(scope="module")
def named_everywhere(kept_demo: Kept, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with demonstration(kept_demo, django_db_blocker):
        audits = [Audit.objects.filter(state=state).earliest("pk") for state in STATES]
        for audit in audits:
            name_child(audit)
        leave_in_the_trail(*audits[:3])
        write_leads_words()
        shared = Audit.objects.with_case().exclude(shares=None).distinct()
        for audit in shared:
            name_child(audit)
        for audit in (*audits, *shared):
            write_about(audit)
        yield


@pytest.fixture(scope="module")
def presented(named_everywhere: None, django_db_blocker: DjangoDbBlocker) -> list[Answered]:
    with django_db_blocker.unblock():
        return look_around(presenting=True)


@pytest.fixture(scope="module")
def ordinary(named_everywhere: None, django_db_blocker: DjangoDbBlocker) -> list[Answered]:
    with django_db_blocker.unblock():
        return look_around(presenting=False)


def name_child(audit: Audit) -> None:
    identity = Identity.objects.select_related("case__record_key").get(case=audit.case)
    identity.name, identity.date_of_birth = CHILD, BORN
    identity.save()


def leave_in_the_trail(in_progress: Audit, submitted: Audit, signed_off: Audit) -> None:
    """What the trail keeps under the keys of these records and of the report names the child too."""
    lead = User.objects.get(username="lead")
    for audit in (submitted, signed_off):
        action = filling.raise_immediate_action(
            audit=audit, what=SAID, why=SAID, told_to=WORKERS["told_to"], told_at=timezone.now(), by=lead
        )
        filling.acknowledge_action(action=action, by=lead)
        filling.complete_action(action=action, outcome=SAID, by=lead)
    # The action took it into moderation, whose page is shown too.
    filling.ask(audit=submitted, text=SAID, by=lead)
    filling.agree(audit=submitted, by=lead)
    for kind in ("question", "note"):
        filling.note_on_item(audit=in_progress, ref="7.4", kind=kind, text=SAID, by=in_progress.assessor)
    saved = {"revision": in_progress.recording.revision, "by": in_progress.assessor}
    filling.save_section(audit=in_progress, number=7, answers={"7.4.comment": SAID}, **saved)
    report = Report.objects.get(review=signed_off.review)
    wording: dict[str, Any] = {"key": "2.protection", "text": IN_LEADS_WORDS, "numbers": {}, "revision": 0}
    reporting.edit_wording(report=report, by=lead, **wording)
    reporting.edit_wording(report=report, by=lead, **{**wording, "key": "supervision_evident"})
    reporting.request_pdf(report=report, by=lead)
    reporting.request_word(report=report, by=lead)
    reporting.request_slides(report=report, by=lead)
    ReportFile.objects.filter(publication=None).update(
        state="ready", made_at=timezone.now(), content=IN_LEADS_WORDS.encode()
    )


def write_about(audit: Audit) -> None:
    for field in every_field("case_text", "worker"):
        path = path_to_case(field.model)
        if path is not None:
            text = WORKERS.get(field.name, SAID)
            rows = field.model._base_manager.filter(**{path or "pk": audit.case.pk})
            # Rows say by an empty reason that there is none; answers and comments can always be given.
            given = rows if field.model._meta.app_label == "tool" else rows.exclude(**{field.name: ""})
            given.update(**{field.name: text[: field.column.max_length]})


def write_leads_words() -> None:
    for field in every_field("lead_text"):
        rows = field.model._base_manager.exclude(**{field.name: ""})
        rows.update(**{field.name: IN_LEADS_WORDS[: field.column.max_length]})


def every_field(*kinds: str) -> list[HeldField]:
    models: tuple[type[Model], ...] = held_models()
    return [field for model in models for field in fields_of(model) if field.kind_key in kinds]


def look_around(*, presenting: bool) -> list[Answered]:
    """Every page and download, for a lead and for an assessor who has not handed in yet."""
    readers = [
        User.objects.get(username="lead"),
        Audit.objects.filter(state="in_progress").earliest("pk").assessor,
    ]
    pages: list[Answered] = []
    for user in readers:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        if presenting:
            client.post("/presenting/")
        for page, address in every_address():
            if page.audience is None or not page.audience.admits(user):
                continue
            if "GET" in page.methods:
                pages.append(answered(user, page.name, address, client.get(address)))
            elif page.name.endswith("export"):
                pages.append(answered(user, page.name, address, client.post(address)))
    return pages


def answered(user: User, page: str, address: str, response: Any) -> Answered:
    content = b"".join(response) if response.streaming else response.content
    return Answered(user.username, page, address, response.status_code, content.decode("utf-8", "ignore"))


def test_without_it_names_stand_on_all_these_pages(ordinary: list[Answered]) -> None:
    named = {each.page for each in ordinary if each.named}
    assert named >= SHUT | REFUSED - {"keeping:copy"} | {
        "filling:action_done",
        "filling:audit",
        "filling:check",
        "filling:header",
        "filling:section",
        "home:home",
        "replying:audit",
        "report:comments",
        "trail:record",
        "trail:record_export",
        "trail:review_export",
    }


def test_no_page_and_no_download_names_anybody(presented: list[Answered]) -> None:
    assert {(each.page, each.named) for each in presented if each.named} == set()


def test_pages_stay_open_but_those_on_which_a_leads_own_words_name_a_child(
    ordinary: list[Answered], presented: list[Answered]
) -> None:
    opened = {(each.user, each.page, each.address) for each in ordinary if each.status == 200}
    shut = {
        each.page
        for each in presented
        if each.status != 200 and (each.user, each.page, each.address) in opened
    }
    assert shut == SHUT | REFUSED


def test_every_page_of_it_says_that_it_is_on(presented: list[Answered]) -> None:
    pages = [each for each in presented if re.search(r"<nav class=\"govuk-service-nav", each.text)]
    assert len(pages) > 60
    assert [each.address for each in pages if "Presenter’s view is on." not in each.text] == []
