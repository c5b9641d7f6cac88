"""What of an earlier review a new one begins with: how it judged, what it asked, and no date of it."""

STANDARDS = ("strategy_hours", "outcome_days", "conference_days", "core_days", "core_referral_days")
THRESHOLDS = ("strong_from", "met_from", "improve_from", "minimum_cases")

COPIED = (
    "authority",
    "places",
    "jurisdiction",
    "day_counting",
    *STANDARDS,
    *THRESHOLDS,
    "suppress_small_cells",
    "moderation_share",
    "age_boundaries",
    "items_off",
    "months_kept",
    "collated_by",
    "discussed_with",
)
