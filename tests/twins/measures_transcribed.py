"""The report's measures, transcribed by hand from its written specification: what counts, and how.

Nothing here is taken from the application. A row says which answers a measure reads, which of them are
favourable, which mean that the measure does not apply to the case, and in which sections of the report it
stands. Favourable is "yes" unless the row says otherwise.
"""

from typing import Literal, NamedTuple

from tests.unit.tool.appendix_2a import AGENCIES

Rule = Literal["answer", "more than two", "any ticked"]


class MeasureRow(NamedTuple):
    """`rule` says what meets it: a favourable answer, that tick on more than two lines, or any such tick."""

    key: str
    refs: tuple[str, ...]
    sections: tuple[int, ...]
    favourable: tuple[str, ...] = ("yes",)
    does_not_apply: tuple[str, ...] = ()
    rule: Rule = "answer"


NO = ("no",)
NOT_APPLICABLE = ("not_applicable",)

OVERALL = (
    MeasureRow("ics_up_to_date", ("7.5.ics",), (2,)),
    MeasureRow("file_up_to_date", ("7.5.file",), (2,)),
    MeasureRow("chronology_available", ("8.4",), (2,)),
    MeasureRow("free_of_ics_problems", ("8.3",), (2,), NO),
    MeasureRow("easy_to_form_view", ("9.13.ease",), (2,), ("easily",)),
    MeasureRow("adequately_protected", ("9.8",), (2,)),
    MeasureRow("practice_satisfactory", ("9.9",), (2,), ("best_practice", "satisfactory")),
)

SUPERVISION = (
    MeasureRow("supervision_evident", ("7.4",), (3,)),
    MeasureRow("focus_kept", ("6.4",), (3, 9)),
    MeasureRow("no_drift", ("9.14",), (3, 9), NO),
)

ASSESSMENTS = (
    MeasureRow("checks_complete", ("2.3",), (4,), NO),
    MeasureRow("checks_free_of_difficulty", ("2.4",), (4,), NO),
    MeasureRow("checks_recorded", ("2.5",), (4,)),
    MeasureRow("core_done", ("5.1",), (4,)),
    MeasureRow("core_completed", ("5.1.completion_recorded",), (4,)),
    MeasureRow("core_in_time_from_start", ("5.2",), (4,)),
    MeasureRow("core_in_time_from_referral", ("5.2.from_referral",), (4,)),
    MeasureRow("core_interim_on_file", ("5.1.interim",), (4,)),
    MeasureRow("core_multi_agency", ("5.3",), (4,)),
    MeasureRow("parents_history", ("5.4",), (4,)),
    MeasureRow("concern_physical", ("5.5.physical",), (4,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("concern_sexual", ("5.5.sexual",), (4,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("concern_neglect", ("5.5.neglect",), (4,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("concern_emotional", ("5.5.emotional",), (4,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("assessments_complete", ("6.2",), (4,)),
    MeasureRow("core_updated", ("6.3",), (4,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("specialist_need_not_missed", ("6.6",), (4,), NO),
)

REPEATED_INTERVENTION = (MeasureRow("history_taken_into_account", ("1.6",), (5,), NO),)

SOCIAL_WORKERS = (
    MeasureRow("stable_social_worker", ("8.2",), (7,), NO),
    MeasureRow("allocated_promptly", ("9.11",), (7,)),
)

LEGAL_PROCESS = (
    MeasureRow("free_of_legal_problems", ("8.7",), (8,), NO, NOT_APPLICABLE),
    MeasureRow("prompt_legal_action", ("9.7.prompt",), (8,), does_not_apply=NOT_APPLICABLE),
)

OTHER_ELEMENTS = (
    MeasureRow("strategy_held", ("3.1",), (9,)),
    MeasureRow("strategy_in_time", ("3.2",), (9,)),
    MeasureRow("strategy_right_group", ("3.5",), (9,)),
    MeasureRow(
        "strategy_wider_group",
        tuple(f"3.4.{agency}" for agency in AGENCIES),
        (9,),
        ("contributed",),
        rule="more than two",
    ),
    MeasureRow("strategy_recorded", ("7.3.first_strategy",), (9,), ("ics", "file"), rule="any ticked"),
    MeasureRow("further_discussions_in_time", ("3.11",), (9,)),
    MeasureRow("outcome_held", ("4.1",), (9,)),
    MeasureRow("outcome_in_time", ("4.3",), (9,)),
    MeasureRow("outcome_right_group", ("4.5",), (9,)),
    MeasureRow("seen_alone", ("4.6",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("spoken_to", ("4.7",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("reason_recorded", ("4.8",), (9,)),
    MeasureRow("risks_identified", ("4.10",), (9,)),
    MeasureRow("plan_responded", ("4.11",), (9,)),
    MeasureRow("thresholds_applied", ("8.5",), (9,)),
    MeasureRow("procedures_followed", ("8.6",), (9,)),
    MeasureRow("seen_fortnightly", ("8.8",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("conferences_in_time", ("9.1",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("conferences_recorded", ("9.2.recorded",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("minutes_prompt", ("9.2.minutes",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("chair_focus", ("9.3.focus",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("chair_accountability", ("9.3.accountability",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("core_groups_held", ("9.4.held",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("core_groups_act", ("9.4.acted",), (9,), does_not_apply=NOT_APPLICABLE),
    MeasureRow("plan_in_place", ("9.5.in_place",), (9,)),
    MeasureRow("plan_monitored", ("9.5.monitored",), (9,)),
    MeasureRow("progress_reviewed", ("9.5.reviewed",), (9,)),
    MeasureRow("shows_progress", ("9.6",), (9,)),
    MeasureRow("changed_where_no_progress", ("9.7.changed",), (9,), does_not_apply=NOT_APPLICABLE),
)

OTHER_AGENCIES = (MeasureRow("free_of_multi_agency_problems", ("8.1",), (10,), NO),)

MEASURES = (
    *OVERALL,
    *SUPERVISION,
    *ASSESSMENTS,
    *REPEATED_INTERVENTION,
    *SOCIAL_WORKERS,
    *LEGAL_PROCESS,
    *OTHER_ELEMENTS,
    *OTHER_AGENCIES,
)
