from audit_app.report.narrative.draft import Draft
from audit_app.report.wording_text import as_text, from_text


def test_a_draft_with_bullets_is_typed_as_lines_that_start_with_a_dash() -> None:
    draft = Draft("10.improvements", "These could be improved.", ("recording", "supervision"))
    assert as_text(draft) == "These could be improved.\n- recording\n- supervision"


def test_what_was_typed_comes_back_as_text_and_bullets() -> None:
    draft = Draft("10.improvements", "These could be improved.", ("recording", "supervision"))
    assert from_text(as_text(draft)) == (draft.text, draft.bullets)


def test_a_text_of_several_paragraphs_without_bullets_stays_whole() -> None:
    assert from_text("One.\n\nTwo – with a dash inside.") == ("One.\n\nTwo – with a dash inside.", ())


def test_what_follows_a_bullet_belongs_to_it() -> None:
    assert from_text("Lead.\n- one\nand more\n\n- two") == ("Lead.", ("one and more", "two"))
