"""Every measure has wording of its own, and the wording reads as English whatever the counts."""

import itertools
import re
from collections import Counter, defaultdict
from string import Formatter

import pytest

from audit_app.report.narrative.values import GENERALLY_MET, JUDGED, NEEDS_IMPROVEMENT, STRONG, WEAK, Counts
from audit_app.report.narrative.wording import WORDING, Wording, sentence

MEASURES = """
    ics_up_to_date file_up_to_date chronology_available free_of_ics_problems easy_to_form_view
    adequately_protected practice_satisfactory
    supervision_evident focus_kept no_drift
    checks_complete checks_free_of_difficulty checks_recorded core_done core_completed core_in_time_from_start
    core_in_time_from_referral core_interim_on_file core_multi_agency parents_history concern_physical
    concern_sexual concern_neglect concern_emotional assessments_complete core_updated
    specialist_need_not_missed history_taken_into_account
    stable_social_worker allocated_promptly
    free_of_legal_problems prompt_legal_action
    strategy_held strategy_in_time strategy_right_group strategy_wider_group strategy_recorded
    further_discussions_in_time outcome_held outcome_in_time outcome_right_group seen_alone spoken_to
    reason_recorded risks_identified plan_responded thresholds_applied procedures_followed seen_fortnightly
    conferences_in_time conferences_recorded minutes_prompt chair_focus chair_accountability
    core_groups_held core_groups_act plan_in_place plan_monitored progress_reviewed shows_progress
    changed_where_no_progress
    free_of_multi_agency_problems
"""
KEYS = MEASURES.split()

# Counts that each verdict can be given on, at the usual thresholds and at the edges.
GIVEN_ON = {
    STRONG: [(50, 50), (49, 50), (44, 50), (9, 10), (2, 2), (1, 1)],
    GENERALLY_MET: [(42, 50), (7, 10), (36, 47)],
    NEEDS_IMPROVEMENT: [(26, 50), (5, 10), (34, 50)],
    WEAK: [(0, 12), (1, 12), (24, 50), (0, 1), (0, 2)],
}

SHARED_WORDS_ALLOWED = 5
FORBIDDEN = [
    r"\b1 (case|child|file|record)",
    r"\b0 of\b",
    r"\bone (cases|children|files|records|assessments)\b",
    r"\bnone of the (1|one)\b",
    r"\bonly (none|no)\b",
    r"\bin no cases\b",
    r"  ",
    r" [,.;]",
    r"\.\.",
    r"[\[\]{}|]",
    r"\bcaseload\b",
    r"—",
]


def counts_of_every_shape(met, applies):
    """The counts as they come when the shortfall is all of one kind, or a mixture."""
    unmet = applies - met
    yield Counts(met, applies)
    for kind in ("partly", "not_evident", "not_known"):
        yield Counts(met, applies, **{kind: unmet})
        yield Counts(met, applies, **{kind: min(unmet, 1)})
    yield Counts(met, applies, partly=unmet // 2, not_known=unmet // 4, withheld=True)


def every_sentence():
    for key, verdict in itertools.product(KEYS, JUDGED):
        for met, applies in GIVEN_ON[verdict]:
            for counts in counts_of_every_shape(met, applies):
                yield key, verdict, counts, sentence(key, verdict, counts)


def skeleton(template, wording: Wording):
    """The words of a template, its amounts reduced to a mark and its subject taken out."""
    bare = re.sub(r"\{[^{}]*\}", " # ", template).replace("[", " ").replace("]", " ")
    bare = bare.lower().replace(wording.subject.lower(), " ")
    return re.findall(r"#|[a-z'-]+", bare)


def runs(words, length):
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def shared_runs(table: dict[str, Wording], length: int) -> dict[tuple[str, ...], set[str]]:
    """Runs of words that stand in the templates of more than one measure, with those measures."""
    owners = defaultdict(set)
    for key, wording in table.items():
        for template in wording.texts().values():
            for run in runs(skeleton(template, wording), length):
                owners[run].add(key)
    return {run: keys for run, keys in owners.items() if len(keys) > 1}


def repeated_skeletons(table: dict[str, Wording]) -> list[str]:
    """Keys of measures of which some template is another measure's with the subject exchanged."""
    owners = defaultdict(set)
    for key, wording in table.items():
        for template in wording.texts().values():
            owners[tuple(skeleton(template, wording))].add(key)
    return sorted(itertools.chain.from_iterable(keys for keys in owners.values() if len(keys) > 1))


def test_the_table_holds_every_measure_of_the_report_and_no_other():
    assert sorted(WORDING) == sorted(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_field_of_a_measure_is_worded(key):
    wording = WORDING[key]

    assert all([*wording.texts().values(), wording.label, wording.subject, wording.too_few])
    assert all([wording.satisfactory, wording.improvement])
    assert re.search(r"\(\d+\.\d+(\.[a-z_]+)*\)$", wording.label)
    assert set(wording.texts()) == set(JUDGED)


@pytest.mark.parametrize("key", KEYS)
def test_every_text_gives_its_count_out_of_how_many(key):
    for template in WORDING[key].texts().values():
        names = {name for _, name, _, _ in Formatter().parse(template) if name}
        assert names & {"met_of", "Met_of", "unmet_of", "Unmet_of"}


@pytest.mark.parametrize("key", KEYS)
def test_no_article_stands_before_an_amount_which_brings_its_own(key):
    for template in WORDING[key].texts().values():
        assert not re.search(r"\b(the|a|an|other|remaining) \{(?!\w+:[^}]* )", template)


def test_no_two_measures_share_a_sentence_pattern():
    assert repeated_skeletons(WORDING) == []


def test_no_two_measures_share_a_long_run_of_words():
    assert shared_runs(WORDING, SHARED_WORDS_ALLOWED + 1) == {}


def test_sentences_of_one_verdict_open_in_different_ways():
    openings = Counter(
        (verdict, *skeleton(template, wording)[:4])
        for wording in WORDING.values()
        for verdict, template in wording.texts().items()
    )

    assert [opening for opening, times in openings.items() if times > 1] == []


def test_a_pattern_with_only_its_subject_exchanged_would_be_found():
    one, other = WORDING["chair_focus"], WORDING["minutes_prompt"]
    copied = {
        "chair_focus": _with_strong(one, f"We saw {one.subject} in {{met_of}} and were content."),
        "minutes_prompt": _with_strong(other, f"We saw {other.subject} in {{met_of}} and were content."),
    }

    assert repeated_skeletons(copied) == ["chair_focus", "minutes_prompt"]
    assert shared_runs(copied, 6)


def _with_strong(wording, text):
    return Wording(**{**vars(wording), "strong": text})


def test_every_sentence_reads_as_english_whatever_the_counts():
    faults = [
        f"{key} {verdict} {counts}: {text}"
        for key, verdict, counts, text in every_sentence()
        if any(re.search(pattern, text) for pattern in FORBIDDEN)
        or not re.match(r"[A-Z]", text)
        or not text.endswith(".")
    ]

    assert faults == []


def test_no_sentence_of_a_text_begins_with_a_figure():
    faults = [text for *_, text in every_sentence() if re.search(r"(^|\. )\d", text)]

    assert faults == []


def test_a_sentence_states_the_numbers_it_rests_on():
    text = sentence("supervision_evident", NEEDS_IMPROVEMENT, Counts(26, 50, partly=9))

    assert "24 of the 50 files" in text


def test_a_withheld_row_is_worded_without_any_figure():
    for key, verdict in itertools.product(KEYS, JUDGED):
        for met, applies in GIVEN_ON[verdict]:
            text = sentence(key, verdict, Counts(met, applies, withheld=True))
            assert not re.search(r"\d", text.replace("section 47", "")), text
            assert not re.search(r"\b(one|two|three|both) of\b(?! these)", text), text


def test_the_safety_of_a_child_is_never_given_as_a_percentage():
    for key in ("adequately_protected", "practice_satisfactory"):
        for verdict in JUDGED:
            for met, applies in GIVEN_ON[verdict]:
                assert "%" not in sentence(key, verdict, Counts(met, applies))


def test_adequate_protection_is_asserted_only_when_it_holds_for_every_child():
    everyone = sentence("adequately_protected", STRONG, Counts(50, 50))
    all_but_one = sentence("adequately_protected", STRONG, Counts(49, 50))

    assert "answered yes without exception, in all 50 cases" in everyone
    assert "one of the 50 children" in all_but_one
    assert "could not say that protection is adequate now" in all_but_one


def test_the_words_adequately_protected_are_never_used_while_one_child_is_not():
    for verdict in JUDGED:
        for met, applies in GIVEN_ON[verdict]:
            for withheld in (False, True):
                text = sentence("adequately_protected", verdict, Counts(met, applies, withheld=withheld))
                assert ("adequately protected" in text) == (met == applies)


@pytest.mark.parametrize("key", ["adequately_protected", "practice_satisfactory"])
def test_a_safety_measure_says_plainly_that_not_every_case_is_well_when_it_may_not_say_how_many(key):
    short = sentence(key, STRONG, Counts(48, 50, withheld=True))
    well = sentence(key, STRONG, Counts(50, 50, withheld=True))

    assert "not printed" in short
    assert "without exception" in well
    assert not re.search(r"\d|few or none|nearly", short + well)


@pytest.mark.parametrize("key", KEYS)
def test_too_few_cases_say_what_cannot_be_said(key):
    text = sentence(key, "too_few", Counts(3, 7))

    assert WORDING[key].too_few in text
    assert re.search(r"\b(7|[Ss]even) cases\b", text)
    assert sentence(key, "too_few", Counts(0, 0)).startswith("None of the cases audited bears on this")
    assert not re.search(r"\d|[Ss]even", sentence(key, "too_few", Counts(3, 7, withheld=True)))


@pytest.mark.parametrize("applies", [1, 2, 9])
def test_too_few_cases_agree_with_their_verbs(applies):
    for key in KEYS:
        text = sentence(key, "too_few", Counts(0, applies))
        assert not any(re.search(pattern, text) for pattern in FORBIDDEN), text


def test_a_child_at_risk_is_stated_however_few_the_cases():
    text = sentence("adequately_protected", "too_few", Counts(8, 9))

    assert "For one of the 9 children in the cases audited the assessor could not say" in text


@pytest.mark.parametrize("key", KEYS)
def test_a_measure_that_rested_on_an_item_switched_off_says_so(key):
    text = sentence(key, "not_asked", Counts(0, 0))

    assert "not asked in this review" in text
    assert WORDING[key].subject[1:] in text


def test_an_unknown_measure_or_verdict_is_refused():
    with pytest.raises(KeyError):
        sentence("no_such_measure", STRONG, Counts(9, 10))
    with pytest.raises(KeyError):
        sentence("seen_alone", "middling", Counts(9, 10))
