from django.db import models

from audit_app.kit.conditions import when, when_either
from audit_app.kit.items import Choice, Date, Group, Ticks
from audit_app.tool.choices import DELAY_REASONS, YN, YNE, YNP, YNPA
from audit_app.tool.models.section import Section

STARTED = when("5.1", "yes")
LATE = when_either(("5.2", "no"), ("5.2.from_referral", "no"))


class CoreAssessment(Section):
    number, title = 5, "Core assessment"

    done = Choice("5.1", "Was there a core assessment?", options=YN, hint="Yes as soon as one was started.")
    started = Date("5.1.started", "Date the core assessment was started", shown_when=STARTED, added=True)
    completion_recorded = Choice(
        "5.1.completion_recorded", "Is its completion recorded?", options=YN, shown_when=STARTED, added=True
    )
    completed = Date(
        "5.1.completed",
        "Date the core assessment was completed",
        shown_when=when("5.1.completion_recorded", "yes"),
        added=True,
    )
    interim = Choice(
        "5.1.interim",
        "Is an interim version on file?",
        options=YN,
        shown_when=when("5.1.completion_recorded", "no"),
        added=True,
    )
    in_time_from_start = Choice(
        "5.2", "Was it completed in time ({core_days})?", options=YN, shown_when=STARTED
    )
    in_time_from_referral = Choice(
        "5.2.from_referral",
        "Was it completed within {core_referral_days} of the referral?",
        options=YN,
        shown_when=STARTED,
        added=True,
    )
    late_because = Ticks(
        "5.2.reason",
        "Why was it late?",
        options=DELAY_REASONS,
        shown_when=LATE,
        added=True,
        hint="Select every reason that the file gives.",
    )
    multi_agency = Choice("5.3", "Was it multi-agency?", options=YNE, shown_when=STARTED)
    parents_history = Choice("5.4", "Did it include the parents’ history?", options=YNP, shown_when=STARTED)
    concerns = Group("5.5", "Did it address the concerns in the referral?", shown_when=STARTED)
    physical = Choice("5.5.physical", "Physical abuse", options=YNPA, shown_when=STARTED)
    sexual = Choice("5.5.sexual", "Sexual abuse", options=YNPA, shown_when=STARTED)
    neglect = Choice("5.5.neglect", "Neglect", options=YNPA, shown_when=STARTED)
    emotional = Choice("5.5.emotional", "Emotional abuse", options=YNPA, shown_when=STARTED)

    class Meta(Section.Meta):
        constraints = [
            *Section.Meta.constraints,
            models.CheckConstraint(
                # Dates that are set aside need not agree with those that count.
                condition=~models.Q(done=1)
                | ~models.Q(completion_recorded=1)
                | models.Q(started__isnull=True)
                | models.Q(completed__isnull=True)
                | models.Q(completed__gte=models.F("started")),
                name="tool_coreassessment_not_completed_before_started",
            ),
        ]
