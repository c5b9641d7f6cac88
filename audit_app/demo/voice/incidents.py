"""What referrals of each kind are about, by the child's age at the time."""

from __future__ import annotations

BEFORE_BIRTH, BABY, PRE_SCHOOL, AT_SCHOOL, TEENAGE = (
    "before_birth",
    "baby",
    "pre_school",
    "at_school",
    "teenage",
)

INCIDENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "neglect": {
        BEFORE_BIRTH: (
            "late booking at {weeks} weeks, missed scans and nothing ready at home for a baby",
            "{factors} in the pregnancy, with {missed} antenatal appointments missed",
        ),
        BABY: (
            "poor weight gain over {weeks} weeks and {missed} missed health checks",
            "a cold and dirty room, no clean bottles and a sore nappy rash that had not been treated",
            "the baby left for days at a time with different adults",
        ),
        PRE_SCHOOL: (
            "untreated head lice, hunger and nappies left unchanged until the afternoon",
            "{child} found alone in the garden by the road, with {carer} asleep indoors",
            "rotting teeth and {missed} dental appointments not kept",
            "rubbish in every room, no bedding and a broken window beside the cot",
        ),
        AT_SCHOOL: (
            "{child} arriving hungry and unwashed, with attendance down to {percent} per cent",
            "{child} caring for younger children in the evenings while {carer} was out",
            "no heating or food in the house and {missed} missed hospital appointments",
        ),
        TEENAGE: (
            "{child} being out of the home until after midnight, with nobody looking for {them}",
            "attendance of {percent} per cent and {child} saying that there was no food at home",
            "{child} sleeping on friends’ floors for {weeks} weeks",
        ),
    },
    "physical": {
        BEFORE_BIRTH: (
            "an assault on the mother by {abuser} at {weeks} weeks of pregnancy",
            "threats by {abuser} to harm the mother, made in the midwife’s hearing",
        ),
        BABY: (
            "a bruise to the cheek of a baby who could not yet move about, with two different accounts",
            "a fracture of the arm that the first explanation did not fit",
        ),
        PRE_SCHOOL: (
            "finger-tip bruising to both arms, seen while {child} was changed",
            "a scald to the hand that was {weeks} days old when it was first shown to anybody",
            "{child} saying at nursery that {abuser} “smacks with the belt”",
        ),
        AT_SCHOOL: (
            "a hand-shaped mark on the leg, which {child} said was made by {abuser}",
            "bruising to the back and a change in {their} account of it once {carer} arrived",
            "{child} being afraid to go home after {abuser} had hit {them}",
        ),
        TEENAGE: (
            "a cut lip after an argument with {abuser}, the third injury in {weeks} weeks",
            "{child} telling a friend’s parent that {abuser} had held {them} by the throat",
        ),
    },
    "sexual": {
        BEFORE_BIRTH: (
            "the return to the home of {abuser}, who has a conviction for an offence against a child",
        ),
        BABY: (
            "{abuser}, who has a conviction for an offence against a child, having moved in",
            "an older child’s account of abuse by {abuser}, with the baby in the same household",
        ),
        PRE_SCHOOL: (
            "sexualised play at nursery on {missed} occasions and contact with an adult who is a known risk",
            "soreness that the paediatrician could not explain, and things that {child} said afterwards",
        ),
        AT_SCHOOL: (
            "{child} telling a teaching assistant that {abuser} had touched {them}",
            "pictures on {abuser}’s computer that brought the police to the address",
            "a younger cousin’s account of abuse in the same house",
        ),
        TEENAGE: (
            "{child} telling the school nurse of abuse by {abuser} that began {weeks} months earlier",
            "{child} being collected from school by an older man whom nobody knew",
        ),
    },
    "emotional": {
        BEFORE_BIRTH: (
            "{missed} calls to the police in {weeks} weeks of pregnancy, about violence between the parents",
            "{factors} in the household, which the mother did not wish to talk about",
        ),
        BABY: (
            "{missed} calls to the police about violence at the address, the baby being in arms at the last",
            "{carer}’s low mood and rough handling, seen at the clinic",
        ),
        PRE_SCHOOL: (
            "{missed} calls to the police in {weeks} weeks about domestic abuse, with {child} in the room",
            "{child} hiding under a table whenever voices were raised, and saying very little",
        ),
        AT_SCHOOL: (
            "{child} standing between the adults during an assault by {abuser}",
            "{child} being called worthless in front of staff, and soiling again after years",
            "{missed} calls to the police about violence at the address, the last involving a weapon",
        ),
        TEENAGE: (
            "self-harm that {child} put down to what goes on between the adults at home",
            "{child} being shut out of the house for {missed} nights after arguments with {abuser}",
        ),
    },
}


def stage(age: float) -> str:
    """The stage of childhood to which an age in years belongs."""
    if age < 0:
        return BEFORE_BIRTH
    for end, name in ((1.5, BABY), (4.6, PRE_SCHOOL), (12.0, AT_SCHOOL)):
        if age < end:
            return name
    return TEENAGE
