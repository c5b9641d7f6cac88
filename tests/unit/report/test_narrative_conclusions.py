"""Sections 2 and 10 follow from the answers: other answers give other conclusions."""

import re

import pytest

from audit_app.report.narrative.conclusions import overall_conclusion, section_10
from audit_app.report.narrative.judgements import Judgements
from audit_app.report.narrative.reach import Delays, Reach
from audit_app.report.narrative.themes import MOST_BULLETS, OTHER_AGENCY_KEYS, SAFETY_KEYS, THEMES
from audit_app.report.narrative.values import (
    GENERALLY_MET,
    NEEDS_IMPROVEMENT,
    NOT_ASKED,
    STRONG,
    TOO_FEW,
    WEAK,
    Counts,
    Measured,
)
from audit_app.report.narrative.wording import WORDING

COUNTS = {
    STRONG: Counts(47, 50),
    GENERALLY_MET: Counts(38, 50),
    NEEDS_IMPROVEMENT: Counts(30, 50),
    WEAK: Counts(12, 50),
    TOO_FEW: Counts(6, 9),
    NOT_ASKED: Counts(0, 0),
}
SOUND = Judgements(cases=50)
FIFTY = Reach(audited=50, frame=1052)


def findings(default=STRONG, **verdicts):
    """A finding for every measure, all of one verdict save those named."""
    return [
        Measured(key, verdict, COUNTS[verdict])
        for key, verdict in ((key, verdicts.get(key, default)) for key in WORDING)
    ]


def opening(judgements=SOUND, measured=None):
    return {
        draft.key: draft for draft in overall_conclusion(judgements, measured if measured else findings())
    }


def closing(judgements=SOUND, measured=None, reach=FIFTY, delays=None):
    drafts = section_10(judgements, measured if measured else findings(), reach, delays)
    return {draft.key: draft for draft in drafts}


def everything(judgements, measured=None):
    drafts = [*opening(judgements, measured).values(), *closing(judgements, measured).values()]
    return " ".join(" ".join((draft.text, *draft.bullets)) for draft in drafts)


def test_adequately_protected_is_drafted_when_every_audit_says_yes():
    assert "the children in all 50 cases audited are adequately protected" in opening()["2.protection"].text
    assert "the child is adequately protected" in closing()["10.protection"].text


@pytest.mark.parametrize(
    "doubt",
    [{"not_protected": 1}, {"unclear": 1}, {"protection_unanswered": 1}, {"not_protected": 1, "unclear": 3}],
)
def test_one_child_in_doubt_is_enough_to_withdraw_it(doubt):
    assert "adequately protected" not in everything(Judgements(cases=50, **doubt))


def test_the_children_in_doubt_are_counted_by_reason_in_both_sections():
    judgements = Judgements(cases=50, not_protected=1, unclear=2, protection_unanswered=3)

    for text in (opening(judgements)["2.protection"].text, closing(judgements)["10.protection"].text):
        assert "inadequate in one case" in text
        assert "could not tell whether it is adequate in 2 cases" in text
        assert "left the question unanswered in 3 cases" in text


def test_what_was_done_for_each_stands_in_both_sections():
    judgements = Judgements(cases=50, not_protected=1, outcomes=("The child moved to relatives that day.",))

    assert opening(judgements)["2.outcomes"].bullets == ("The child moved to relatives that day.",)
    assert closing(judgements)["10.outcomes"].bullets == ("The child moved to relatives that day.",)


def test_a_case_of_concern_without_an_outcome_stands_in_the_way_of_publication():
    judgements = Judgements(cases=50, unclear=2, outcomes=("Seen and found safe.",), without_outcome=1)
    text = closing(judgements)["10.outcomes"].text

    assert "For one case of concern no outcome has been recorded" in text
    assert "may not be published" in text
    assert "may not be published" not in everything(Judgements(cases=50, unclear=1, outcomes=("Seen.",)))


def test_safety_is_never_given_as_a_percentage():
    judgements = Judgements(cases=50, not_protected=1, unclear=2, unsafe=1, falls_short=9, actions_raised=2)
    texts = [*opening(judgements).values(), *closing(judgements).values()]

    assert not any(re.search(r"%|per cent", draft.text) for draft in texts)


def test_an_open_immediate_action_is_stated_in_both_sections():
    judgements = Judgements(cases=50, actions_raised=4, cases_with_open_action=2)

    assert "still open in 2 cases" in opening(judgements)["2.open_actions"].text
    assert "still open in 2 cases" in closing(judgements)["10.actions"].text
    assert "2.open_actions" not in opening()


def test_actions_that_were_raised_and_closed_are_reported_as_such():
    assert "4 matters" in closing(Judgements(cases=50, actions_raised=4))["10.actions"].text
    assert "closed" in closing(Judgements(cases=50, actions_raised=1))["10.actions"].text
    assert "no immediate action was raised" in closing()["10.actions"].text


def test_practice_is_called_not_unsafe_only_when_none_was_judged_unsafe():
    assert "not unsafe" in opening()["2.practice"].text
    unsafe = opening(Judgements(cases=50, unsafe=1))["2.practice"].text
    assert "judged unsafe in one case" in unsafe
    assert "not unsafe" not in unsafe
    assert "cannot be called satisfactory" in closing(Judgements(cases=50, unsafe=1))["10.standard"].text


@pytest.mark.parametrize(
    ("falls_short", "said"),
    [
        (0, "No case was found to fall short"),
        (6, "6 of the 50 cases fell short of best practice, but such cases are few"),
        (18, "18 of the 50 cases fell short of best practice, enough to call for attention"),
        (30, "best practice in 30 of the 50 cases, too many to be put down to isolated lapses"),
    ],
)
def test_practice_short_of_best_is_weighed_by_how_much_of_it_there_is(falls_short, said):
    assert said in opening(Judgements(cases=50, falls_short=falls_short))["2.practice"].text


def test_practice_left_unjudged_is_counted_and_not_assumed_safe():
    text = opening(Judgements(cases=50, practice_unanswered=2))["2.practice"].text

    assert "2 cases carried no such judgement" in text
    assert "is not unsafe" not in text


def test_nine_cases_allow_no_general_judgement():
    nine = Judgements(cases=9, minimum_cases=10, falls_short=2)
    measured = findings(TOO_FEW)

    assert "does not allow a general judgement" in opening(nine, measured)["2.sample_size"].text
    last = closing(nine, measured, Reach(audited=9, frame=1052))
    assert "does not allow a general judgement" in last["10.standard"].text
    assert "too few to carry any finding beyond them" in last["10.reach"].text
    assert last["10.satisfactory"].bullets == last["10.improvements"].bullets == ()
    assert "too few" not in opening(nine, measured)["2.practice"].text.lower()


def test_fifty_cases_carry_no_such_warning():
    assert "2.sample_size" not in opening()
    assert "does not allow" not in everything(SOUND)


def test_no_signed_off_audit_leaves_nothing_to_conclude():
    nothing = Judgements(cases=0)

    assert list(opening(nothing, findings(TOO_FEW))) == ["2.protection"]
    assert list(closing(nothing, findings(TOO_FEW))) == ["10.standard"]


def test_all_strong_leaves_no_improvement_to_list():
    last = closing(measured=findings(STRONG))

    assert last["10.improvements"].bullets == ()
    assert "was good, and no element of practice fell below" in last["10.standard"].text
    assert len(last["10.satisfactory"].bullets) == len(THEMES)


def test_an_action_open_in_an_audit_that_is_not_signed_off_is_told_in_both_conclusions():
    judgements = Judgements(cases=7, open_action_uncounted=2)

    assert "in 2 cases whose audits are not signed off" in opening(judgements)["2.open_actions"].text
    told = closing(judgements)["10.actions"].text
    assert "Nothing was found" not in told
    assert "in 2 cases whose audits are not signed off" in told


def test_all_weak_leaves_nothing_satisfactory_and_gathers_the_least_short_in_one_point():
    last = closing(measured=findings(WEAK))

    assert last["10.satisfactory"].bullets == ()
    assert "every element of practice that could be judged fell below" in last["10.standard"].text
    assert len(last["10.improvements"].bullets) == MOST_BULLETS + 1
    assert last["10.improvements"].bullets[-1].startswith("Short as well: ")


def test_supervision_good_everywhere_moves_from_improvement_to_satisfaction():
    def places(verdict):
        last = closing(measured=findings(STRONG, supervision_evident=verdict))
        return (
            [line for line in last["10.improvements"].bullets if "supervision is regular" in line],
            [line for line in last["10.satisfactory"].bullets if "supervision regular" in line],
        )

    assert [len(found) for found in places(WEAK)] == [1, 0]
    assert [len(found) for found in places(STRONG)] == [0, 1]


def test_improvements_are_ordered_by_share_of_shortfall_then_by_count():
    measured = [
        Measured("minutes_prompt", NEEDS_IMPROVEMENT, Counts(20, 40)),
        Measured("supervision_evident", WEAK, Counts(10, 50)),
        Measured("progress_reviewed", NEEDS_IMPROVEMENT, Counts(25, 50)),
        Measured("chronology_available", NEEDS_IMPROVEMENT, Counts(33, 50)),
        Measured("core_completed", STRONG, Counts(50, 50)),
    ]
    bullets = closing(measured=measured)["10.improvements"].bullets

    assert [bullet.split(":")[0] for bullet in bullets] == [
        "Supervision",
        "Planning and review of progress",
        "Conferences and core groups",
        "Recording",
    ]


def test_each_improvement_names_its_measure_with_its_count():
    bullets = closing(
        measured=findings(STRONG, core_completed=WEAK, core_in_time_from_referral=NEEDS_IMPROVEMENT)
    )

    assert bullets["10.improvements"].bullets == (
        f"Core assessments: {WORDING['core_completed'].improvement} (12 of the 50 cases).",
        f"Core assessments: {WORDING['core_in_time_from_referral'].improvement} (30 of the 50 cases).",
    )


def test_every_weak_measure_is_named_somewhere_among_the_improvements():
    text = " ".join(closing(measured=findings(WEAK))["10.improvements"].bullets)

    for theme in THEMES:
        for key in theme.keys:
            assert WORDING[key].improvement in text or WORDING[key].subject in text


def test_every_measure_has_one_theme_or_is_spoken_of_apart():
    placed = [key for theme in THEMES for key in theme.keys]

    assert sorted([*placed, *SAFETY_KEYS, *OTHER_AGENCY_KEYS]) == sorted(WORDING)


def test_section_2_names_the_largest_shortfalls():
    text = opening(measured=findings(STRONG, supervision_evident=WEAK))["2.elements"].text

    assert "The largest shortfall was in regular, recorded supervision" in text
    assert text.startswith("Fifty-seven of the 58 elements")


def test_what_could_not_be_settled_is_told_apart_by_the_reason():
    measured = findings(STRONG, prompt_legal_action=TOO_FEW, supervision_evident=NOT_ASKED)
    text = closing(measured=measured)["10.undetermined"].text

    assert "Too few cases applied for a judgement on prompt legal action" in text
    assert "nothing was asked in this review about regular, recorded supervision" in text


def test_many_unsettled_points_are_counted_and_not_all_listed():
    text = closing(measured=findings(TOO_FEW))["10.undetermined"].text

    assert "52 other points" in text


def test_a_question_that_was_not_asked_leads_to_no_conclusion():
    unasked = Judgements(cases=50, protection_asked=False, practice_asked=False)

    assert "did not ask" in opening(unasked)["2.protection"].text
    assert "not asked in this review" in opening(unasked)["2.practice"].text
    assert "10.protection" not in closing(unasked)
    assert "adequately protected" not in everything(unasked)


def test_without_a_judgement_of_practice_the_standard_is_not_put_in_one_word():
    measured = findings(STRONG, practice_satisfactory=NOT_ASKED)

    assert "do not allow" in closing(measured=measured)["10.standard"].text


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (STRONG, "was good"),
        (GENERALLY_MET, "was satisfactory"),
        (NEEDS_IMPROVEMENT, "was uneven"),
        (WEAK, "was not satisfactory"),
    ],
)
def test_the_general_standard_follows_the_verdict_on_practice(verdict, word):
    text = closing(measured=findings(STRONG, practice_satisfactory=verdict, no_drift=WEAK))[
        "10.standard"
    ].text

    assert word in text
    assert "one of the 58 elements" in text


def test_what_lies_with_other_agencies_is_told_apart_from_our_own_improvements():
    measured = findings(STRONG, checks_free_of_difficulty=WEAK, free_of_multi_agency_problems=WEAK)
    delays = Delays(late=20, other_agency=5, specialist_assessment=0, not_recorded=9)
    last = closing(measured=measured, delays=delays)

    assert last["10.improvements"].bullets == ()
    text = last["10.other_agencies"].text
    assert text.count("38 of the 50 cases") == 2
    assert "5 had waited for another agency’s information and none for a specialist" in text
    assert "safeguarding board" in text


def test_agencies_without_fault_are_given_no_task():
    measured = [Measured(key, STRONG, Counts(50, 50)) for key in OTHER_AGENCY_KEYS]

    assert "Nothing in the files calls for another agency" in (
        closing(measured=measured)["10.other_agencies"].text
    )


def test_the_reservation_stands_in_every_conclusion():
    for judgements, measured in ((SOUND, findings(STRONG)), (Judgements(cases=9), findings(TOO_FEW))):
        assert "vouches for a single child" in closing(judgements, measured)["10.reservation"].text


def test_the_reach_of_the_sample_depends_on_how_it_was_drawn():
    drawn = closing(reach=Reach(audited=50, frame=1052))["10.reach"].text
    picked = closing(reach=Reach(audited=50, frame=1052, known_chances=False))["10.reach"].text

    assert "Each of the 1,052 children who could be drawn had a known chance" in drawn
    assert "No case was drawn" not in drawn
    assert "cannot be taken as a measure" in picked


def test_children_of_whose_stratum_no_case_was_drawn_are_counted_and_what_is_supposed_of_them_said():
    told = closing(reach=Reach(audited=50, frame=1052, undrawn=239))["10.reach"].text
    beyond = closing(reach=Reach(audited=50, frame=1052, undrawn=239, out_of_reach=58))["10.reach"].text

    assert "No case was drawn from the strata of 239 children; an estimate takes them to be like" in told
    assert "asked for no case" not in told
    assert "Each of the 994 children who could be drawn" in beyond
    assert "The plan asked for no case of the age of 58 of them." in beyond


def test_a_larger_audit_than_the_last_may_claim_more_confidence():
    more = closing(reach=Reach(audited=50, frame=1052, earlier_cases=14))["10.reach"].text
    fewer = closing(reach=Reach(audited=50, frame=1052, earlier_cases=60))["10.reach"].text

    assert "which read 14" in more
    assert "earlier review" not in fewer


def test_small_numbers_are_kept_from_a_reader_who_may_not_see_them():
    judgements = Judgements(
        cases=50,
        not_protected=1,
        unclear=7,
        falls_short=3,
        actions_raised=2,
        cases_with_open_action=1,
        outcomes=("The child moved to relatives that day.",),
        without_outcome=7,
        withheld=True,
    )
    text = everything(judgements, [Measured("no_drift", WEAK, Counts(3, 50, withheld=True))])

    assert "fewer than five cases" in text
    assert "five or more cases" in text
    assert "moved to relatives" not in text
    assert not re.search(r"\b(1|3|7|one) (case|matter)|\b3 of", text)


def test_every_draft_reads_as_english():
    for judgements in (
        SOUND,
        Judgements(cases=1),
        Judgements(cases=1, not_protected=1, without_outcome=1),
        Judgements(cases=50, not_protected=1, unclear=2, unsafe=1, falls_short=1, actions_raised=1),
    ):
        for verdict in COUNTS:
            text = everything(judgements, findings(verdict))
            assert not re.search(r"\b1 case|\bone (cases|matters)|  | [,.;]|\.\.|\.,", text), text


def test_each_draft_has_a_key_of_its_own():
    judgements = Judgements(cases=50, unclear=1, cases_with_open_action=1, without_outcome=1)
    drafts = [*overall_conclusion(judgements, findings()), *section_10(judgements, findings(), FIFTY)]

    assert len({draft.key for draft in drafts}) == len(drafts)
