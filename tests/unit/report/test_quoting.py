import pytest

from audit_app.report.quoting import stands_in

COMMENT = "The mother said that Tilly’s file\nwas “never” opened. The worker agreed."


@pytest.mark.parametrize(
    "quote",
    [
        "The worker agreed.",
        "The mother said that [the child’s] file was “never” opened.",
        "The mother said […] The worker agreed.",
        'said that [the child]\'s file was "never" opened',
        "The mother said … The worker agreed.",
    ],
)
def test_the_writers_words_in_their_order_are_a_quote(quote: str) -> None:
    assert stands_in(quote, COMMENT)


@pytest.mark.parametrize(
    "quote",
    [
        "The worker disagreed.",
        "The worker agreed. The mother said",
        "The mother said [nothing]. The worker agreed strongly.",
        "[All of it]",
        "",
    ],
)
def test_other_words_or_another_order_are_not(quote: str) -> None:
    assert not stands_in(quote, COMMENT)
