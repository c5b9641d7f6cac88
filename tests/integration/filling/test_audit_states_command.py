from io import StringIO

from django.core.management import call_command

from audit_app.filling.states import diagram


def test_the_command_prints_the_picture_for_the_documents() -> None:
    out = StringIO()
    call_command("audit_states", stdout=out)
    assert out.getvalue().strip() == diagram()
