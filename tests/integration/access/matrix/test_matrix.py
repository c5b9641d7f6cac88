"""Every address, by every method, asked for by everybody: each answer is the one that was expected."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse

from audit_app.access.matrix.askers import Asker
from audit_app.access.matrix.expected import EXPECTED
from audit_app.access.matrix.page import ALL_METHODS, FOUND, TO_SIGN_IN, Answer, answer, can_ask
from audit_app.access.matrix.things import FINDERS
from audit_app.access.rules.pages import every_page
from audit_app.kit.middleware import METHODS
from tests.integration.access.matrix.place import Arguments
from tests.integration.access.matrix.world import World, build

Cell = tuple[str, str, Asker, str]
PAGES = {page.name: page for page in every_page()}

# By the name of the page: parts of its address that name nothing in the database.
CONSTANT: dict[str, Arguments] = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "forged-link"},
    "mfa_remove_webauthn": {"pk": 1},
    "dashboard:cases": {"key": "supervision_evident"},
    "dashboard:crossing_file": {"code": "csv"},
    "dashboard:comparing_file": {"code": "csv"},
    "dashboard:download": {"figure": "section-7", "code": "csv"},
    "report:draft_tables": {"code": "csv"},
    "report:evidence": {"key": "supervision_evident"},
    "report:edit_wording": {"key": "2.protection"},
    "report:published_tables": {"code": "json"},
    "report:comments": {"ref": "7.4.comment"},
    "sampling:move_to": {"to_state": "planning"},
}
# Addresses that a script of ours posts to.
TAKES_JSON = {"filling:header_save", "filling:section_save"}
SIGN_IN = reverse("account_login")
# What somebody is answered who may know of the thing that they asked for, whatever state it is in.
ANSWERS_TO_FINDERS = {200, 302, 403, 409}


@pytest.fixture
def world(transactional_db: None, caplog: pytest.LogCaptureFixture) -> World:
    # Thousands of requests undone within one transaction would each be slower than the one before.
    # A line in the log for each of thousands of refusals would take longer than the refusals.
    caplog.set_level(logging.ERROR, logger="django.request")
    return build()


def test_no_address_is_without_an_expectation() -> None:
    unexpected = [f'"{name}" ({page.address})' for name, page in PAGES.items() if name not in EXPECTED]
    assert not unexpected, (
        f"Nobody has said who may open these: {', '.join(unexpected)}. Add a line for each to "
        "audit_app/access/matrix/expected.py, and what its address names to tests/integration/access/matrix."
    )
    gone = sorted(EXPECTED.keys() - PAGES.keys())
    assert not gone, (
        f"Take these out of audit_app/access/matrix/expected.py, where no address is left: {gone}"
    )


def test_every_address_by_every_method_answers_everybody_as_expected(world: World) -> None:
    wrong = [wording for cell in cells() if (wording := differs(world, *cell))]
    assert not wrong, "\n".join(wrong)


def cells() -> Iterator[Cell]:
    """Each page by each method for everybody, then with each other thing for those to whom it matters."""
    for name, page in EXPECTED.items():
        for method, asker in product(ALL_METHODS, Asker):
            yield name, method, asker, page.which
        others = [which for which in FINDERS.get(page.about, {}) if which != page.which]
        for which, method, asker in product(others, ("GET", "POST"), Asker):
            if can_ask(page, asker):
                yield name, method, asker, which


def differs(world: World, name: str, method: str, asker: Asker, which: str) -> str:
    """How the answer differs from what was expected; empty where it does not."""
    expected, got = answer(EXPECTED[name], method, asker, which), asked(world, name, method, asker, which)
    if got == expected or (expected == FOUND and got in ANSWERS_TO_FINDERS):
        return ""
    return f"{method} {PAGES[name].address} ({which}) by {asker}: {got}, expected {expected}"


def asked(world: World, name: str, method: str, asker: Asker, which: str) -> Answer:
    """The status of the answer, and whether it leads to sign in; whatever the request wrote is undone."""
    about = EXPECTED[name].about
    known = {**CONSTANT.get(name, {}), **(world.arguments(about, which, asker) if about else {})}
    address = reverse(name, kwargs={key: known[key] for key in PAGES[name].takes})
    send = getattr(world.client(asker), method.lower())
    if method not in METHODS:
        return send(address).status_code
    form = world.forms.get(name, {}) if method == "POST" else {}
    with transaction.atomic():
        # A field that names part of the thing names that of the thing asked for.
        world.put_reviews_where(name)
        sent = {field: known.get(field, value) for field, value in form.items()}
        as_json = {"content_type": "application/json"} if name in TAKES_JSON and method == "POST" else {}
        response = send(address, sent, **as_json)
        transaction.set_rollback(True)
    leads_to_sign_in = response.headers.get("Location", "").partition("?")[0] == SIGN_IN
    return TO_SIGN_IN if leads_to_sign_in else response.status_code
