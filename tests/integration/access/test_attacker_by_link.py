"""Somebody who has no link, an old one, or another's: nothing is shown, changed or learnt."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client

from audit_app.access.invitations.links import new_token as invitation_token
from audit_app.access.models import TrailEntry
from audit_app.access.refusals import MOST_FROM_A_NETWORK
from audit_app.filling import services as filling
from audit_app.keeping.services import erase_record
from audit_app.replying import services
from audit_app.replying.links import new_token
from audit_app.replying.models import Point, Share
from audit_app.sampling.choices import ErasureGround
from tests.factories.replying import VIEW, a_sent_reply, a_shared_summary, in_days, say
from tests.factories.sampling import Cast, make_cast
from tests.integration.access.attacks import nothing_comes_of_it, refusals_of
from tests.integration.filling.pages import signed_in, words

SAID = {"text": "Forged words"}
TAILS = ("", "0/", "1/", "send/")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def dead_tokens(cast: Cast) -> list[str]:
    """Of every kind: guessed, taken from elsewhere, withdrawn, expired, made anew, of an erased record."""
    works, withdrawn, expired, old, erased = (a_shared_summary(cast) for _each in range(5))
    services.withdraw(share=withdrawn.share, by=cast.lead)
    Share.objects.filter(pk=expired.share.pk).update(due=in_days(-1))
    services.share_again(share=old.share, due=in_days(9), by=cast.lead)
    case = erased.share.audit.case
    erase_record(case=case, ground=ErasureGround.REQUEST, reason="Letter 17.", by=cast.lead)
    number, signature = works.token.rsplit(".", 1)
    elsewhere = signing.Signer(key="another key", salt="replying.links", sep=".").sign("x" * 43)
    return [
        *("anything", number, f"{number}x.{signature}", f"{number}.{signature[::-1]}", elsewhere),
        *(new_token(), invitation_token(), works.share.number_hash or ""),
        *(withdrawn.token, expired.token, old.token, erased.token),
    ]


def test_every_dead_link_is_answered_with_the_same_page(cast: Cast) -> None:
    tokens = dead_tokens(cast)
    addresses = [f"/reply/{token}/{tail}" for token in tokens for tail in TAILS]
    forms = [f"/reply/{token}/{tail}" for token in tokens for tail in TAILS if tail]
    with nothing_comes_of_it():
        opened = [Client().get(address) for address in addresses]
        sent = [Client().post(address, SAID) for address in forms]
    for answers in (opened, sent):
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1
        assert len({frozenset(answer.headers.items()) for answer in answers}) == 1
    # Nothing but what they sent themselves.
    assert "Forged words" in words(sent[0])


def test_a_number_that_the_summary_does_not_have_is_answered_so_too(cast: Cast) -> None:
    shared = a_shared_summary(cast)
    dead = Client().get(f"/reply/{new_token()}/").content
    for number in (999, 10**18):
        assert Client().get(f"/reply/{shared.token}/{number}/").content == dead
        assert Client().post(f"/reply/{shared.token}/{number}/", SAID).status_code == 404
    assert not Point.objects.exists()


def test_a_form_sent_again_after_all_was_sent_changes_nothing(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    with nothing_comes_of_it():
        for tail, answer in (("0/", 409), ("1/", 409), ("send/", 302)):
            assert Client().post(f"/reply/{shared.token}/{tail}", SAID).status_code == answer
    assert TrailEntry.objects.filter(action="views sent").count() == 1


def test_a_link_opens_its_own_summary_and_no_other(cast: Cast) -> None:
    mine, theirs = a_shared_summary(cast), a_shared_summary(cast)
    say(theirs, text="What another says")
    page = words(Client().get(f"/reply/{mine.token}/"))
    assert theirs.share.audit.case.reference not in page
    assert "What another says" not in page
    Client().post(f"/reply/{mine.token}/1/", SAID)
    assert theirs.share.points.count() == 1


def test_a_link_opens_nothing_of_the_service_besides(cast: Cast) -> None:
    shared = a_shared_summary(cast)
    client = Client()
    client.get(f"/reply/{shared.token}/")
    audit = shared.share.audit
    for address in (f"/audits/{audit.pk}/", f"/audits/{audit.pk}/replies/", "/", "/tool/"):
        assert client.get(address).headers["Location"].startswith("/sign-in/")


def test_a_lead_of_another_review_finds_nothing_of_it(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    audit, point = shared.share.audit, Point.objects.earliest("pk")
    client, replies = signed_in(cast.stranger), f"/audits/{audit.pk}/replies/"
    answer = {"outcome": "changed", "text": "Forged"}
    with nothing_comes_of_it():
        answers = [
            client.get(replies),
            client.get(f"/reviews/{cast.review.pk}/replies/"),
            client.post(f"{replies}share/", {"name": "x"}),
            client.post(f"{replies}{shared.share.pk}/withdraw/"),
            client.post(f"{replies}{shared.share.pk}/again/"),
            client.post(f"{replies}points/{point.pk}/", answer),
        ]
    assert {each.status_code for each in answers} == {404}
    assert len(refusals_of(cast.stranger)) == len(answers)


def test_a_summary_of_another_audit_is_not_reached_by_way_of_ones_own(cast: Cast) -> None:
    mine, other = a_sent_reply(cast), a_sent_reply(cast)
    client, replies = signed_in(cast.lead), f"/audits/{mine.share.audit_id}/replies/"
    with nothing_comes_of_it():
        for tail in (
            f"{other.share.pk}/withdraw/",
            f"{other.share.pk}/again/",
            f"points/{other.share.points.earliest('pk').pk}/",
        ):
            assert client.post(f"{replies}{tail}", {"outcome": "changed", "text": "x"}).status_code == 404


def test_whoever_tries_link_after_link_does_not_fill_the_trail(cast: Cast) -> None:
    client = Client()
    for _time in range(MOST_FROM_A_NETWORK + 5):
        assert client.get(f"/reply/{new_token()}/").status_code == 404
    assert len(refusals_of(None)) == MOST_FROM_A_NETWORK
    assert {each["view"] for each in refusals_of(None)} == {"replying:link"}


def test_the_trail_never_keeps_a_token(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    Client().get(f"/reply/{shared.token}/")
    Client().get(f"/reply/{shared.token[:-2]}/")
    number = shared.token.partition(".")[0]
    assert number not in str(list(TrailEntry.objects.values("detail", "actor_name")))


def test_a_session_of_a_lead_gives_a_link_no_rights_and_a_cookie_of_nobody_takes_none(cast: Cast) -> None:
    shared = a_shared_summary(cast)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "forged"
    assert client.get(f"/reply/{shared.token}/").status_code == 200
    lead = signed_in(cast.lead)
    lead.post(f"/reply/{shared.token}/0/", {"text": VIEW})
    entry = TrailEntry.objects.get(action="view saved")
    assert (entry.actor_id, entry.actor_name) == (None, "Social worker, by link")


def test_what_is_erased_is_gone_from_what_was_shared_and_said(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    audit = shared.share.audit
    filling.sign_off(audit=audit, by=cast.lead)
    erase_record(case=audit.case, ground=ErasureGround.REQUEST, reason="Letter 17.", by=cast.lead)
    kept = str([*Share.objects.values(), *Point.objects.values(), *shared.share.lines.values("words")])
    assert VIEW not in kept
    assert "Wanda" not in kept
    assert "wanda.workwell" not in kept
    assert Client().get(f"/reply/{shared.token}/").status_code == 404
