"""A page that saves by itself: the same rules as its form, one answer at a time, and nothing lost."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.sampling.models import Allocation, Review
from audit_app.tool.models import Audit
from tests.an_audit import kept
from tests.factories.sampling import Cast
from tests.factories.tool import a_submitted_audit
from tests.integration.filling.pages import save, signed_in

Items = dict[str, dict[str, list[str]]]
TOO_MANY = {f"1.4.rows-{number}-nature": [""] for number in range(1_001)}


def address(audit: Audit, part: str = "sections/1") -> str:
    return f"/audits/{audit.pk}/{part}/save/"


def send(client: Client, to: str, items: Items, revision: int = 0, name: str = "") -> Any:
    sent = {"name": name or str(uuid4()), "revision": revision, "items": items}
    return client.post(to, sent, content_type="application/json")


def chosen(ref: str, *values: str) -> Items:
    return {ref: {ref: list(values)} if values else {}}


def date(ref: str, *boxes: str) -> Items:
    return {ref: {f"{ref}_{place}": [box] for place, box in enumerate(boxes)}}


def entries() -> list[TrailEntry]:
    return list(TrailEntry.objects.filter(action__in=("section saved", "header saved")))


def test_every_kind_of_answer_is_saved_by_itself_with_its_entry_in_the_trail(
    client: Client, audit: Audit
) -> None:
    row = {"1.4.rows-7-date_0": ["4"], "1.4.rows-7-date_1": ["march"], "1.4.rows-7-date_2": ["2008"]}
    first: Items = {
        **chosen("1.4", "yes"),
        **date("1.1", "5", "1", "2009"),
        **chosen("1.3", "Line\r\nby line"),
        "1.4.rows": {**row, "1.4.rows-7-nature": ["A call"], "1.4.rows-7-outcome": [""]},
    }
    told = send(client, address(audit), first).json()
    assert (told["revision"], told["errors"], told["saved"]) == (1, [], ["1.1", "1.3", "1.4", "1.4.rows"])
    assert len(told["at"]) == 5
    answers = kept(audit)
    assert (answers["1.1"], answers["1.3"]) == (dt.date(2009, 1, 5), "Line\nby line")
    assert [(each["date"], each["nature"]) for each in answers["1.4.rows"]] == [
        (dt.date(2008, 3, 4), "A call")
    ]
    (entry,) = entries()
    assert set(entry.detail["changes"]) == {"1.1", "1.3", "1.4", "1.4.rows"}
    assert send(client, address(audit), {"1.4": {}, "1.4.rows": {}}, revision=1).json()["revision"] == 2
    assert (kept(audit)["1.4"], kept(audit)["1.4.rows"], kept(audit)["1.1"]) == (None, [], answers["1.1"])

    grid: Items = {
        **chosen("3.4.police", "contributed", "agreed"),
        **chosen("3.4.police.designation", "Sergeant"),
        **chosen("3.4.other", "none"),
    }
    assert send(client, address(audit, "sections/3"), {**chosen("3.1", "yes"), **grid}).status_code == 200
    assert kept(audit)["3.4.police"] == frozenset({"contributed", "agreed"})
    assert kept(audit)["3.4.police.designation"] == "Sergeant"
    assert kept(audit)["3.4.other"] == frozenset()
    assert send(client, address(audit, "header"), chosen("H.7.line_manager", "A worker")).status_code == 200
    assert kept(audit)["H.7.line_manager"] == "A worker"


def test_what_is_wrong_with_one_answer_is_said_at_its_box_and_the_others_are_saved(
    client: Client, audit: Audit
) -> None:
    wrong: Items = {"1.4.rows": {"1.4.rows-0-date_0": ["x"], "1.4.rows-0-nature": ["A call"]}}
    sent = {**date("1.1", "31", "2", "2009"), **chosen("1.4", "yes"), **chosen("1.6", "perhaps"), **wrong}
    told = send(client, address(audit), {**sent, **chosen("1.2", "Police")}).json()
    assert told["saved"] == ["1.2", "1.4"]
    assert [each["id"] for each in told["errors"]] == ["id_1.1_0", "id_1.4.rows-0-date_1", "id_1.6"]
    assert told["errors"][0]["text"].endswith("must be a real date")
    assert (kept(audit)["1.2"], kept(audit)["1.4"], kept(audit)["1.1"]) == ("Police", "yes", None)


def test_dates_that_run_backwards_are_refused_by_whichever_end_is_sent(client: Client, audit: Audit) -> None:
    to = address(audit, "sections/5")
    asked = {**chosen("5.1", "yes"), **chosen("5.1.completion_recorded", "yes")}
    late = date("5.1.started", "9", "2", "2009")
    early = date("5.1.completed", "2", "2", "2009")
    assert send(client, to, {**asked, **early}).json()["errors"] == []
    told = send(client, to, {**late, **chosen("5.2.comment", "Seen")}, revision=1).json()
    assert (told["saved"], [each["id"] for each in told["errors"]]) == (["5.2.comment"], ["id_5.1.started_0"])
    assert "cannot be before" in told["errors"][0]["text"]
    # While nobody asks for them they may be kept as they are, and asking for them is refused by name.
    assert send(client, to, {"5.1": {}}, revision=2).json()["saved"] == ["5.1"]
    assert send(client, to, late, revision=3).json()["saved"] == ["5.1.started"]
    told = send(client, to, chosen("5.1", "yes"), revision=4).json()
    assert (told["saved"], told["revision"], told["errors"][0]["id"]) == ([], 4, "id_5.1.completed_0")


def test_a_later_save_is_told_what_changed_and_what_only_one_side_changed_is_put_together(
    client: Client, audit: Audit
) -> None:
    to = address(audit, "sections/3")
    send(client, to, {**chosen("3.1", "yes"), **chosen("3.3", "meeting"), **chosen("3.8.comment", "Theirs")})
    response = send(client, to, {**chosen("3.3", "telephone"), **chosen("3.2.comment", "Mine")})
    told = response.json()
    assert response.status_code == 409
    assert told["differences"] == [{"ref": "3.3", "saved": "Meeting", "yours": "Telephone"}]
    assert (told["revision"], told["theirs"]) == (1, ["3.1", "3.8.comment"])
    assert told["reason"].startswith("You saved other answers in another window")
    assert (kept(audit)["3.3"], kept(audit)["3.2.comment"]) == ("meeting", "")

    told = send(client, to, chosen("3.2.comment", "Mine")).json()
    assert (told["revision"], told["theirs"]) == (2, ["3.1", "3.3", "3.8.comment"])
    assert "The answers to 3.1, 3.3 and 3.8.comment stand as they were saved there." in told["said"]
    assert (kept(audit)["3.2.comment"], kept(audit)["3.8.comment"]) == ("Mine", "Theirs")


def test_what_the_dates_say_is_told_of_what_was_saved_elsewhere_too(client: Client, audit: Audit) -> None:
    to = address(audit, "sections/4")
    send(client, to, {**chosen("4.1", "yes"), **date("4.1.date", "14", "4", "2009")})
    response = send(client, to, date("4.1.date", "11", "4", "2009"))
    assert response.status_code == 409
    # Until somebody has chosen, what stands on the page is what was typed there.
    assert response.json()["dates"]["unlikely"]["4.1.date"].startswith("11 April 2009 was a Saturday.")
    told = send(client, to, chosen("4.2.comment", "Mine")).json()
    assert told["theirs"] == ["4.1", "4.1.date"]
    # The date that was saved elsewhere is there; only the other end of the clock is missing.
    assert "no date of the first strategy discussion (3.1.date)." in told["dates"]["clocks"]["4.3"]
    assert send(client, to, chosen("4.2.comment", "Mine again"), revision=2).json()["dates"] == {}


def test_a_form_that_was_loaded_before_overwrites_nothing_either(client: Client, audit: Audit) -> None:
    send(client, address(audit), {**chosen("1.2", "Police"), **chosen("1.6", "no")})
    form = {"revision": 0, "1.2": "", "1.3": "What the file says", "then": "list"}
    assert client.post(f"/audits/{audit.pk}/sections/1/", form).status_code == 302
    said = client.get(f"/audits/{audit.pk}/").content.decode()
    assert "The answers to 1.2 and 1.6 stand as they were saved there." in said
    assert (kept(audit)["1.2"], kept(audit)["1.3"]) == ("Police", "What the file says")


def test_a_save_whose_answer_was_lost_is_made_once(client: Client, audit: Audit) -> None:
    name = str(uuid4())
    first = send(client, address(audit), chosen("1.2", "Police"), name=name).json()
    save(client, f"/audits/{audit.pk}/sections/1/", {"1.2": "School"})
    again = send(client, address(audit), chosen("1.2", "Police"), name=name).json()
    assert (again["revision"], again["saved"]) == (first["revision"], ["1.2"])
    assert kept(audit)["1.2"] == "School"
    assert len(entries()) == 2


def test_nobody_else_saves_and_each_is_told_why_in_a_sentence(cast: Cast, audit: Audit) -> None:
    to, police = address(audit), chosen("1.2", "Police")
    for user in (cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
        assert send(signed_in(user), to, police).status_code == 404
    refused = send(signed_in(cast.lead), to, police)
    # A lead who fills in no audits does not come through the gate at all.
    assert refused.status_code in (403, 404)
    assert send(Client(), to, police).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.assessor)
    assert send(strict, to, police).status_code == 403

    client = signed_in(cast.assessor)
    submitted = send(client, address(a_submitted_audit(cast)), police)
    assert submitted.status_code == 403
    assert "has been submitted" in submitted.json()["reason"]
    Review.objects.update(state="closed")
    assert send(client, to, police).status_code == 403
    Review.objects.update(state="fieldwork")
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    gone = send(client, to, police)
    assert (gone.status_code, "not among yours" in gone.json()["reason"]) == (404, True)
    assert kept(audit)["1.2"] == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"name": 1}',
        *(
            json.dumps(sent).encode()
            for sent in [
                {},
                {"name": "x", "revision": 0, "items": {}},
                {"name": "N", "revision": "0", "items": {}},
                {"name": "N", "revision": True, "items": {}},
                {"name": "N", "revision": -2, "items": {}},
                {"name": "N", "revision": 10**30, "items": {}},
                {"name": "N", "revision": 0, "items": []},
                {"name": "N", "revision": 0, "items": {"1.2": "Police"}},
                {"name": "N", "revision": 0, "items": {"1.2": {"1.2": "Police"}}},
                {"name": "N", "revision": 0, "items": {"1.2": {"1.2": [None]}}},
                {"name": "N", "revision": 0, "items": {"1.2": {"1.3": ["Police"]}}},
                {"name": "N", "revision": 0, "items": {"1.4.rows": TOO_MANY}},
            ]
        ),
        b'{"name": "N", "revision": NaN, "items": {}}',
        b'{"name": "N", "revision": 0, "items": {"1.2": {"1.2": [' + b" " * 2_200_000 + b"]}}}",
    ],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_refused_and_nothing_is_saved(
    client: Client, audit: Audit, body: bytes
) -> None:
    body = body.replace(b'"N"', b'"00000000-0000-4000-8000-000000000001"')
    response = client.post(address(audit), body, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["reason"].startswith("What this page sent cannot be read.")
    assert not entries()


def test_what_is_no_character_and_what_is_no_item_do_no_harm(client: Client, audit: Audit) -> None:
    odd = {"1.2": {"1.2": ["Pol\x00ice\ud800"]}, "1.4": {"1.4": ["\ud800"]}, "9.9": {"9.9": ["safe"]}}
    told = send(client, address(audit), {**odd, **date("1.1", "\x00", "\ud800", "2009")}).json()
    assert told["saved"] == ["1.2"]
    assert {each["id"] for each in told["errors"]} == {"id_1.1_0", "id_1.4", "id_9.9"}
    assert kept(audit)["1.2"] == "Police"
    form = client.post(address(audit), {"1.2": "Police"})
    assert form.status_code == 400
    assert client.get(address(audit)).status_code == 405
    assert send(client, f"/audits/{audit.pk}/sections/10/save/", {}).status_code == 404


def test_what_the_dates_say_comes_back_with_the_save_that_changed_them(client: Client, audit: Audit) -> None:
    save(client, f"/audits/{audit.pk}/sections/1/", {"1.1_0": "5", "1.1_1": "1", "1.1_2": "2009"})
    held = {**chosen("3.1", "yes"), **date("3.1.date", "8", "1", "2009"), **chosen("3.2", "yes")}
    dates = send(client, address(audit, "sections/3"), held).json()["dates"]
    assert dates["clocks"]["3.2"].startswith("3 days apart: late. Counted by the dates alone")
    assert dates["differences"]["3.2"].startswith("Your answer differs from the dates")
    assert dates["unlikely"] == {}
    later = send(client, address(audit, "sections/3"), date("3.1.date", "8", "1", "2010"), revision=1).json()
    assert later["saved"] == ["3.1.date"]
    assert later["dates"]["unlikely"]["3.1.date"].startswith("This is 368 days after 5 January 2009 (1.1).")
    # Where nothing was sent that the dates are read by, they are not read.
    assert send(client, address(audit, "sections/3"), chosen("3.5", "no"), revision=2).json()["dates"] == {}
