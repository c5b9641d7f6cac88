from __future__ import annotations

from audit_app.demo.voice.papers import missing
from audit_app.demo.voice.speaker import Speaker
from audit_app.demo.voice.words import counted, listed, long_date, number

BEFORE_ICS = (
    "the referral of {made} came before ICS and was scanned on to it only in part.",
    "opened on paper on {made}; later work is on ICS, and the join is hard to find.",
)
SPREAD = (
    "key documents on paper: {on_file}; on ICS: {on_ics}. I had to go back and forth from {made} onwards.",
    "found {on_file} on paper and {on_ics} on ICS, with no index to say which is where.",
    "key documents: {on_ics} on ICS and {on_file} on the file; those for {conference} are easiest to find.",
)
ALL_ON_PAPER = (
    "everything from {made} is on paper, and nothing of it can be seen on ICS.",
    "all on the paper file. Whoever looks only at ICS learns nothing of the work up to {conference}.",
)
ALL_ON_ICS = ("everything from {made} is on ICS; the paper file holds letters only.",)
LOST = (
    "{missing}: found in neither place. All else is there from {made}.",
    "no trace of {missing}, though later papers, from {conference} on, speak of what was done.",
    "I did not find {missing}; the file was divided after {conference}, which may be why.",
)
SUPERVISED = (
    "{sessions} recorded since {conference}, the last on {last}; each goes through the plan.",
    "supervised about every four weeks. The note of {last} asks what has changed for {child}.",
    "{sessions} on file. The supervisor’s question of {last} led to an unannounced visit.",
    "regular and to the point, last on {last}: decisions are set out with who is to act.",
    "the supervisor knows the case well; {sessions}, the latest on {last}.",
)
IN_PART = (
    "{sessions} in {months}, the last on {last}: mainly about leave and caseload.",
    "on file: {sessions}. The note of {last} lists tasks and does not look at risk.",
    "talks in the corridor are mentioned. Formal supervision: {sessions}, the last on {last}.",
    "{sessions} recorded, the last on {last}. Nothing on the progress of the plan.",
)
ONCE = (
    "one session in {months}, on {last}: mainly about leave and caseload.",
    "on file: one session. The note of {last} lists tasks and does not look at risk.",
    "one note, of {last}, with nothing on the progress of the plan.",
)
NONE = (
    "no record of supervision in {months}, on paper or on ICS.",
    "I could not find one supervision note after {conference}. The worker says that sessions were held.",
    "nothing recorded since {conference}; the decisions in the case appear to be the worker’s own.",
)
LAST_LONG_AGO = (
    "one note only, of {last}. Since then nothing, although the family’s situation has changed.",
    "{sessions} only, on {last}: two lines, without a word on the plan.",
)
BOTH_CURRENT = (
    "up to date in both since {conference}, to within {days} of the audit.",
    "entries are current, the last {days} before my reading; those from {conference} on are in order.",
    "both current. The last visit entered is {days} old.",
    "kept up all the way from {made}, last entry {days} ago.",
)
ICS_BEHIND = (
    "the file is current; ICS is {weeks} behind, with visits in the worker’s notebook.",
    "ICS lacks the last {weeks}. The administrator who used to enter the notes has not been replaced.",
)
FILE_BEHIND = (
    "ICS is current. The paper file ends {weeks} ago.",
    "loose papers of the last {weeks} lie at the front of the file, unsorted.",
)
BOTH_BEHIND = (
    "neither is current: about {weeks} of visits are waiting to be typed.",
    "{weeks} behind on both. Whoever stood in for the worker would not know where things are.",
    "the last {weeks} exist in manuscript only.",
    "visits and calls of {weeks} are in a notebook; the record stops where the plan gets difficult.",
)


def comments(speak: Speaker) -> dict[str, str]:
    written = {
        "7.3.comment": _documents(speak),
        "7.4.comment": _supervision(speak),
        "7.5.comment": _current(speak),
    }
    if not speak.course.record.after_ics:
        written["7.1.comment"] = speak.say("7.1", BEFORE_ICS)
    return written


def _documents(speak: Speaker) -> str:
    found = speak.course.record.documents
    lost = missing(speak.history)
    if lost:
        return speak.say("7.3", LOST, missing=listed(lost))
    on_ics, on_file = (sum(place in places for places in found.values()) for place in ("ics", "file"))
    ways = SPREAD if on_ics and on_file else ALL_ON_ICS if on_ics else ALL_ON_PAPER
    return speak.say("7.3", ways, on_ics=number(on_ics), on_file=number(on_file))


def _supervision(speak: Speaker) -> str:
    supervision = speak.course.supervision
    if supervision.last is None:
        return speak.say("7.4", NONE)
    in_part = IN_PART if supervision.sessions > 1 else ONCE
    ways = {"yes": SUPERVISED, "partly": in_part, "no": LAST_LONG_AGO}[supervision.evident]
    sessions = counted(supervision.sessions, "session")
    return speak.say("7.4", ways, sessions=sessions, last=long_date(supervision.last))


def _current(speak: Speaker) -> str:
    record = speak.course.record
    ways = {
        (True, True): BOTH_CURRENT,
        (False, True): ICS_BEHIND,
        (True, False): FILE_BEHIND,
        (False, False): BOTH_BEHIND,
    }[record.ics_up_to_date, record.file_up_to_date]
    days = counted(speak.luck("entry").between(2, 9), "day")
    return speak.say("7.5", ways, weeks=counted(record.weeks_behind, "week"), days=days)
