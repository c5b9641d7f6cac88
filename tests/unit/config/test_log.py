import logging
import sys

from audit_app.config.log import WithoutCaseText

CHILD = "Ayesha Invented, born 3 June 2009"


def stumble_over(text: str) -> None:
    raise ValueError(f"Cannot read {text}")


def logged_error() -> str:
    try:
        stumble_over(CHILD)
    except ValueError:
        record = logging.LogRecord("case", logging.ERROR, __file__, 1, "Not saved", None, sys.exc_info())
    return WithoutCaseText("%(levelname)s %(message)s").format(record)


def test_an_error_is_logged_by_its_kind_and_place_and_without_the_text_it_quotes():
    logged = logged_error()
    assert CHILD not in logged
    assert logged.startswith("ERROR Not saved\n")
    assert "in stumble_over" in logged
    assert logged.endswith("builtins.ValueError (message left out)")


def test_an_address_is_logged_without_the_key_that_a_link_is() -> None:
    for start in ("/reply/", "/invitation/", "/account/new-password/"):
        told = f"Not Found: {start}abc-DEF_1.2:x/send/"
        record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, told, None, None)
        assert WithoutCaseText("%(message)s").format(record).startswith(f"Not Found: {start}…")
        assert "abc-DEF" not in WithoutCaseText("%(message)s").format(record)
