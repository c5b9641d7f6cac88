"""The presenter’s view: the service in front of others, with nobody’s identity on the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.access.presenting import HIDDEN
from audit_app.filling import services
from audit_app.filling.reading import part_answers
from audit_app.sampling.models import Identity
from audit_app.tool.header import HEADER, WORKERS
from audit_app.tool.models import Audit, EarlierReferral, Recording
from audit_app.tool.models.audit import UnansweredReason
from tests.factories.sampling import Cast, make_cast, make_identity
from tests.factories.tool import an_answered_audit
from tests.integration.filling.pages import revision_on, save, signed_in, words

BANNER = "Presenter’s view is on."
HIDDEN_PEOPLE = ("Juniper", "2 January 2005", "Wanda Worker", "Lina Manager", "Tom Told")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    audit = an_answered_audit(cast, dict(zip(WORKERS, ("Wanda Worker", "Lina Manager"), strict=True)))
    make_identity(audit.case)
    said = {"what": "See the child", "why": "No visit for months", "told_to": "Tom Told"}
    told_at = TrailEntry.objects.latest("pk").at
    services.raise_immediate_action(audit=audit, by=cast.assessor, told_at=told_at, **said)
    return audit


def pages_of(audit: Audit) -> list[str]:
    sections = [f"/audits/{audit.pk}/sections/{number}/" for number in range(1, 10)]
    return [
        "/",
        f"/audits/{audit.pk}/",
        f"/audits/{audit.pk}/header/",
        f"/audits/{audit.pk}/check/",
        *sections,
    ]


def presenting(client: Client, **fields: str) -> Any:
    return client.post("/presenting/", fields)


def seen_on(client: Client, audit: Audit) -> set[str]:
    pages = [client.get(address).content.decode() for address in pages_of(audit)]
    return {name for name in HIDDEN_PEOPLE for page in pages if name in page}


def test_names_and_dates_of_birth_are_on_no_page_until_they_are_shown_again(cast: Cast, audit: Audit) -> None:
    client = signed_in(cast.assessor)
    assert seen_on(client, audit) == set(HIDDEN_PEOPLE)
    presenting(client)
    assert seen_on(client, audit) == set()
    assert all(BANNER in words(client.get(address)) for address in pages_of(audit))
    presenting(client, show="yes")
    assert seen_on(client, audit) == set(HIDDEN_PEOPLE)
    assert BANNER not in words(client.get("/"))


def test_the_header_says_what_is_hidden_and_no_identity_counts_as_shown(cast: Cast, audit: Audit) -> None:
    client = signed_in(cast.assessor)
    presenting(client)
    assert words(client.get(f"/audits/{audit.pk}/header/")).count(HIDDEN) == 3
    assert TrailEntry.objects.latest("pk").action == "audit opened"


def test_what_is_hidden_stays_as_it_is_when_the_header_is_saved(cast: Cast, audit: Audit) -> None:
    client = signed_in(cast.assessor)
    presenting(client)
    address = f"/audits/{audit.pk}/header/"
    before = part_answers(Audit.objects.get(pk=audit.pk), HEADER)
    assert save(client, address, {"H.6": ["emotional"], "then": "stay"}).status_code == 302
    after = part_answers(Audit.objects.get(pk=audit.pk), HEADER)
    assert [after[ref] for ref in WORKERS] == [before[ref] for ref in WORKERS]
    assert after != before


def test_a_name_typed_before_the_view_was_turned_on_is_not_lost(cast: Cast, audit: Audit) -> None:
    client = signed_in(cast.assessor)
    address = f"/audits/{audit.pk}/header/"
    revision = revision_on(client.get(address))
    presenting(client)
    client.post(address, {"revision": revision, WORKERS[0]: "Nora New", WORKERS[1]: "Lina Manager"})
    assert part_answers(Audit.objects.get(pk=audit.pk), HEADER)[WORKERS[0]] == "Nora New"


def test_a_copy_of_a_record_is_not_handed_out_while_somebody_presents(cast: Cast, audit: Audit) -> None:
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    client = signed_in(cast.lead)
    address, fields = f"/records/{audit.case.record_key_id}/copy/", {"file_format": "pdf"}
    presenting(client)
    refused = client.post(address, fields)
    assert refused.status_code == 403
    assert "Show identities again" in words(refused)
    presenting(client, show="yes")
    assert client.post(address, fields).status_code == 200


def test_only_those_who_may_see_identities_are_offered_it(cast: Cast) -> None:
    for user, is_offered in ((cast.lead, True), (cast.assessor, True), (cast.board_reader, False)):
        client = signed_in(user)
        assert ("Presenter’s view" in words(client.get("/"))) == is_offered
        assert presenting(client).status_code == (302 if is_offered else 404)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "/\\example.org", "javascript:1", ""]
)
def test_it_leads_back_to_pages_of_this_service_only(cast: Cast, elsewhere: str) -> None:
    client = signed_in(cast.lead)
    assert presenting(client, next="/people/?a=b")["Location"] == "/people/?a=b"
    assert presenting(client, next=elsewhere)["Location"] == "/"


def test_it_ends_with_the_session(cast: Cast) -> None:
    client = signed_in(cast.lead)
    presenting(client)
    client.post("/sign-out/")
    client.force_login(cast.lead)
    assert BANNER not in words(client.get("/"))


NAMES_HER = "Wanda says that Juniper was seen in May."
NAMES_NOBODY = "Seen at the nursery."


def write(audit: Audit, **answers: str) -> None:
    """Comments on questions of section 7, by the numbers of the questions with an underline."""
    Recording.objects.filter(audit=audit).update(**answers)


def stored_comments(audit: Audit) -> tuple[str, str]:
    """Those on 7.4 and on 7.2."""
    answers = part_answers(Audit.objects.get(pk=audit.pk), 7)
    return answers["7.4.comment"], answers["7.2.comment"]


def test_a_comment_that_names_the_child_or_a_worker_is_hidden_and_one_that_names_nobody_is_not(
    cast: Cast, audit: Audit
) -> None:
    write(audit, supervision_comment=NAMES_HER, record_forms_comment=NAMES_NOBODY)
    client = signed_in(cast.assessor)
    presenting(client)
    section, check = (words(client.get(f"/audits/{audit.pk}/{page}/")) for page in ("sections/7", "check"))
    for page in (section, check):
        assert NAMES_NOBODY in page
        assert "Juniper" not in page
    assert HIDDEN in check


def test_what_is_hidden_in_a_section_stays_as_it_is_when_the_rest_is_saved(cast: Cast, audit: Audit) -> None:
    write(audit, supervision_comment=NAMES_HER, record_forms_comment=NAMES_NOBODY)
    client = signed_in(cast.assessor)
    presenting(client)
    address = f"/audits/{audit.pk}/sections/7/"
    assert 'name="7.4.comment"' not in client.get(address).content.decode()
    typed = {"7.2.comment": "Seen at home.", "then": "stay"}
    assert save(client, address, typed).status_code == 302
    assert stored_comments(audit) == (NAMES_HER, "Seen at home.")


def test_rows_that_name_the_child_stay_as_they_are(cast: Cast, audit: Audit) -> None:
    row = {"date": date(2008, 5, 2), "nature": "Call by a neighbour", "outcome": NAMES_HER}
    EarlierReferral.objects.create(audit=audit, **row)
    client = signed_in(cast.assessor)
    presenting(client)
    address = f"/audits/{audit.pk}/sections/1/"
    assert "neighbour" not in client.get(address).content.decode()
    assert save(client, address, {"1.4": "yes", "1.3": "Known", "then": "stay"}).status_code == 302
    assert EarlierReferral.objects.filter(audit=audit, **row).exists()


def test_a_comment_typed_before_the_view_was_turned_on_is_not_lost(cast: Cast, audit: Audit) -> None:
    write(audit, supervision_comment=NAMES_HER)
    client = signed_in(cast.assessor)
    address = f"/audits/{audit.pk}/sections/7/"
    revision = revision_on(client.get(address))
    presenting(client)
    client.post(address, {"revision": revision, "7.4.comment": f"{NAMES_HER} Twice."})
    assert stored_comments(audit)[0] == f"{NAMES_HER} Twice."


def test_a_reason_that_is_hidden_need_not_be_given_again(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"3.2": None})
    make_identity(audit.case)
    UnansweredReason.objects.create(audit=audit, ref="3.2", reason=NAMES_HER)
    client = signed_in(cast.assessor)
    presenting(client)
    check = client.get(f"/audits/{audit.pk}/check/").content.decode()
    assert 'name="reason-3.2"' not in check
    asked = client.post(f"/audits/{audit.pk}/submit/", {})
    assert "Submit this audit" in words(asked)
    assert "Juniper" not in asked.content.decode()
    client.post(f"/audits/{audit.pk}/submit/", {"confirmed": "yes"})
    assert UnansweredReason.objects.get(audit=audit).reason == NAMES_HER


def test_of_two_answers_that_differ_the_one_that_names_the_child_is_hidden_and_can_be_kept(
    cast: Cast, audit: Audit
) -> None:
    client = signed_in(cast.assessor)
    address = f"/audits/{audit.pk}/sections/7/"
    seen = revision_on(client.get(address))
    save(client, address, {"7.4.comment": NAMES_HER})
    presenting(client)
    differing = client.post(address, {"revision": seen, "7.4.comment": "Seen."})
    assert differing.status_code == 409
    assert f"Saved: {HIDDEN}" in words(differing)
    assert "Juniper" not in differing.content.decode()


def test_what_was_done_for_a_child_is_not_written_over_unseen(cast: Cast, audit: Audit) -> None:
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    Audit.objects.filter(pk=audit.pk).update(safety_outcome=NAMES_HER)
    client = signed_in(cast.lead)
    presenting(client)
    refused = client.get(f"/audits/{audit.pk}/safety/")
    assert refused.status_code == 403
    assert BANNER in words(refused)
    assert "Show identities" in words(refused)


def test_a_page_with_a_whole_name_that_no_text_answers_for_is_not_shown(cast: Cast, audit: Audit) -> None:
    Identity.objects.get(case=audit.case).delete()
    make_identity(audit.case, name="Juniper Plumbottom")
    cast.review.title = "What became of Juniper  PLUMBOTTOM"
    cast.review.save()
    client = signed_in(cast.lead)
    assert client.get(f"/audits/{audit.pk}/").status_code == 200
    presenting(client)
    refused = client.get(f"/audits/{audit.pk}/")
    assert refused.status_code == 403
    assert "names a child" in words(refused)


def test_a_file_of_the_trail_tells_no_value_though_it_is_sent_when_the_request_is_over(
    cast: Cast, audit: Audit
) -> None:
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    client = signed_in(cast.lead)
    address = f"/records/{audit.case.record_key_id}/trail/export/"
    assert "Wanda Worker" in downloaded(client, address)
    presenting(client)
    assert [name for name in HIDDEN_PEOPLE if name in downloaded(client, address)] == []


def downloaded(client: Client, address: str) -> str:
    return b"".join(client.post(address)).decode()
