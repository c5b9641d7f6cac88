from audit_app.report.choices import CoveringPart
from audit_app.report.narrative.draft import Draft
from audit_app.report.outline import offers_in

DRAFTS = (
    Draft("covering.introduction", "This report.", heading="Introduction"),
    Draft("covering.progress", "", heading="What has been done"),
    Draft("covering.recommendation.1", "", heading="Recommendation on supervision"),
)


def test_a_heading_without_a_text_is_offered_to_the_lead_where_it_belongs() -> None:
    offers = offers_in(DRAFTS, ())
    assert [(offer.heading, offer.part) for offer in offers] == [
        ("What has been done", CoveringPart.PROGRESS),
        ("Recommendation on supervision", CoveringPart.RECOMMENDATION),
    ]


def test_an_offer_that_was_answered_is_not_made_again_even_if_its_place_has_changed() -> None:
    moved = (*DRAFTS[:2], Draft("covering.recommendation.4", "", heading="Recommendation on supervision"))
    answered = {offer.key for offer in offers_in(DRAFTS, ())}
    assert offers_in(moved, answered) == ()
