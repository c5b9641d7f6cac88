"""Fixed sets of values of this room."""

from django.db import models

from audit_app.sampling.drawing.reasons import EXCLUSION_REASONS, OTHER, REPLACEMENT_REASONS

PLAN_CATEGORIES: tuple[tuple[str, str], ...] = (
    ("neglect", "Neglect"),
    ("sexual", "Sexual abuse"),
    ("physical", "Physical abuse"),
    ("emotional", "Emotional abuse"),
)


class Gender(models.TextChoices):
    MALE = "male", "Male"
    FEMALE = "female", "Female"
    UNBORN = "unborn", "Unborn"
    NOT_RECORDED = "not_recorded", "Not recorded"
    NEITHER = "neither", "Neither"


class DayCounting(models.TextChoices):
    WORKING = "working", "Working days"
    CALENDAR = "calendar", "Calendar days"


class Jurisdiction(models.TextChoices):
    """Whose bank holidays count; the codes are those of ISO 3166-2 after ``GB-``."""

    ENGLAND = "ENG", "England"
    WALES = "WLS", "Wales"
    SCOTLAND = "SCT", "Scotland"
    NORTHERN_IRELAND = "NIR", "Northern Ireland"


class ReviewState(models.TextChoices):
    """How far a review has come; in order, each between the two beside it."""

    PLANNING = "planning", "Planning"
    SAMPLING = "sampling", "Sampling"
    FIELDWORK = "fieldwork", "Fieldwork"
    MODERATION = "moderation", "Moderation"
    REPORTING = "reporting", "Reporting"
    CLOSED = "closed", "Closed"


class ErasureGround(models.TextChoices):
    """Under what a record was erased."""

    RETENTION = "retention", "The time for which the review keeps its records has ended"
    REQUEST = "request", "The child, or somebody acting for them, asked for it"
    MISTAKE = "mistake", "The record should not have been in this review"
    REPEATED = "repeated", "It had been erased before, and a restored backup brought it back"


class RaterRole(models.TextChoices):
    """As what somebody reads a case; a former assessor no longer does, and what they began is set aside.

    The agreed reading is what a lead made of two readings that differed. The calibration case alone is read
    by its panel and, to be compared with the panel, by every assessor.
    """

    FIRST = "first", "First assessor"
    SECOND = "second", "Second assessor"
    FORMER = "former", "Former assessor"
    AGREED = "agreed", "Agreed reading"
    PANEL = "panel", "Panel’s reading of the calibration case"
    CALIBRATION = "calib", "Reading of the calibration case"


class ExclusionReason(models.TextChoices):
    """Why a child is left out of the draw."""

    AUDITED = "audited", EXCLUSION_REASONS["audited"]
    CLOSED = "closed", EXCLUSION_REASONS["closed"]
    CONFLICT = "conflict", EXCLUSION_REASONS["conflict"]
    OTHER = OTHER, EXCLUSION_REASONS[OTHER]


class ReplacementReason(models.TextChoices):
    """Why a case of the sample is replaced by the next in drawn order."""

    NOT_AVAILABLE = "not_available", REPLACEMENT_REASONS["not_available"]
    TRANSFERRED = "transferred", REPLACEMENT_REASONS["transferred"]
    CONFLICT = "conflict", REPLACEMENT_REASONS["conflict"]
    OTHER = OTHER, REPLACEMENT_REASONS[OTHER]


class SeedOrigin(models.TextChoices):
    """Where a seed came from."""

    GIVEN = "given", "Given by a lead"
    DRAWN = "drawn", "Drawn by the service"


class CameIn(models.TextChoices):
    """How a case came into the sample."""

    DRAWN = "drawn", "Drawn"
    NEXT = "next", "Next in drawn order"
    BY_HAND = "by_hand", "Chosen by hand"


class WentOut(models.TextChoices):
    """How a case went out of the sample; empty while it is in it."""

    REPLACED = "replaced", "Replaced by the next in drawn order"
    SWAPPED = "swapped", "Swapped by hand"
    REMOVED = "removed", "Removed by hand"


# Those who read a case now: each of these is at most one person.
READING = (RaterRole.FIRST.value, RaterRole.SECOND.value)
# Of each of these a case has at most one.
ONE_A_CASE = (*READING, RaterRole.AGREED.value)
# Readings of the calibration case, which is no case of the review: they count nowhere.
CALIBRATING = (RaterRole.PANEL.value, RaterRole.CALIBRATION.value)
# The states of an audit with which its assessor is done, until a lead returns it.
HANDED_IN = ("submitted", "in_moderation", "signed_off")

WEEKDAYS: tuple[tuple[str, str], ...] = (
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
)


class ConflictKind(models.TextChoices):
    """What somebody must not read, and so is never given."""

    OWN_TEAM = "own_team", "Works or worked in the team"
    TEAM = "team", "Has a conflict with the team"
    CASE = "case", "Has a conflict with the case"
    FAMILY = "family", "Has a conflict with the family"


class NoticeKind(models.TextChoices):
    """What an assessor is written to about."""

    GIVEN = "given", "Given to you"
    TAKEN = "taken", "No longer with you"
    DUE_SOON = "due_soon", "Due soon"
    OVERDUE = "overdue", "Overdue"
