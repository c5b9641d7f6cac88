"""The last questions of the form: the law, the child’s safety, the standard of practice, the reading."""

from __future__ import annotations

from audit_app.demo.voice.circumstances import (
    both_records_current,
    core_is_open,
    discussed_at_once,
    first_discussion_held,
    goes_well,
    in_court,
    lawyers_involved,
    no_progress,
    plan_is_worked,
    reviewed_once,
    seen_often,
    supervised,
    two_core_groups,
)
from audit_app.demo.voice.lessons import LEARNING, LESSONS, lesson_of
from audit_app.demo.voice.papers import guides, nothing_is_missing, wanting
from audit_app.demo.voice.spans import weeks_unseen
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.ways import unless, where
from audit_app.demo.voice.words import counted, long_date

AT_ONCE = (
    "the step of {on} was taken within days of the referral and was right.",
    "acted on {on}, as soon as it was clear that {child} could not be kept safe otherwise.",
    *where(first_discussion_held, "prompt: discussed on {discussed}, acted upon on {on}."),
)
NOT_AT_ONCE = (
    "from {discussed} to {on} was longer than the danger allowed, though a relative stayed in the home.",
)
CHANGED = {
    "yes": (
        "when {factor} went on, the plan of {conference} was changed and a service added.",
        *where(reviewed_once, "when {factor} went on, the plan was changed at a review brought forward."),
        *where(
            lawyers_involved,
            "a legal planning meeting was called once the plan of {conference} had not worked.",
        ),
    ),
    "partly": (
        "dates were moved and a service added; the plan itself is the one of {conference}.",
        *where(supervised, "court was spoken of in supervision after {conference} and not decided upon."),
    ),
    "no": (
        "the plan of {conference} stands as it was, although it does not do what it was meant to.",
        *unless(
            in_court,
            "the plan of {conference} stands although it does not work well, and nobody has gone to court.",
        ),
        *where(no_progress, "{months} without progress, and the plan has not been changed."),
        *where(reviewed_once, "more of the same, with {factor} unchanged. The last review had to decide."),
    ),
}
TO_COURT = (
    "proceedings were begun once the letter had had no effect on {factor}.",
    "taken to court after the letter of {letter} and two attempts to make the plan work.",
)
SAFE = (
    "{child} is seen, the risks named on {conference} are known, and somebody would act if they grew.",
    "yes, at the date of the audit: {carer} knows what would follow if {factor} got worse.",
    "adequately, and the more so since the conference of {conference}.",
    "safe enough: {setting} would notice within days if {factor} got worse, and say so.",
    "yes, {months} into the plan: what {setting} and the worker know of {child} they tell each other.",
    *unless(
        both_records_current,
        "yes. What falls short is the record since {conference} rather than the protection of {child}.",
    ),
    *where(goes_well, "protected by a plan that people keep to, {months} into it."),
    *where(
        seen_often, "yes: not all is well, {factor} least of all, but it is contained and {child} in view."
    ),
    *where(plan_is_worked, "the plan of {conference} holds. {setting} and the worker speak every week."),
)
SAFE_BEFORE_BIRTH = (
    "as far as can be before the birth: the plan for it is agreed and the ward has it.",
    "yes: {carer} keeps the appointments, and {setting} would tell the worker if that changed.",
    "the plan of {conference} is ready for the day of the birth.",
)
NOT_SAFE = (
    "{abuser} has moved back to the address, which neither the worker nor the police knew. {child} has not "
    "been seen for {weeks}. I told the team manager before I left the office.",
)
STRENGTHS = {
    "best_practice": (
        "exemplary in its thinking: risk is weighed afresh at each step, from {made} to the audit.",
        "clear planning, honest with {carer}, and {child} at the centre from {made} to the last entry.",
        "{setting}, the worker and {carer} say the same things about the plan of {conference}.",
    ),
    "satisfactory": (
        "a worker who knows the family well and has kept the trust of {carer} for {months}.",
        "good partnership with {setting}, on which the plan of {conference} rests.",
        *where(discussed_at_once, "quick and well-reasoned work in the first days after {made}."),
        *where(seen_often, "persistent visiting over {months}, in the face of {factor}."),
    ),
    "falls_short": (
        *where(discussed_at_once, "the first response to the referral of {made} was sound."),
        *where(seen_often, "{carer} speaks well of the worker, and the visits were kept up."),
        "the conference of {conference} named the risks clearly.",
    ),
    "unsafe": ("the first enquiries after {made} were thorough.",),
}
WAITED = (
    "{weeks} passed between the conference of {conference} and a named long-term worker; the duty team "
    "visited meanwhile, but the core assessment waited.",
)
ALLOCATED = (
    "a named worker from the day of the conference, {conference}.",
    "allocated on {discussed}, the day of the strategy discussion.",
    "the worker was named before the conference of {conference} and took part in it.",
)
LETTER = {
    "sent_helped": (
        "sent on {on}; {carer} came to every appointment after it.",
        "the letter of {on} was plain about what would follow, and the work began to move.",
    ),
    "sent_no_effect": ("sent on {on} without effect: two appointments kept and then none.",),
    "not_sent": (
        *where(
            goes_well,
            "talked of after {conference} and not sent, because the work had begun to move by then.",
        ),
        *unless(
            goes_well,
            "the legal planning meeting after {conference} advised one; it had not gone out by the audit.",
        ),
        *where(two_core_groups, "talked of at two core groups after {conference} and not sent."),
    ),
}
READING = {
    "easily": (
        "the {source} told the story from {made} on, and the rest could be checked against it.",
        "a clear file. I was able to follow the work from {conference} on without asking anybody.",
        *where(nothing_is_missing, "everything from {made} onwards is where one would look for it."),
    ),
    "with_effort": (
        "the view had to be put together from two records after {made}, with the {source} as guide.",
        "some going back and forth for the events around {conference}.",
    ),
    "much_time": (
        "hard to follow: papers out of order from {conference} on, and no {lacking}.",
        "I had to ask the team what happened between {made} and {conference}.",
        "two readings were needed before the order of events after {made} was clear.",
    ),
}
STANDARD = {
    "best_practice": (
        "of the files that I read this is one to learn from: steady, thoughtful work since {conference}.",
        "best practice throughout, with {factors} to contend with.",
        "work of a high standard from {made} onwards.",
        *where(
            both_records_current, "work of a high standard from {made} on, and the record does it justice."
        ),
    ),
    "falls_short": (
        "short of best practice in several places, above all {lesson}. Not unsafe.",
        "safe, but {lesson} and what hangs on it keep it from being good.",
        "falls short because of {lesson}; what was done well has made up for some of it.",
        *where(seen_often, "falls short because of {lesson}; the visits have made up for much of it."),
    ),
    "unsafe": ("unsafe on the day I read it: {lesson}, and a danger in the home that nobody had seen.",),
}
DRIFT = (
    "little that is new was tried after {conference}, and the months went by.",
    "the same tasks are carried from one core group to the next, with {factor} unchanged.",
    *where(core_is_open, "{months} on, the plan waits for an assessment that nobody is writing."),
)


def comments(speak: Speaker) -> dict[str, str]:
    course, judgement = speak.course, speak.history.judgement
    source = speak.luck("source").pick(guides(speak.history))
    written = (
        _law(speak)
        | _standard(speak)
        | {
            "9.8.comment": _safety(speak),
            "9.10.strengths": speak.say("9.10.strengths", STRENGTHS[judgement.practice]),
            "9.10.learning": speak.say("9.10.learning", LEARNING[lesson_of(speak.history)]),
            "9.11.comment": _allocation(speak),
            "9.13.comment": speak.say(
                "9.13", READING[judgement.ease], source=source, lacking=wanting(speak.history)
            ),
        }
    )
    if course.planning.drifts:
        written["9.14.comment"] = speak.say("9.14", DRIFT)
    return written


def _law(speak: Speaker) -> dict[str, str]:
    legal, changed = speak.course.legal, speak.course.planning.changed
    said = []
    if legal.measure_on:
        said.append(
            speak.say("9.7", AT_ONCE if legal.prompt else NOT_AT_ONCE, on=long_date(legal.measure_on))
        )
    if changed in CHANGED:
        to_court = legal.proceedings and legal.letter == "sent_no_effect"
        sent = long_date(legal.letter_on) if legal.letter_on else ""
        said.append(speak.say("9.7 changed", TO_COURT if to_court else CHANGED[changed], letter=sent))
    written = {"9.7.comment": " ".join(said)} if said else {}
    if legal.letter in LETTER:
        on = long_date(legal.letter_on) if legal.letter_on else ""
        written["9.12.comment"] = speak.say("9.12", LETTER[legal.letter], on=on)
    return written


def _standard(speak: Speaker) -> dict[str, str]:
    ways = STANDARD.get(speak.history.judgement.practice)
    lesson = speak.part(LESSONS[lesson_of(speak.history)])
    return {"9.9.comment": speak.say("9.9", ways, lesson=lesson)} if ways else {}


def _safety(speak: Speaker) -> str:
    if speak.course.lost_protection:
        return speak.say("9.8", NOT_SAFE, weeks=weeks_unseen(speak))
    return speak.say("9.8", SAFE_BEFORE_BIRTH if speak.course.facts.is_unborn else SAFE)


def _allocation(speak: Speaker) -> str:
    allocated = speak.course.allocated
    if allocated.prompt:
        return speak.say("9.11", ALLOCATED)
    return speak.say("9.11", WAITED, weeks=counted(allocated.delay_weeks, "week"))
