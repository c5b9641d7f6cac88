"""The last questions of the form: the law, the child’s safety, the standard of practice, the reading."""

from __future__ import annotations

from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import counted, long_date

AT_ONCE = (
    "the step of {on} was taken within days of the referral and was right.",
    "acted on {on}, as soon as it was clear that {child} could not be kept safe otherwise.",
    "prompt: discussed on {discussed}, acted upon on {on}.",
)
NOT_AT_ONCE = (
    "from {discussed} to {on} was longer than the danger allowed, though a relative stayed in the home.",
)
CHANGED = {
    "yes": (
        "when {factor} did not improve the plan was changed at a review brought forward.",
        "a legal planning meeting was called once it was plain that the plan of {conference} did not work.",
    ),
    "partly": (
        "dates were moved and a service added; the plan itself is the one of {conference}.",
        "court was spoken of in supervision after {conference} and not decided upon.",
    ),
    "no": (
        "the plan of {conference} stands although it does not work, and nobody has gone to court.",
        "{months} without progress, and neither the plan nor the legal footing has been changed.",
        "more of the same, with {factor} unchanged. This needed a decision at the last review.",
    ),
}
TO_COURT = (
    "proceedings were begun once the letter had had no effect on {factor}.",
    "taken to court after two attempts to make the plan of {conference} work.",
)
SAFE = (
    "{child} is seen, the risks named on {conference} are known, and somebody would act if they grew.",
    "yes, at the date of the audit: {carer} knows what would follow if {factor} came back.",
    "adequately, and the more so since the conference of {conference}.",
    "safe enough: {setting} would notice a return of {factor} within days and say so.",
    "yes. What falls short is the record since {conference} rather than the protection of {child}.",
    "protected by a plan that people keep to, {months} into it.",
    "yes: {factors} are still there, but contained, and {child} is in view.",
    "the plan of {conference} holds. {setting} and the worker speak every week.",
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
        "quick and well-reasoned work in the first days after {made}.",
        "good partnership with {setting} since the referral of {made}.",
        "persistent visiting over {months}, in the face of {factor}.",
    ),
    "falls_short": (
        "the first response to the referral of {made} was sound.",
        "{carer} speaks well of the worker, and the visits were kept up.",
        "the conference of {conference} named the risks clearly.",
    ),
    "unsafe": ("the first enquiries after {made} were thorough.",),
}
LEARNING = {
    "supervision": (
        "supervision has to ask what has changed for {child} since {conference}, and write the answer down.",
        "without regular supervision nobody stood back from this case in {months}.",
    ),
    "core": (
        "an open core assessment is a risk unfinished: at least an interim one by {conference}.",
        "finish the assessment in its time and add to it later: nothing after {made} had to wait.",
    ),
    "change": (
        "a plan that does not work by its first review must change; that of {conference} did not.",
        "agree at the conference what will happen, and by when, if {factor} does not lessen.",
    ),
    "history": ("read the history first: the referrals before {made} told most of this.",),
    "record": (
        "notes in the worker’s bag protect nobody: bring the record up to date from {conference} on.",
        "a chronology from {made} onwards would have shown in an hour what took me half a day.",
    ),
    "share": (
        "worth showing to other teams: how the plan of {conference} was kept to one page.",
        "the way {carer} was prepared for the conference of {conference} could be shared.",
        "little to add: more of what was done between {made} and {conference}.",
    ),
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
        "talked of at two core groups after {conference} and not sent.",
        "the legal planning meeting after {conference} advised one; it had not gone out by the audit.",
    ),
}
READING = {
    "easily": (
        "the {source} told the story from {made} on, and the rest could be checked against it.",
        "a clear file. I was able to follow the work from {conference} on without asking anybody.",
        "everything from {made} onwards is where one would look for it.",
    ),
    "with_effort": (
        "the view had to be put together from two records after {made}, with the {source} as guide.",
        "some going back and forth for the events around {conference}.",
    ),
    "much_time": (
        "hard to follow: papers out of order from {conference} on, and the {source} missing.",
        "I had to ask the worker for what happened between {made} and {conference}.",
        "two readings were needed before the order of events after {made} was clear.",
    ),
}
SOURCES = ("chronology", "conference minutes", "court statement", "supervision notes", "review report")
STANDARD = {
    "best_practice": (
        "of the files that I read this is one to learn from: steady, thoughtful work since {conference}.",
        "best practice throughout, with {factors} to contend with.",
        "work of a high standard from {made} onwards, and the record does it justice.",
    ),
    "falls_short": (
        "short of best practice in several places, above all {lesson}. Not unsafe.",
        "safe, but {lesson} and the delays keep it from being good.",
        "falls short because of {lesson}; the visits and the core group have made up for much of it.",
    ),
    "unsafe": ("unsafe on the day I read it: {lesson}, and a danger in the home that nobody had seen.",),
}
LESSONS = {
    "change": "a plan left as it was on {conference}",
    "supervision": "the lack of supervision since {conference}",
    "history": "a history that was not used",
    "core": "the unfinished core assessment",
    "record": "a record that is behind on paper and on ICS",
    "share": "gaps in the reviewing of the plan of {conference}",
}
DRIFT = (
    "nothing new was tried after {conference}, and the months went by.",
    "the same tasks are carried from one core group to the next, with {factor} unchanged.",
    "{months} on, the plan waits for an assessment that nobody is writing.",
)


def comments(speak: Speaker) -> dict[str, str]:
    course, judgement = speak.course, speak.history.judgement
    source = speak.luck("source").pick(SOURCES)
    written = (
        _law(speak)
        | _standard(speak)
        | {
            "9.8.comment": _safety(speak),
            "9.10.strengths": speak.say("9.10.strengths", STRENGTHS[judgement.practice]),
            "9.10.learning": speak.say("9.10.learning", LEARNING[_lesson(speak)]),
            "9.11.comment": _allocation(speak),
            "9.13.comment": speak.say("9.13", READING[judgement.ease], source=source),
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
        in_court = legal.proceedings and legal.letter == "sent_no_effect"
        said.append(speak.say("9.7 changed", TO_COURT if in_court else CHANGED[changed]))
    written = {"9.7.comment": " ".join(said)} if said else {}
    if legal.letter in LETTER:
        on = long_date(legal.letter_on) if legal.letter_on else ""
        written["9.12.comment"] = speak.say("9.12", LETTER[legal.letter], on=on)
    return written


def _standard(speak: Speaker) -> dict[str, str]:
    ways = STANDARD.get(speak.history.judgement.practice)
    lesson = speak.part(LESSONS[_lesson(speak)])
    return {"9.9.comment": speak.say("9.9", ways, lesson=lesson)} if ways else {}


def _safety(speak: Speaker) -> str:
    if speak.course.lost_protection:
        return speak.say("9.8", NOT_SAFE, weeks=weeks_unseen(speak))
    return speak.say("9.8", SAFE_BEFORE_BIRTH if speak.course.facts.is_unborn else SAFE)


def weeks_unseen(speak: Speaker) -> str:
    return counted(speak.luck("unseen").between(4, 7), "week")


def _lesson(speak: Speaker) -> str:
    """What most needs to be learned from a case: the first of its shortfalls in the order of weight."""
    course = speak.course
    shortfalls = {
        "change": course.planning.changed == "no",
        "supervision": course.supervision.evident == "no",
        "history": course.referral.starts_again,
        "core": course.core.completed is None and not course.core.not_due,
        "record": not (course.record.ics_up_to_date or course.record.file_up_to_date),
    }
    return next((lesson for lesson, so in shortfalls.items() if so), "share")


def _allocation(speak: Speaker) -> str:
    allocated = speak.course.allocated
    if allocated.prompt:
        return speak.say("9.11", ALLOCATED)
    return speak.say("9.11", WAITED, weeks=counted(allocated.delay_weeks, "week"))
