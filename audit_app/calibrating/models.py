"""A calibration, how often each assessor has read its case, and whom a lead accepted all the same.

The case itself, its readings and their answers are where those of any case are: ``Case.every``,
``Allocation.every`` and ``Audit.every``. Nothing that counts in a review begins there.
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from audit_app.calibrating.choices import DEFAULT_MARK, DEFAULT_TRIES, MOST_TRIES, UntilPassed
from audit_app.sampling.models import Allocation, Case
from audit_app.tool.models.audit import both_or_neither


class Calibration(models.Model):
    """The calibration case of a review: what counts in it, the mark, and what hangs on passing.

    ``sections`` are the numbers of those that count, and ``left_out`` the refs of items in them that do not.
    Both, and the mark, stand once the panel's answers are fixed.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="calibration")
    about = models.TextField()
    sections = models.JSONField(default=list)
    left_out = models.JSONField(default=list, blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        default=DEFAULT_MARK, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    until_passed = models.CharField(
        max_length=5, choices=UntilPassed.choices, default=UntilPassed.BLOCK.value
    )
    tries = models.PositiveSmallIntegerField(
        default=DEFAULT_TRIES, validators=[MinValueValidator(1), MaxValueValidator(MOST_TRIES)]
    )
    # Whether a second lead must agree with the panel's answers before they can be fixed.
    needs_two = models.BooleanField(default=False)
    fixed_at = models.DateTimeField(null=True, blank=True)
    fixed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            both_or_neither("fixed_at", "fixed_by", "calibrating_fixed_when_and_by"),
            models.CheckConstraint(
                condition=Q(pass_mark__gte=1, pass_mark__lte=100), name="calibrating_mark_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=Q(tries__gte=1, tries__lte=MOST_TRIES), name="calibrating_tries_in_range"
            ),
            models.CheckConstraint(
                condition=Q(until_passed__in=UntilPassed.values), name="calibrating_until_passed_in_set"
            ),
        ]

    class Held:
        case_text = "about"
        settings = "sections left_out pass_mark until_passed tries needs_two"
        work = "fixed_at"

    def __str__(self) -> str:
        return f"Calibration with {self.case.reference}"

    @property
    def is_fixed(self) -> bool:
        """Whether the panel's answers stand, so that assessors can be compared with them."""
        return self.fixed_at is not None

    @property
    def is_asked(self) -> bool:
        """Whether assessors are to read it: there is something to compare them with, and a lead wants it."""
        return self.is_fixed and self.until_passed != UntilPassed.OFF.value


class Attempt(models.Model):
    """One reading of the calibration case by an assessor; every one is kept, with its answers.

    The first is begun by the assessor. A further one is released by a lead, who says why. ``passed`` is the
    verdict, given once when it is handed in; None before.
    """

    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="attempts")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    allocation = models.OneToOneField(Allocation, on_delete=models.PROTECT, related_name="attempt")
    why = models.TextField(blank=True, default="")
    passed = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["calibration", "assessor", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["calibration", "assessor", "number"], name="calibrating_attempt_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1, why="") | (Q(number__gt=1) & ~Q(why="")),
                name="calibrating_further_attempt_has_a_reason",
            ),
        ]

    class Held:
        work = "number passed"
        case_text = "why"

    def __str__(self) -> str:
        return f"Reading {self.number} of calibration {self.calibration_id}"


class Acceptance(models.Model):
    """An assessor whom a lead lets open cases although they are below the mark, and why."""

    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="acceptances")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["calibration", "assessor"], name="calibrating_accepted_once"),
            models.CheckConstraint(condition=~Q(why=""), name="calibrating_acceptance_has_a_reason"),
        ]

    class Held:
        case_text = "why"
        work = "at"

    def __str__(self) -> str:
        return f"Acceptance of {self.assessor_id} in calibration {self.calibration_id}"
