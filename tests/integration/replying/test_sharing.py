"""Sharing the summary of an audit: of which, by whom, what is in it, and how its link goes out and ends."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Role
from audit_app.filling import services as filling
from audit_app.replying import services
from audit_app.replying.models import Share
from audit_app.replying.summary import summary_of
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from tests.factories.access import give_role, make_user
from tests.factories.calibrating import a_fixed_calibration, fresh, has_read
from tests.factories.replying import VIEW, a_sent_reply, a_shared_summary, in_days, say, share
from tests.factories.sampling import Cast, make_cast, make_identity
from tests.factories.tool import a_started_audit, a_submitted_audit, an_answered_audit, save_answers
from tests.factories.two_readings import allocate_twice, read, read_twice
from tests.integration.filling.pages import signed_in, typed_date, words

UNTIL = in_days(10)
FORM = {
    "recipient": "social_worker",
    "name": "Wanda Workwell",
    "email": "wanda@council.example",
    **typed_date("due", UNTIL.day, UNTIL.month, UNTIL.year),
}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def another_lead(cast: Cast) -> User:
    lead = make_user("olga", "Olga Other")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return lead


def link_on(page: Any) -> str:
    found = re.search(r"http://testserver(/reply/[^<]+)", page.content.decode())
    return found[1] if found else ""


# --- Of which audits, and by whom ---


def test_a_lead_shares_what_is_with_the_leads(cast: Cast) -> None:
    submitted, in_moderation, signed_off = (a_submitted_audit(cast) for _each in range(3))
    filling.take_into_moderation(audit=in_moderation, by=cast.lead)
    filling.sign_off(audit=signed_off, by=cast.lead)
    for audit in (submitted, in_moderation, signed_off):
        share(audit, cast.lead)
    assert Share.objects.count() == 3


def test_nothing_is_shared_while_its_assessor_can_change_it(cast: Cast) -> None:
    in_progress, returned, reopened = a_started_audit(cast), a_submitted_audit(cast), a_submitted_audit(cast)
    filling.return_audit(audit=returned, reason="Look again.", by=cast.lead)
    filling.sign_off(audit=reopened, by=cast.lead)
    filling.reopen(audit=reopened, reason="A page was found.", by=cast.lead)
    for audit in (in_progress, returned, reopened):
        with pytest.raises(Refused):
            share(audit, cast.lead)
    assert not Share.objects.exists()


@pytest.mark.parametrize("who", ["assessor", "colleague", "stranger", "board_reader", "administrator"])
def test_nobody_but_a_lead_of_the_review_shares(cast: Cast, who: str) -> None:
    audit = a_submitted_audit(cast)
    with pytest.raises(Refused):
        share(audit, getattr(cast, who))
    assert signed_in(getattr(cast, who)).post(f"/audits/{audit.pk}/replies/share/", FORM).status_code == 404


def test_a_lead_does_not_share_what_they_audited_themselves(cast: Cast) -> None:
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    first, _second = allocate_twice(cast)
    first.assessor = cast.lead
    first.save()
    _second.delete()
    audit = read(first)
    with pytest.raises(Refused, match="your own audit"):
        share(audit, cast.lead)
    share(audit, another_lead(cast))


def test_no_reading_of_the_calibration_case_is_shared(cast: Cast) -> None:
    """Others have still to read it, and would hear of its answers."""
    calibration = a_fixed_calibration(cast.review, cast.lead)
    Review.objects.update(state="fieldwork")
    attempt = has_read(fresh(calibration), cast.assessor)
    audit = Audit.every.get(allocation=attempt.allocation_id)
    for lead in (cast.lead, another_lead(cast)):
        with pytest.raises(Refused, match="calibration case"):
            share(audit, lead)
    page = signed_in(cast.lead).get(f"/audits/{audit.pk}/")
    assert "Right of reply" not in words(page)


def test_nothing_is_shared_while_somebody_else_reads_the_case(cast: Cast) -> None:
    first, second = allocate_twice(cast)
    audit = read(first)
    with pytest.raises(Refused, match="Somebody else still reads this case"):
        share(audit, cast.lead)
    read(second)
    share(Audit.objects.get(pk=audit.pk), cast.lead)


def test_a_reply_to_one_reading_is_beside_that_one_alone(cast: Cast) -> None:
    first, second = read_twice(cast, {"9.9": "satisfactory"})
    shared = share(first, cast.lead)
    say(shared)
    services.send(token=shared.token)
    assert VIEW in words(signed_in(cast.assessor).get(f"/audits/{first.pk}/replies/"))
    reader = signed_in(cast.colleague)
    assert VIEW not in words(reader.get(f"/audits/{second.pk}/replies/"))
    assert reader.get(f"/audits/{first.pk}/replies/").status_code == 404


def test_a_reader_who_comes_later_is_shown_nothing_of_the_other_reading(cast: Cast) -> None:
    """A case can be drawn to be read twice after its first audit was shared."""
    shared = a_sent_reply(cast)
    give_role(cast.lead, Role.ASSESSOR, cast.review.pk)
    audit = shared.share.audit
    Review.objects.update(state="fieldwork")
    audit.case.allocations.create(
        assessor=cast.lead, role="second", allocated_by=cast.lead, no_conflict_at=timezone.now()
    )
    client = signed_in(cast.lead)
    assert client.get(f"/audits/{audit.pk}/replies/").status_code == 403
    assert audit.case.reference not in words(client.get(f"/reviews/{cast.review.pk}/replies/"))
    assert "Replies to answer" not in words(client.get("/"))
    assert "To answer" in words(signed_in(another_lead(cast)).get(f"/reviews/{cast.review.pk}/replies/"))


@pytest.mark.parametrize("state", ["reporting", "closed"])
def test_nothing_is_shared_once_no_answer_can_change_any_more(cast: Cast, state: str) -> None:
    audit = a_submitted_audit(cast)
    Review.objects.update(state=state)
    with pytest.raises(Refused, match="share a summary"):
        share(audit, cast.lead)


@pytest.mark.parametrize("days", [-1, 0, 61])
def test_the_day_is_after_today_and_within_sixty(cast: Cast, days: int) -> None:
    audit, day = a_submitted_audit(cast), in_days(days)
    with pytest.raises(Refused, match="Give a day"):
        share(audit, cast.lead, due=day)
    typed = {**FORM, **typed_date("due", day.day, day.month, day.year)}
    page = signed_in(cast.lead).post(f"/audits/{audit.pk}/replies/share/", typed)
    assert "The day until which they can give their view must be" in words(page)
    assert "wanda@council.example" in page.content.decode()


def test_one_address_has_one_summary_of_an_audit(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    first = share(audit, cast.lead, email="wanda@council.example")
    page = signed_in(cast.lead).post(
        f"/audits/{audit.pk}/replies/share/", {**FORM, "email": "WANDA@council.example"}
    )
    assert "shared with this email address already" in words(page)
    services.withdraw(share=first.share, by=cast.lead)
    share(audit, cast.lead, email="wanda@council.example")


# --- What is in it ---


def lines_by_ref(audit: Audit) -> dict[str, Any]:
    return {each.ref: each for each in summary_of(audit)}


def test_it_tells_what_was_judged_with_the_comments_on_it(cast: Cast) -> None:
    lines = lines_by_ref(a_submitted_audit(cast, {"9.9": "falls_short"}))
    practice = lines["9.9"]
    assert (practice.kind, practice.answer, practice.words) == (
        "judgement",
        "Falls short in places",
        "Comment on 9.9.comment",
    )
    assert lines["9.10.strengths"].kind == lines["8.9"].kind == "comment"
    assert lines["9.10.learning"].words == "Comment on 9.10.learning"
    assert "Did the chair keep the focus on the child and the plan’s progress? Yes" in lines["9.3"].answer
    assert {"1.3", "7.4", "8.10", "9.13", "H.7.social_worker"}.isdisjoint(lines)


def test_it_tells_which_clocks_ran_late_with_their_sum(cast: Cast) -> None:
    late = {"3.1.date": dt.date(2009, 1, 5), "4.1.date": dt.date(2009, 3, 31)}
    (clock,) = (each for each in summary_of(a_submitted_audit(cast, late)) if each.kind == "clock")
    assert clock.ref == "4.3"
    assert "late by" in clock.answer
    assert "Counted from 5 January 2009 to 31 March 2009" in clock.answer


def test_it_tells_of_immediate_actions_and_not_who_raised_them_or_was_told(cast: Cast) -> None:
    audit = an_answered_audit(cast)
    said = {"what": "See the child.", "why": "Not seen for weeks.", "told_to": "Dora Duty"}
    filling.raise_immediate_action(audit=audit, told_at=timezone.now(), by=cast.assessor, **said)
    filling.submit(audit=audit, reasons={}, by=cast.assessor)
    (action,) = (each for each in summary_of(audit) if each.kind == "action")
    assert action.words == "See the child.\nNot seen for weeks."
    assert action.answer == "Not acknowledged yet"
    assert "Dora" not in str(summary_of(audit))


def test_it_names_neither_the_child_nor_the_assessor(cast: Cast) -> None:
    said = "Juniper, that is JUNIPER Made-Up, born 2 January 2005, was seen."
    audit = an_answered_audit(cast, {"9.9.comment": said, "9.10.strengths": said, "8.9": said})
    make_identity(audit.case, name="Juniper Made-Up", date_of_birth=dt.date(2005, 1, 2))
    filling.submit(audit=audit, reasons={}, by=cast.assessor)
    shared = share(audit, cast.lead)
    kept = str(list(shared.share.lines.values()))
    assert "[name], that is [name], born [date of birth], was seen." in kept
    for each in ("Juniper", "JUNIPER", "Made-Up", "2 January 2005", cast.assessor.display_name):
        assert each not in kept


def test_it_holds_no_note_between_assessor_leads_and_moderator(cast: Cast) -> None:
    audit = an_answered_audit(cast, {"9.9": "falls_short"})
    about: dict[str, Any] = {"audit": audit, "ref": "9.9", "by": cast.assessor}
    filling.note_on_item(**about, kind="note", text="A whisper to the moderator")
    filling.submit(audit=audit, reasons={}, by=cast.assessor)
    filling.ask(audit=audit, text="A whisper to the assessor", by=cast.lead)
    assert "whisper" not in str(summary_of(audit))


def test_what_was_shared_stays_as_it_was_whatever_becomes_of_the_audit(cast: Cast) -> None:
    audit = a_submitted_audit(cast, {"9.9": "falls_short"})
    shared = share(audit, cast.lead)
    before = list(shared.share.lines.values())
    filling.return_audit(audit=audit, reason="Look again.", by=cast.lead)
    save_answers(audit, {"9.9": "satisfactory", "9.9.comment": "All is well."}, by=cast.assessor)
    assert list(shared.share.lines.values()) == before


# --- The link, how it goes out, and how it ends ---


@override_settings(EMAIL_CONFIGURED=True)
def test_the_letter_carries_the_link_and_the_reference_and_nothing_of_the_child(cast: Cast) -> None:
    User.objects.filter(pk=cast.lead.pk).update(email="leah@council.example")
    audit = a_submitted_audit(cast)
    make_identity(audit.case, name="Juniper Made-Up")
    page = signed_in(cast.lead).post(f"/audits/{audit.pk}/replies/share/", FORM)
    assert "The link below was sent to wanda@council.example." in words(page)
    (letter,) = mail.outbox
    assert letter.to == ["wanda@council.example"]
    assert letter.subject == "Case file audit: your view is asked for"
    assert link_on(page)
    assert f"http://testserver{link_on(page)}" in letter.body
    assert audit.case.reference in letter.body
    assert "ask Leah Lead, leah@council.example" in letter.body
    for each in ("Juniper", "Made-Up", cast.assessor.display_name, "Comment on"):
        assert each not in f"{letter.subject} {letter.body}"


def test_the_link_is_told_once_and_kept_nowhere(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    client = signed_in(cast.lead)
    page = client.post(f"/audits/{audit.pk}/replies/share/", FORM)
    assert "No email was sent." in words(page)
    token = link_on(page).split("/")[2]
    number = token.rpartition(".")[0]
    kept = str(list(Share.objects.values())) + str(list(TrailEntry.objects.values("detail")))
    assert number
    assert number not in kept
    assert number not in client.get(f"/audits/{audit.pk}/replies/").content.decode()


def test_a_new_link_gives_more_time_and_the_old_one_is_dead(cast: Cast) -> None:
    shared = a_shared_summary(cast)
    say(shared)
    address = f"/audits/{shared.share.audit_id}/replies/{shared.share.pk}/again/"
    day = in_days(30)
    page = signed_in(cast.lead).post(address, typed_date("due", day.day, day.month, day.year))
    client = signed_in(cast.stranger)
    assert client.get(f"/reply/{shared.token}/").status_code == 404
    assert VIEW in words(client.get(link_on(page)))
    assert Share.objects.get().due == day


def test_no_new_link_is_made_once_a_view_was_sent_or_the_summary_withdrawn(cast: Cast) -> None:
    sent, withdrawn = a_sent_reply(cast), a_shared_summary(cast)
    services.withdraw(share=withdrawn.share, by=cast.lead)
    for shared in (sent, withdrawn):
        with pytest.raises(Refused):
            services.share_again(share=shared.share, due=in_days(5), by=cast.lead)


def test_withdrawing_closes_the_link_at_once_and_leaves_what_was_sent(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    client = signed_in(cast.lead)
    address = f"/audits/{shared.share.audit_id}/replies/"
    answer = client.post(f"{address}{shared.share.pk}/withdraw/", follow=True)
    assert "The summary is withdrawn." in words(answer)
    assert client.get(f"/reply/{shared.token}/").status_code == 404
    assert VIEW in words(client.get(address))
    with pytest.raises(Refused, match="withdrawn already"):
        services.withdraw(share=shared.share, by=cast.lead)


def test_the_list_of_a_review_says_what_is_to_answer_late_and_waited_for(cast: Cast) -> None:
    a_sent_reply(cast)
    late, _waits = a_shared_summary(cast), a_shared_summary(cast)
    Share.objects.filter(pk=late.share.pk).update(due=in_days(-1))
    text = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/replies/"))
    places = [text.index(f" {state} ") for state in ("To answer", "Late", "Waited for")]
    assert places == sorted(places)
    home = words(signed_in(cast.lead).get("/"))
    assert "Replies to answer (1)" in home
    assert "1 waited for, 1 late." in home


def test_moving_the_review_on_says_who_waits(cast: Cast) -> None:
    a_sent_reply(cast)
    a_shared_summary(cast)
    filling.sign_off(audit=a_submitted_audit(cast), by=cast.lead)
    Review.objects.filter(pk=cast.review.pk).update(state="moderation")
    page = words(signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/state/reporting/"))
    assert "1 person sent their view of an audit and waits for an answer." in page
    assert "1 person still has time to give their view of an audit." in page


def test_a_case_read_alone_shows_the_panel_to_its_lead_and_not_to_its_assessor(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    for tail in ("", "check/", "moderation/"):
        assert "Right of reply" in words(signed_in(cast.lead).get(f"/audits/{audit.pk}/{tail}"))
        assert "Right of reply" not in words(signed_in(cast.assessor).get(f"/audits/{audit.pk}/{tail}"))


def test_the_trail_tells_with_whom_it_was_shared_under_the_key_of_the_record(cast: Cast) -> None:
    shared = a_shared_summary(cast)
    entry = TrailEntry.objects.get(action="summary shared")
    assert entry.record_id == shared.share.audit.case.record_key_id
    assert "Wanda" not in str(entry.detail)
    page = words(signed_in(cast.lead).get(f"/records/{entry.record_id}/trail/"))
    assert "Wanda Workwell" in page
