"""What referrals of each kind are about, by the child's age at the time and by who could know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit_app.demo.history.histories import History
from audit_app.demo.history.referral import DAY_NURSERY, Referral

BEFORE_BIRTH, BABY, PRE_SCHOOL, AT_SCHOOL, TEENAGE = (-1, 0), (0, 1.5), (1.5, 4.6), (4.6, 12), (12, 18)

HEALTH = frozenset({"midwife", "health_visitor", "gp", "hospital"})
WARD = frozenset({"gp", "hospital"})
SCHOOL, NURSERY, POLICE = frozenset({"school"}), frozenset({"nursery"}), frozenset({"police"})
# Those to whom it is told when the police have been called.
CALLED = POLICE | HEALTH | {"school", "probation", "other", "nursery", "other_local_authority"}
# Those who come to the home, or to whom a child or a caller tells of it.
AT_HOME = frozenset(
    {"police", "health_visitor", "midwife", "family_or_public", "anonymous", "other", "nursery"}
    | {"probation", "other_local_authority"}
)
NEIGHBOURS = frozenset({"family_or_public", "anonymous"})


@dataclass(frozen=True)
class Incident:
    """``ages`` in years, the last not included; ``by`` is who could know of it, nobody named being anybody.

    ``trouble`` is what the family must be troubled by for it to have happened.
    """

    what: str
    ages: tuple[float, float]
    by: frozenset[str] = frozenset()
    trouble: str = ""


VIOLENCE = "domestic_abuse"

INCIDENTS: Mapping[str, tuple[Incident, ...]] = {
    "neglect": (
        Incident(
            "late booking at {weeks} weeks, missed scans and nothing ready at home for a baby",
            (-0.4, 0),
            HEALTH,
        ),
        Incident(
            "{factors} in the pregnancy, with {missed} antenatal appointments missed", BEFORE_BIRTH, HEALTH
        ),
        Incident("{factors} in the home to which a baby was to come, and nothing ready for it", BEFORE_BIRTH),
        Incident(
            "poor weight gain over {weeks} weeks and {missed} missed health checks", (0.25, 1.5), HEALTH
        ),
        Incident(
            "a cold and dirty room, no clean bottles and a sore nappy rash that had not been treated",
            BABY,
            AT_HOME,
        ),
        Incident("the baby left for days at a time with different adults", BABY),
        Incident(
            "untreated head lice, hunger and nappies left unchanged until the afternoon",
            (1.5, 3),
            HEALTH | NURSERY,
        ),
        Incident(
            "{child} found alone in the garden by the road, with {carer} asleep indoors",
            PRE_SCHOOL,
            POLICE | NEIGHBOURS,
        ),
        Incident("rotting teeth and {missed} dental appointments not kept", (2.5, 4.6), HEALTH | NURSERY),
        Incident("rubbish in every room, no bedding and a broken window beside the bed", PRE_SCHOOL, AT_HOME),
        Incident(
            "{child} arriving hungry and unwashed, with attendance down to {percent} per cent",
            AT_SCHOOL,
            SCHOOL,
        ),
        Incident("{child} caring for younger children in the evenings while {carer} was out", (8, 12)),
        Incident("no heating or food in the house and no bed for {child} to sleep in", AT_SCHOOL),
        Incident(
            "{child} being out of the home until after midnight, with nobody looking for {them}", TEENAGE
        ),
        Incident(
            "attendance of {percent} per cent and {child} saying that there was no food at home",
            TEENAGE,
            SCHOOL,
        ),
        Incident("{child} sleeping on friends’ floors for {weeks} weeks", TEENAGE),
    ),
    "physical": (
        Incident(
            "an assault on the mother by {abuser} at {weeks} weeks of pregnancy",
            BEFORE_BIRTH,
            trouble=VIOLENCE,
        ),
        Incident(
            "threats by {abuser} to harm the mother, made in the midwife’s hearing",
            BEFORE_BIRTH,
            HEALTH,
            VIOLENCE,
        ),
        Incident("an injury to an older child of the family that nobody could explain", BEFORE_BIRTH),
        Incident(
            "a bruise to the cheek of a baby who could not yet move about, with two different accounts",
            (0, 0.6),
        ),
        Incident("a fracture of the arm that the first explanation did not fit", BABY, WARD),
        Incident("a burn to the foot, of which {carer} gave two different accounts", (0.3, 1.5)),
        Incident(
            "finger-tip bruising to both arms, seen while {child} was changed", (1.5, 3.5), HEALTH | NURSERY
        ),
        Incident(
            "a scald to the hand that was {weeks} days old when it was first shown to anybody",
            PRE_SCHOOL,
            HEALTH,
        ),
        Incident("{child} saying at nursery that {abuser} “smacks with the belt”", (3, 4.6), NURSERY),
        Incident("bruising to the face and back, of which {carer} could give no account", PRE_SCHOOL),
        Incident("a hand-shaped mark on the leg, which {child} said was made by {abuser}", AT_SCHOOL),
        Incident(
            "bruising to the back and a change in {their} account of it once {carer} arrived",
            AT_SCHOOL,
            SCHOOL | WARD | POLICE,
        ),
        Incident("{child} being afraid to go home after {abuser} had hit {them}", AT_SCHOOL),
        Incident("a cut lip after an argument with {abuser}, the third injury in {weeks} weeks", TEENAGE),
        Incident("{child} telling a friend’s parent that {abuser} had held {them} by the throat", TEENAGE),
    ),
    "sexual": (
        Incident(
            "the return to the home of {abuser}, who has a conviction for an offence against a child",
            BEFORE_BIRTH,
        ),
        Incident("{abuser}, who has a conviction for an offence against a child, having moved in", BABY),
        Incident("an older child’s account of abuse by {abuser}, with the baby in the same household", BABY),
        Incident(
            "sexualised play at nursery on {missed} occasions and contact with an adult who is a known risk",
            (2.5, 4.6),
            NURSERY,
        ),
        Incident(
            "soreness that the paediatrician could not explain, and things that {child} said afterwards",
            (2.5, 4.6),
            WARD,
        ),
        Incident("{child} being left with {abuser}, who has a conviction for such an offence", PRE_SCHOOL),
        Incident("{child} telling a teaching assistant that {abuser} had touched {them}", AT_SCHOOL, SCHOOL),
        Incident("pictures on {abuser}’s computer that brought the police to the address", AT_SCHOOL, POLICE),
        Incident("a younger cousin’s account of abuse in the same house", AT_SCHOOL),
        Incident(
            "{child} telling the school nurse of abuse by {abuser} that began {weeks} months earlier",
            TEENAGE,
            SCHOOL,
        ),
        Incident("{child} being collected from school by an older man whom nobody knew", TEENAGE, SCHOOL),
        Incident("messages on {their} telephone from a man of forty whom {they} had met twice", TEENAGE),
    ),
    "emotional": (
        Incident(
            "{missed} calls to the police in {weeks} weeks of pregnancy, about violence between the parents",
            BEFORE_BIRTH,
            CALLED,
            VIOLENCE,
        ),
        Incident("{factors} in the household, which the mother did not wish to talk about", BEFORE_BIRTH),
        Incident(
            "{missed} calls to the police about violence at the address, the baby being in arms at the last",
            BABY,
            CALLED,
            VIOLENCE,
        ),
        Incident("{carer}’s low mood and rough handling, seen at the clinic", BABY, HEALTH),
        Incident("shouting over the baby’s head for hours, and {carer} handling {them} roughly", BABY),
        Incident(
            "{missed} calls to the police in {weeks} weeks about domestic abuse, with {child} in the room",
            PRE_SCHOOL,
            CALLED,
            VIOLENCE,
        ),
        Incident(
            "{child} hiding under a table whenever voices were raised, and saying very little", PRE_SCHOOL
        ),
        Incident("{child} being shouted at and shut in a bedroom for hours", PRE_SCHOOL),
        Incident(
            "{child} standing between the adults during an assault by {abuser}", AT_SCHOOL, trouble=VIOLENCE
        ),
        Incident(
            "{child} being called worthless in front of staff, and soiling again after years", (7, 12), SCHOOL
        ),
        Incident(
            "{missed} calls to the police about violence at the address, the last involving a weapon",
            AT_SCHOOL,
            CALLED,
            VIOLENCE,
        ),
        Incident("{child} being blamed aloud for the family’s troubles, day after day", AT_SCHOOL),
        Incident("self-harm that {child} put down to what goes on between the adults at home", TEENAGE),
        Incident("{child} being shut out of the house for {missed} nights after arguments", TEENAGE),
    ),
}


def incidents_of(history: History, concern: str) -> list[str]:
    """What a referral about a concern may have been about in this family, told by whoever made it."""
    course = history.course
    age, source = course.facts.age_on(course.referral.made_on), _source(course.referral)
    return [
        each.what
        for each in INCIDENTS[concern]
        if each.ages[0] <= age < each.ages[1]
        and (not each.by or source in each.by)
        and (not each.trouble or each.trouble in course.family.factors)
    ]


def _source(referral: Referral) -> str:
    return "nursery" if referral.agency_text == DAY_NURSERY else referral.agency
