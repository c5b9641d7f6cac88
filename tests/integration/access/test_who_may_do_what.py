"""The page of who may do what says what the code says, and the code says it of everything."""

from __future__ import annotations

import html

import pytest
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import TemplateView

from audit_app.access.roles import ROLES, Permission
from audit_app.access.rules.pages import every_page, methods_of
from audit_app.access.rules.policies import every_rule
from tests.factories.access import make_user
from tests.integration.filling.pages import signed_in


@pytest.mark.django_db
def test_the_page_shows_all_permissions_pages_and_rules_to_everybody_signed_in() -> None:
    page = html.unescape(signed_in(make_user("someone")).get("/who-may-do-what/").content.decode())
    assert all(permission.label in page for permission in Permission)
    assert all(role.description in page for role in ROLES.values())
    assert all(each.address in page for each in every_page())
    assert all(rule.sentence in page for rule in every_rule())
    reasons = [each.audience.why_open for each in every_page() if each.audience]
    assert all(why in page for why in reasons)
    assert page.count('<td class="govuk-table__cell">Yes</td>') == sum(
        len(role.permissions) for role in ROLES.values()
    )


def test_every_page_says_which_methods_it_answers() -> None:
    silent = [page.name for page in every_page() if not page.methods]
    assert not silent, f"Put @require_safe, @require_POST or @require_http_methods under @open_to…: {silent}"


def test_every_policy_says_in_a_sentence_who_may() -> None:
    silent = [f"{rule.room}: {rule.name}" for rule in every_rule() if not rule.sentence.endswith(".")]
    assert not silent, f"Begin the docstring of these checks with a sentence that says who may: {silent}"


def test_the_policies_of_parts_of_a_room_are_among_its_rules() -> None:
    names = [rule.name for rule in every_rule() if rule.room == "access"]
    assert {"Deactivate", "Invite"} <= set(names)


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@require_POST
def writing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@require_http_methods(["GET", "HEAD", "POST"])
def both(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def silent(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_methods_are_read_off_decorators_and_classes() -> None:
    assert methods_of(reading) == ("GET", "HEAD")
    assert methods_of(writing) == ("POST",)
    assert methods_of(both) == ("GET", "HEAD", "POST")
    assert methods_of(TemplateView.as_view()) == ("GET", "HEAD")
    assert methods_of(silent) == ()
