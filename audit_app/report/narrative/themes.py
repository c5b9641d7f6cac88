"""The themes under which section 10 gathers some sixty measures for a board."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.narrative.values import GOOD, SHORT, STRONG, Measured, render
from audit_app.report.narrative.wording import WORDING

MOST_BULLETS = 15


@dataclass(frozen=True)
class Theme:
    """A group of measures that one kind of action would improve together."""

    title: str
    keys: tuple[str, ...]


def _theme(title: str, keys: str) -> Theme:
    return Theme(title, tuple(keys.split()))


THEMES = (
    _theme("Supervision", "supervision_evident"),
    _theme("Focus of the work", "focus_kept no_drift"),
    _theme(
        "Core assessments",
        "core_done core_completed core_in_time_from_start core_in_time_from_referral "
        "core_interim_on_file core_multi_agency parents_history "
        "concern_physical concern_sexual concern_neglect concern_emotional "
        "assessments_complete core_updated specialist_need_not_missed history_taken_into_account",
    ),
    _theme(
        "Recording",
        "ics_up_to_date file_up_to_date chronology_available free_of_ics_problems easy_to_form_view "
        "checks_recorded strategy_recorded",
    ),
    _theme(
        "Planning and review of progress",
        "plan_responded plan_in_place plan_monitored progress_reviewed shows_progress "
        "changed_where_no_progress prompt_legal_action free_of_legal_problems",
    ),
    _theme(
        "Strategy discussions and enquiries",
        "checks_complete strategy_held strategy_in_time strategy_right_group strategy_wider_group "
        "further_discussions_in_time outcome_held outcome_in_time outcome_right_group risks_identified "
        "thresholds_applied procedures_followed",
    ),
    _theme("Seeing and hearing the child", "seen_alone spoken_to reason_recorded seen_fortnightly"),
    _theme(
        "Conferences and core groups",
        "conferences_in_time conferences_recorded minutes_prompt chair_focus chair_accountability "
        "core_groups_held core_groups_act",
    ),
    _theme("Allocation and continuity", "stable_social_worker allocated_promptly"),
)

# Judgements of safety have paragraphs of their own, and other agencies' part is not ours to improve.
SAFETY_KEYS = ("adequately_protected", "practice_satisfactory")
OTHER_AGENCY_KEYS = ("checks_free_of_difficulty", "free_of_multi_agency_problems")


def elements(findings: Sequence[Measured]) -> list[Measured]:
    """The findings on elements of the service's own practice: all but safety and other agencies."""
    return [found for found in findings if found.key not in (*SAFETY_KEYS, *OTHER_AGENCY_KEYS)]


def shortfalls(findings: Sequence[Measured]) -> list[Measured]:
    """The elements found short: the largest share of shortfall first, then the largest count."""
    short = [found for found in elements(findings) if found.verdict in SHORT]
    return sorted(short, key=lambda found: (-found.counts.shortfall_share, -found.counts.unmet))


def improvement_bullets(findings: Sequence[Measured]) -> tuple[str, ...]:
    """One bullet a measure found short, the largest share of shortfall first, each under its theme's name.

    Beyond what a board can take in one by one, the rest follow in one bullet, still in their order.
    """
    short = shortfalls(findings)
    rest = [_with_counts(WORDING[found.key].subject, found) for found in short[MOST_BULLETS:]]
    in_full = tuple(_improvement(found) for found in short[:MOST_BULLETS])
    return (*in_full, f"Short as well: {'; '.join(rest)}.") if rest else in_full


def themes_found_short(findings: Sequence[Measured]) -> tuple[Theme, ...]:
    """The themes in which something needs improvement or is weak, in the same order."""
    return tuple(theme for theme, _ in _grouped_shortfalls(findings))


def _grouped_shortfalls(findings: Sequence[Measured]) -> list[tuple[Theme, list[Measured]]]:
    short = shortfalls(findings)
    groups = [(theme, [found for found in short if found.key in theme.keys]) for theme in THEMES]
    groups = [(theme, group) for theme, group in groups if group]
    return sorted(groups, key=lambda pair: short.index(pair[1][0]))


def _improvement(found: Measured) -> str:
    theme = next(theme for theme in THEMES if found.key in theme.keys)
    return f"{theme.title}: {_with_counts(WORDING[found.key].improvement, found)}."


def _with_counts(phrase: str, found: Measured) -> str:
    return render(f"{phrase} ({{met_of}})", found.counts.placeholders())


def satisfactory_bullets(findings: Sequence[Measured]) -> tuple[str, ...]:
    """One bullet a theme in which something was strong or generally met, in the order of the report."""
    good = [found for found in elements(findings) if found.verdict in GOOD]
    groups = [(theme, [found for found in good if found.key in theme.keys]) for theme in THEMES]
    return tuple(_satisfactory(theme, group) for theme, group in groups if group)


def _satisfactory(theme: Theme, group: list[Measured]) -> str:
    """Each by name, the strong before the generally met."""
    best_first = sorted(group, key=lambda found: (found.verdict != STRONG, found.counts.shortfall_share))
    strong = [WORDING[found.key].satisfactory for found in best_first if found.verdict == STRONG]
    met = [WORDING[found.key].satisfactory for found in best_first if found.verdict != STRONG]
    parts = [
        f"{label}: {'; '.join(said)}" for label, said in (("strong", strong), ("generally met", met)) if said
    ]
    return f"{theme.title} – {'; '.join(parts)}."
