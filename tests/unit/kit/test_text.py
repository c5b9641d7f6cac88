import json

from hypothesis import given
from hypothesis import strategies as st

from audit_app.kit.text import clean_text

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


def test_what_somebody_wrote_is_kept_as_it_is():
    written = "  Zoë’s mother said “no”.\n\tSeen 3 × in June – naïve, 上海, 👩‍👧\n"
    assert clean_text(written) == written


def test_half_a_surrogate_pair_and_nul_are_taken_out():
    assert clean_text(json.loads(r'"before\ud800 after\u0000."')) == "before after."


def test_line_ends_of_every_system_become_one():
    assert clean_text("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


@given(ANY_TEXT)
def test_whatever_comes_in_can_be_stored_as_utf_8_and_cleaned_again_without_a_change(text):
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\0" not in cleaned
    assert clean_text(cleaned) == cleaned
