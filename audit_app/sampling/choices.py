"""Fixed sets of values of this room."""

from django.db import models

from audit_app.sampling.ages import AGE_BANDS

AGE_BAND_CODES = tuple(code for code, _label in AGE_BANDS)

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


class RaterRole(models.TextChoices):
    FIRST = "first", "First assessor"
    SECOND = "second", "Second assessor"
