"""A date in a lead's words on which a child was born: found, shown, and confirmed or put in other words."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.access.record_keys import Seal
from audit_app.access.refused import Refused
from audit_app.access.told import revealed
from audit_app.keeping.obstacles import obstacles_to_erasing
from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.birthdays import FoundDate, dates_found
from audit_app.report.models import CoveringParagraph, DateConfirmation, Publication, Report
from audit_app.report.readiness import obstacles
from audit_app.report.services.guard import Conflict
from audit_app.sampling.models import Case, Identity
from audit_app.tool.models import Audit
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast, make_identity
from tests.integration.filling.pages import signed_in, words

BORN = date(2001, 4, 1)
BODY = "The guidance came into force on 1 April 2001."
WHY = "It is the day on which the guidance came into force."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audit(cast: Cast) -> Audit:
    audit = audits_to_report(cast, cases=12).audits[0]
    make_identity(audit.case, name="Juniper Quillfeather", date_of_birth=BORN)
    return audit


@pytest.fixture
def report(cast: Cast, audit: Audit) -> Report:
    report = written_report(cast.review, cast.lead)
    services.add_paragraph(report=report, part="context", heading="Guidance", body=BODY, by=cast.lead)
    return report


@pytest.fixture
def lead(cast: Cast) -> Client:
    return signed_in(cast.lead)


def the_one(report: Report) -> FoundDate:
    (found,) = dates_found(report)
    return found


def paragraph() -> CoveringParagraph:
    return CoveringParagraph.objects.get(heading="Guidance")


def confirm(report: Report, cast: Cast, reason: str = WHY) -> DateConfirmation:
    found = the_one(report)
    return services.confirm_date(
        report=report, place=found.place.key, digest=found.digest, reason=reason, by=cast.lead
    )


def in_the_way(report: Report) -> tuple[str, ...]:
    return obstacles(report, assemble(report, Audience.BOARD))


def publish_address(cast: Cast) -> str:
    return f"/reviews/{cast.review.pk}/report/publish/"


def date_address(cast: Cast) -> str:
    return f"{publish_address(cast)}dates/paragraph-{paragraph().pk}/"


def test_the_report_waits_and_the_refusal_does_not_tell_the_date(report: Report, cast: Cast) -> None:
    with pytest.raises(Refused, match="Look at a date in “Guidance”") as refusal:
        services.publish(report=report, by=cast.lead)
    assert "2001" not in refusal.value.reason
    assert not Publication.objects.exists()


def test_the_lead_is_shown_the_words_and_no_identity(report: Report, cast: Cast, lead: Client) -> None:
    page = words(lead.get(publish_address(cast)))
    assert "“1 April 2001” In “Guidance”" in page
    assert "Look at it (“1 April 2001”)" in page
    assert "put it in other words" in words(lead.get(date_address(cast)))
    assert "Juniper" not in page + words(lead.get(date_address(cast)))
    assert BODY in words(lead.get(date_address(cast)))


def test_with_a_reason_it_is_confirmed_kept_and_published(report: Report, cast: Cast, lead: Client) -> None:
    form = {"reason": WHY, "digest": the_one(report).digest}
    assert lead.post(date_address(cast), form)["Location"] == publish_address(cast)
    assert in_the_way(report) == ()
    page = words(lead.get(publish_address(cast)))
    assert f"{WHY} (Leah Lead," in page
    assert "Publish this report" in page
    services.publish(report=report, by=cast.lead)
    entry = TrailEntry.objects.get(action="date confirmed to be no birthday")
    assert (entry.actor_id, entry.review_id) == (cast.lead.pk, cast.review.pk)
    assert WHY not in str(entry.detail)
    told = revealed(entry.detail, Seal(report.record_key))
    assert (told["reason"], told["dates"]) == (WHY, ["1 April 2001"])


def test_without_a_reason_nothing_is_confirmed(report: Report, cast: Cast, lead: Client) -> None:
    answer = lead.post(date_address(cast), {"reason": " ", "digest": the_one(report).digest})
    assert "Error: Enter why it is no birthday" in words(answer)
    with pytest.raises(Refused, match="Enter why"):
        confirm(report, cast, " ")
    assert not DateConfirmation.objects.exists()


def test_a_reason_that_names_the_child_is_refused_and_stays_in_its_box(
    report: Report, cast: Cast, lead: Client
) -> None:
    reason = "Juniper Quillfeather was not born then."
    answer = lead.post(date_address(cast), {"reason": reason, "digest": the_one(report).digest})
    assert "Enter a reason that names no child and no case" in words(answer)
    assert reason in words(answer)
    assert not DateConfirmation.objects.exists()


def test_in_other_words_the_date_is_not_found_any_more(report: Report, cast: Cast) -> None:
    services.save_paragraph(
        paragraph=paragraph(),
        heading="Guidance",
        body="The guidance came into force in April 2001.",
        revision=0,
        by=cast.lead,
    )
    assert dates_found(report) == ()
    assert in_the_way(report) == ()


def test_once_the_text_is_another_it_is_asked_again(report: Report, cast: Cast) -> None:
    confirm(report, cast)
    services.save_paragraph(
        paragraph=paragraph(), heading="Guidance", body=f"{BODY} A child too.", revision=0, by=cast.lead
    )
    assert the_one(report).confirmation is None
    assert any("Guidance" in each for each in in_the_way(report))


def test_once_another_child_is_found_to_be_born_on_another_date_there_it_is_asked_again(
    report: Report, cast: Cast
) -> None:
    services.save_paragraph(
        paragraph=paragraph(),
        heading="Guidance",
        body=f"{BODY} It was renewed on 2/5/2003.",
        revision=0,
        by=cast.lead,
    )
    confirm(report, cast)
    assert the_one(report).confirmation is not None
    later = Audit.objects.exclude(allocation__case__in=Identity.objects.values("case")).earliest("pk")
    make_identity(later.case, date_of_birth=date(2003, 5, 2))
    assert the_one(report).words == ("2/5/2003", "1 April 2001")
    assert the_one(report).confirmation is None


def test_what_was_written_anew_meanwhile_is_not_confirmed_unseen(
    report: Report, cast: Cast, lead: Client
) -> None:
    shown = the_one(report).digest
    services.save_paragraph(
        paragraph=paragraph(), heading="Guidance", body=f"Born on 1.4.2001. {BODY}", revision=0, by=cast.lead
    )
    with pytest.raises(Conflict):
        services.confirm_date(
            report=report, place=f"paragraph-{paragraph().pk}", digest=shown, reason=WHY, by=cast.lead
        )
    answer = lead.post(date_address(cast), {"reason": WHY, "digest": shown})
    assert "Somebody else changed this while you were writing" in words(answer)
    assert "Born on 1.4.2001." in words(answer)
    assert the_one(report).digest in answer.content.decode()
    assert not DateConfirmation.objects.exists()


def test_a_confirmation_can_be_withdrawn(report: Report, cast: Cast, lead: Client) -> None:
    confirm(report, cast)
    assert "Withdraw this" in words(lead.get(date_address(cast)))
    lead.post(date_address(cast), {"action": "withdraw"})
    assert the_one(report).confirmation is None
    assert TrailEntry.objects.filter(action="confirmation withdrawn").count() == 1


def test_a_name_cannot_be_confirmed_away(report: Report, cast: Cast) -> None:
    services.save_paragraph(
        paragraph=paragraph(),
        heading="Guidance",
        body=f"{BODY} As Juniper Quillfeather.",
        revision=0,
        by=cast.lead,
    )
    confirm(report, cast)
    assert in_the_way(report) == ("Take the name or case reference out of “Guidance”.",)


def test_nobody_but_a_lead_confirms(report: Report, cast: Cast) -> None:
    found = the_one(report)
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            services.confirm_date(
                report=report, place=found.place.key, digest=found.digest, reason=WHY, by=person
            )


def test_a_date_in_the_head_in_the_summary_and_in_a_wording_is_found_too(cast: Cast, audit: Audit) -> None:
    report = written_report(cast.review, cast.lead)
    details = {"subject": "Since 1 April 2001", "summary": "Since 01/04/2001"}
    services.save_details(report=report, details=details, revision=report.revision, by=cast.lead)
    services.edit_wording(
        report=report, key="supervision_evident", text="2001-04-01", numbers={}, revision=0, by=cast.lead
    )
    report = Report.objects.get(pk=report.pk)
    assert [found.place.key for found in dates_found(report)] == [
        "head",
        "summary",
        "wording-supervision_evident",
    ]


def test_in_the_presenters_view_no_date_is_told_to_be_a_birthday(
    report: Report, cast: Cast, lead: Client
) -> None:
    lead.post("/presenting/")
    for address in (publish_address(cast), date_address(cast)):
        assert lead.get(address).status_code == 403


def test_a_reason_that_came_to_name_a_child_is_in_the_way_of_erasing_the_record(
    report: Report, cast: Cast, audit: Audit
) -> None:
    confirm(report, cast)
    DateConfirmation.objects.update(reason="As Juniper Quillfeather was told.")
    found = obstacles_to_erasing(cast.review, Case.objects.filter(pk=audit.case.pk))
    assert any("the reason why a date is no birthday" in each for each in found)
