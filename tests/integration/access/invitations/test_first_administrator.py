import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from audit_app.access.models import User

pytestmark = pytest.mark.django_db


def link_printed(*options: str) -> str:
    out = StringIO()
    call_command("first_administrator", "ada", "Ada Ministrator", *options, stdout=out)
    found = re.search(r"(\S+)(/invitation/\S+)", out.getvalue())
    assert found
    assert found[1] == (options[1] if options else "http://127.0.0.1:8000")
    return found[2]


def test_an_empty_installation_starts_from_a_link(client: Client) -> None:
    link = link_printed("--at", "https://audit.example.org")
    client.post(link, {"password": "thistle marzipan gearbox"})
    assert User.objects.get().is_administrator
    assert client.get("/people/").status_code == 200


def test_a_link_that_was_lost_is_printed_anew_and_the_old_one_is_dead(client: Client) -> None:
    lost, link = link_printed(), link_printed()
    assert client.get(lost).status_code == 404
    assert client.get(link).status_code == 200
    assert User.objects.count() == 1


def test_where_there_are_accounts_nobody_comes_in_by_a_command(client: Client) -> None:
    client.post(link_printed(), {"password": "thistle marzipan gearbox"})
    with pytest.raises(CommandError, match="Ask an administrator to invite you"):
        link_printed()
    assert User.objects.count() == 1
