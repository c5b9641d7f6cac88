"""What stays when a record is erased is shown before: words without a name are found by no program."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from audit_app.keeping.words_that_stay import words_that_stay
from audit_app.report import services
from audit_app.report.models import DateConfirmation, Report
from audit_app.sampling.models import Case, Erasure
from audit_app.tool.models import Audit
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words

TELLS = "The twins in the north were moved in May."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def audits(cast: Cast) -> tuple[Audit, Audit]:
    first, second, *_others = audits_to_report(cast, cases=12).audits
    return first, second


@pytest.fixture
def report(cast: Cast, audits: tuple[Audit, Audit]) -> Report:
    report = written_report(cast.review, cast.lead)
    for audit in audits:
        comment_on_supervision(audit, f"{TELLS} ({audit.pk})")
        services.add_quote(
            report=report, ref="7.4.comment", audit=audit, text=f"{TELLS} ({audit.pk})", by=cast.lead
        )
    return report


def passages(audit: Audit) -> list[tuple[str, str]]:
    found = words_that_stay(audit.review, Case.objects.filter(pk=audit.case.pk))
    return [(each.name, each.text) for each in found]


def test_the_words_of_a_lead_are_listed_wherever_they_stand(
    cast: Cast, report: Report, audits: tuple[Audit, Audit]
) -> None:
    services.save_details(report=report, details={"summary": TELLS}, revision=report.revision, by=cast.lead)
    services.add_paragraph(report=report, part="context", heading="North", body=TELLS, by=cast.lead)
    services.edit_wording(
        report=report, key="supervision_evident", text=TELLS, numbers={}, revision=0, by=cast.lead
    )
    DateConfirmation.objects.create(
        report=report,
        place="summary",
        digest="0",
        reason=TELLS,
        confirmed_by=cast.lead,
        confirmed_at=timezone.now(),
    )
    Erasure.objects.create(
        review=cast.review, ground="request", reason=TELLS, at=timezone.now(), by=cast.lead
    )
    cast.review.discussed_with = TELLS
    cast.review.save()
    found = {name for name, text in passages(audits[0]) if TELLS in text}
    assert found == {
        "the summary",
        "“North”",
        "the wording of “Supervision evident (7.4)”",
        "the reason why a date is no birthday",
        "the reason for an earlier erasure",
        "with whom the results were discussed",
        "a quote on 7.4 from another file",
    }


def test_a_quote_from_the_record_itself_goes_and_so_is_not_listed(
    report: Report, audits: tuple[Audit, Audit]
) -> None:
    first, second = audits
    quoted = [text for name, text in passages(first) if name.startswith("a quote")]
    assert quoted == [f"{TELLS} ({second.pk})"]


def test_the_page_of_erasing_says_what_cannot_be_found_and_leads_to_each_passage(
    cast: Cast, report: Report, audits: tuple[Audit, Audit]
) -> None:
    services.add_paragraph(report=report, part="context", heading="North", body=TELLS, by=cast.lead)
    services.publish(report=report, by=cast.lead)
    client = signed_in(cast.lead)
    answer = client.get(f"/records/{audits[0].case.record_key_id}/erase/")
    page = words(answer)
    assert "Words that tell of a child without a name or a reference cannot be found" in page
    assert TELLS in page
    assert "Version 1" in page
    for passage in words_that_stay(audits[0].review, Case.objects.filter(pk=audits[0].case.pk)):
        if passage.address:
            assert f'href="{passage.address}"' in unescape(answer.content.decode())
            assert client.get(passage.address).status_code == 200


def test_without_a_report_nothing_is_said_to_stay_but_what_the_review_was_set_up_with(cast: Cast) -> None:
    where = {passage.address for passage in words_that_stay(cast.review, Case.objects.none())}
    assert where == {reverse("sampling:settings", args=[cast.review.pk])}
