"""Appendix 2a, transcribed by hand: every answer the tool asks for, one row each, in document order.

The rows were typed from the written specification of the audit tool and from the printed form of 2009,
not from the models, so that a slip in either is seen when the two are laid side by side. `shown_when` holds
only the direct condition of an answer, as alternatives of (ref, code), any of which is enough; a parent that
is itself hidden hides its children too, and that is not repeated here. `added` is true of an answer that the
form of 2009 did not ask for.
"""

from typing import NamedTuple


class Row(NamedTuple):
    ref: str
    kind: str
    options: tuple[str, ...] = ()
    none: bool = False
    shown_when: tuple[tuple[str, str], ...] = ()
    added: bool = False


YN = ("yes", "no")
YNP = ("yes", "no", "partly")
YNE = ("yes", "no", "not_evident")
YNK = ("yes", "no", "not_known")
YNA = ("yes", "no", "not_applicable")
YNPA = ("yes", "no", "partly", "not_applicable")
YNKA = ("yes", "no", "not_known", "not_applicable")

HOW_HELD = ("meeting", "telephone", "combination")
AGENCIES = ("health", "education", "police", "css", "other", "referrer")
PART_TAKEN = ("contributed", "agreed")
DOCUMENTS = (
    "referral",
    "first_strategy",
    "immediate_cp_plan",
    "initial_assessment",
    "core_assessment",
    "report_to_conference",
    "outline_cp_plan",
)
WHERE_FOUND = ("ics", "file")
COMPLEXITY_FACTORS = (
    "domestic_abuse",
    "drug_misuse",
    "alcohol_misuse",
    "learning_difficulty",
    "mental_health",
    "parental_non_compliance",
    "criminal_prosecution",
    "post_natal_depression",
    "aggression",
    "covert_non_compliance",
    "homelessness",
    "chronic_neglect",
    "frequent_moves",
)

FIRST_DISCUSSION = (("3.1", "yes"),)
IMMEDIATE_PLAN = (("3.7", "yes"),)
FURTHER_DISCUSSIONS = (("3.9", "yes"),)
OUTCOME_DISCUSSION = (("4.1", "yes"),)
NOT_SEEN_OR_NOT_SPOKEN_TO = (("4.6", "no"), ("4.7", "no"))
CORE_ASSESSMENT = (("5.1", "yes"),)
LATE_EITHER_WAY = (("5.2", "no"), ("5.2.from_referral", "no"))


def agency_rows(item: str, shown_when: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
    """The six lines of an attendance grid: what each agency did, then who spoke for it."""
    rows: list[Row] = []
    for agency in AGENCIES:
        rows.append(Row(f"{item}.{agency}", "any_of", PART_TAKEN, none=True, shown_when=shown_when))
        rows.append(Row(f"{item}.{agency}.designation", "text", shown_when=shown_when))
    return tuple(rows)


HEADER = (
    Row("H.1", "text"),
    Row("H.2", "date"),
    # Caseload files have genders not recorded, and neither; the form of 2009 has the first three.
    Row("H.3", "choice", ("male", "female", "unborn", "not_recorded", "neither")),
    # The review lists its own districts and teams, so the tool has no options for them.
    Row("H.4.district", "choice"),
    Row("H.4.team", "choice"),
    Row("H.5", "any_of", ("neglect", "sexual", "physical", "emotional"), none=True),
    Row("H.6", "date"),
    Row("H.7.social_worker", "text"),
    Row("H.7.line_manager", "text"),
    Row("H.7.auditor", "text"),
)

REFERRING_AGENCIES = (
    "police",
    "school",
    "health_visitor",
    "gp",
    "midwife",
    "hospital",
    "probation",
    "other_local_authority",
    "family_or_public",
    "anonymous",
    "other",
)

REFERRAL = (
    Row("1.1", "date"),
    Row("1.1.time", "time", added=True),
    Row("1.1.comment", "comment"),
    Row("1.2", "text"),
    Row("1.2.coded", "choice", REFERRING_AGENCIES, added=True),
    Row("1.2.comment", "comment"),
    Row("1.3", "comment"),
    Row("1.4", "choice", YN),
    Row("1.4.rows", "rows", shown_when=(("1.4", "yes"),)),
    Row("1.4.comment", "comment"),
    Row("1.5", "choice", YN),
    Row("1.5.rows", "rows", shown_when=(("1.5", "yes"),)),
    Row("1.5.comment", "comment"),
    Row("1.6", "choice", YN),
    Row("1.6.comment", "comment"),
)

AGENCIES_CHECKED = (
    "police",
    "school",
    "health_visitor",
    "gp",
    "midwife",
    "probation",
    "other_local_authority",
)

# From here to section 8 some coded answers are added beside a comment that the form of 2009 does ask for.
AGENCY_CHECKS = (
    Row("2.1", "any_of", AGENCIES_CHECKED, none=True),
    Row("2.1.comment", "comment"),
    Row("2.2", "text"),
    Row("2.2.comment", "comment"),
    Row("2.3", "choice", YN, added=True),
    Row("2.3.comment", "comment"),
    Row("2.4", "choice", YN, added=True),
    Row("2.4.comment", "comment"),
    Row("2.5", "choice", YNP, added=True),
    Row("2.5.comment", "comment"),
)

FIRST_DECISIONS = (
    "joint_s47",
    "single_agency",
    "joint_css_other",
    "referral_elsewhere",
    "child_in_need",
    "no_further_action",
)
PLAN_INCLUDES = ("abe_interview", "medical", "who_talks", "immediate_protection")

FIRST_STRATEGY_DISCUSSION = (
    Row("3.1", "choice", YN),
    Row("3.1.date", "date", shown_when=FIRST_DISCUSSION, added=True),
    Row("3.1.time", "time", shown_when=FIRST_DISCUSSION, added=True),
    Row("3.1.comment", "comment"),
    Row("3.2", "choice", YN, shown_when=FIRST_DISCUSSION),
    Row("3.2.comment", "comment", shown_when=FIRST_DISCUSSION),
    Row("3.3", "choice", HOW_HELD, shown_when=FIRST_DISCUSSION),
    Row("3.3.comment", "comment", shown_when=FIRST_DISCUSSION),
    *agency_rows("3.4", FIRST_DISCUSSION),
    Row("3.4.comment", "comment", shown_when=FIRST_DISCUSSION),
    Row("3.5", "choice", YN, shown_when=FIRST_DISCUSSION, added=True),
    Row("3.5.comment", "comment", shown_when=FIRST_DISCUSSION),
    Row("3.6", "any_of", FIRST_DECISIONS, none=True, shown_when=FIRST_DISCUSSION),
    Row("3.6.comment", "comment", shown_when=FIRST_DISCUSSION),
    Row("3.7", "choice", YN, shown_when=FIRST_DISCUSSION),
    Row("3.7.comment", "comment", shown_when=FIRST_DISCUSSION),
    Row("3.8", "any_of", PLAN_INCLUDES, none=True, shown_when=IMMEDIATE_PLAN),
    Row("3.8.comment", "comment", shown_when=IMMEDIATE_PLAN),
    Row("3.9", "choice", YN, shown_when=FIRST_DISCUSSION),
    Row("3.9.comment", "comment", shown_when=FIRST_DISCUSSION),
    Row("3.10", "number", shown_when=FURTHER_DISCUSSIONS),
    Row("3.10.comment", "comment", shown_when=FURTHER_DISCUSSIONS),
    Row("3.11", "choice", YNP, shown_when=FURTHER_DISCUSSIONS),
    Row("3.11.comment", "comment", shown_when=FURTHER_DISCUSSIONS),
)

ENQUIRY_OUTCOMES = (
    "conference",
    "no_further_action",
    "child_in_need",
    "immediate_protection",
    "referral_elsewhere",
)

OUTCOME_OF_ENQUIRIES = (
    Row("4.1", "choice", YNE),
    Row("4.1.date", "date", shown_when=OUTCOME_DISCUSSION, added=True),
    Row("4.1.comment", "comment"),
    Row("4.2", "choice", HOW_HELD, shown_when=OUTCOME_DISCUSSION),
    Row("4.2.comment", "comment", shown_when=OUTCOME_DISCUSSION),
    Row("4.3", "choice", YN, shown_when=OUTCOME_DISCUSSION),
    Row("4.3.comment", "comment", shown_when=OUTCOME_DISCUSSION),
    *agency_rows("4.4", OUTCOME_DISCUSSION),
    Row("4.4.comment", "comment", shown_when=OUTCOME_DISCUSSION),
    Row("4.5", "choice", YN, shown_when=OUTCOME_DISCUSSION, added=True),
    Row("4.5.comment", "comment", shown_when=OUTCOME_DISCUSSION),
    Row("4.6", "choice", YNKA),
    Row("4.6.comment", "comment"),
    Row("4.7", "choice", YNKA),
    Row("4.7.comment", "comment"),
    Row("4.8", "choice", YN, shown_when=NOT_SEEN_OR_NOT_SPOKEN_TO),
    Row("4.8.comment", "comment", shown_when=NOT_SEEN_OR_NOT_SPOKEN_TO),
    Row("4.9", "any_of", ENQUIRY_OUTCOMES, none=True),
    Row("4.9.comment", "comment"),
    Row("4.10", "choice", YNP),
    Row("4.10.comment", "comment"),
    Row("4.11", "choice", YNP),
    Row("4.11.comment", "comment"),
)

REASONS_FOR_DELAY = (
    "social_worker_time",
    "other_agency",
    "specialist_assessment",
    "family",
    "not_recorded",
    "other",
)

CORE_ASSESSMENT_ROWS = (
    Row("5.1", "choice", YN),
    Row("5.1.started", "date", shown_when=CORE_ASSESSMENT, added=True),
    Row("5.1.completion_recorded", "choice", YN, shown_when=CORE_ASSESSMENT, added=True),
    Row("5.1.completed", "date", shown_when=(("5.1.completion_recorded", "yes"),), added=True),
    Row("5.1.interim", "choice", YN, shown_when=(("5.1.completion_recorded", "no"),), added=True),
    Row("5.1.comment", "comment"),
    Row("5.2", "choice", YN, shown_when=CORE_ASSESSMENT),
    Row("5.2.from_referral", "choice", YN, shown_when=CORE_ASSESSMENT, added=True),
    Row("5.2.reason", "any_of", REASONS_FOR_DELAY, none=True, shown_when=LATE_EITHER_WAY, added=True),
    Row("5.2.comment", "comment", shown_when=CORE_ASSESSMENT),
    Row("5.3", "choice", YNE, shown_when=CORE_ASSESSMENT),
    Row("5.3.comment", "comment", shown_when=CORE_ASSESSMENT),
    Row("5.4", "choice", YNP, shown_when=CORE_ASSESSMENT),
    Row("5.4.comment", "comment", shown_when=CORE_ASSESSMENT),
    Row("5.5.physical", "choice", YNPA, shown_when=CORE_ASSESSMENT),
    Row("5.5.sexual", "choice", YNPA, shown_when=CORE_ASSESSMENT),
    Row("5.5.neglect", "choice", YNPA, shown_when=CORE_ASSESSMENT),
    Row("5.5.emotional", "choice", YNPA, shown_when=CORE_ASSESSMENT),
    Row("5.5.comment", "comment", shown_when=CORE_ASSESSMENT),
)

PLANNING = (
    Row("6.1", "any_of", ("physical", "sexual", "emotional", "neglect"), none=True),
    Row("6.1.rows", "rows", shown_when=(("6.1", "any"),)),
    Row("6.1.comment", "comment"),
    Row("6.2", "choice", YNK),
    Row("6.2.comment", "comment"),
    Row("6.3", "choice", YNA),
    Row("6.3.comment", "comment"),
    Row("6.4", "choice", YNP),
    Row("6.4.comment", "comment"),
    Row("6.5", "choice", YNPA),
    Row("6.5.comment", "comment"),
    Row("6.6", "choice", YN),
    Row("6.6.comment", "comment"),
    Row("6.7", "any_of", COMPLEXITY_FACTORS, none=True),
    Row("6.7.comment", "comment"),
)

RECORDING = (
    Row("7.1", "choice", ("pre_ics", "post_ics")),
    Row("7.1.comment", "comment"),
    Row("7.2", "any_of", ("paper", "electronic"), none=True),
    Row("7.2.comment", "comment"),
    *(Row(f"7.3.{document}", "any_of", WHERE_FOUND, none=True) for document in DOCUMENTS),
    Row("7.3.comment", "comment"),
    Row("7.4", "choice", YNP),
    Row("7.4.comment", "comment"),
    Row("7.5.ics", "choice", YN),
    Row("7.5.file", "choice", YN),
    Row("7.5.comment", "comment"),
)

CAUSES_OF_CHANGE = ("team_transfer", "staff_turnover", "family_request", "other")

GENERAL_COMMENTS = (
    Row("8.1", "choice", YN, added=True),
    Row("8.1.comment", "comment"),
    Row("8.2", "choice", YN, added=True),
    Row("8.2.cause", "any_of", CAUSES_OF_CHANGE, none=True, shown_when=(("8.2", "yes"),), added=True),
    Row("8.2.comment", "comment"),
    Row("8.3", "choice", YN, added=True),
    Row("8.3.comment", "comment"),
    Row("8.4", "choice", YNP, added=True),
    Row("8.4.comment", "comment"),
    Row("8.5", "choice", YNP, added=True),
    Row("8.5.comment", "comment"),
    Row("8.6", "choice", YNP, added=True),
    Row("8.6.comment", "comment"),
    Row("8.7", "choice", YNA, added=True),
    Row("8.7.comment", "comment"),
    Row("8.8", "choice", YNPA, added=True),
    Row("8.8.comment", "comment"),
    Row("8.9", "comment"),
    Row("8.10", "choice", YN, added=True),
    Row("8.10.comment", "comment"),
)

PROCESS_AND_JUDGEMENT = (
    Row("9.1", "choice", YNA, added=True),
    Row("9.1.date", "date", added=True),
    Row("9.1.discussion", "date", added=True),
    Row("9.1.comment", "comment", added=True),
    Row("9.2.recorded", "choice", YNA, added=True),
    Row("9.2.minutes", "choice", YNA, added=True),
    Row("9.2.comment", "comment", added=True),
    Row("9.3.focus", "choice", YNPA, added=True),
    Row("9.3.accountability", "choice", YNPA, added=True),
    Row("9.3.comment", "comment", added=True),
    Row("9.4.held", "choice", YNPA, added=True),
    Row("9.4.acted", "choice", YNPA, added=True),
    Row("9.4.comment", "comment", added=True),
    Row("9.5.in_place", "choice", YN, added=True),
    Row("9.5.monitored", "choice", YNP, added=True),
    Row("9.5.reviewed", "choice", YNP, added=True),
    Row("9.5.comment", "comment", added=True),
    Row("9.6", "choice", YNP, added=True),
    Row("9.6.comment", "comment", added=True),
    Row("9.7.prompt", "choice", YNA, added=True),
    Row("9.7.changed", "choice", YNPA, added=True),
    Row("9.7.comment", "comment", added=True),
    Row("9.8", "choice", ("yes", "no", "unclear"), added=True),
    Row("9.8.comment", "comment", added=True),
    Row("9.9", "choice", ("best_practice", "satisfactory", "falls_short", "unsafe"), added=True),
    Row("9.9.comment", "comment", added=True),
    Row("9.10.strengths", "comment", added=True),
    Row("9.10.learning", "comment", added=True),
    Row("9.11", "choice", YN, added=True),
    Row("9.11.comment", "comment", added=True),
    Row("9.12", "choice", ("not_sent", "sent_helped", "sent_no_effect", "not_applicable"), added=True),
    Row("9.12.comment", "comment", added=True),
    Row("9.13.ease", "choice", ("easily", "with_effort", "much_time"), added=True),
    Row("9.13.minutes", "number", added=True),
    Row("9.13.comment", "comment", added=True),
    Row("9.14", "choice", YN, added=True),
    Row("9.14.comment", "comment", added=True),
)

APPENDIX_2A = (
    *HEADER,
    *REFERRAL,
    *AGENCY_CHECKS,
    *FIRST_STRATEGY_DISCUSSION,
    *OUTCOME_OF_ENQUIRIES,
    *CORE_ASSESSMENT_ROWS,
    *PLANNING,
    *RECORDING,
    *GENERAL_COMMENTS,
    *PROCESS_AND_JUDGEMENT,
)

# Exports give each box of the three grids a column of its own, the explicit "none" included.
TICK_REFS = (
    *(f"3.4.{agency}.{tick}" for agency in AGENCIES for tick in (*PART_TAKEN, "none")),
    *(f"4.4.{agency}.{tick}" for agency in AGENCIES for tick in (*PART_TAKEN, "none")),
    *(f"7.3.{document}.{tick}" for document in DOCUMENTS for tick in (*WHERE_FOUND, "none")),
)
