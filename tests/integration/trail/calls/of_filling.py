"""Reading, filling in and deciding on an audit."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from audit_app.filling import services
from audit_app.filling.models import ItemNote, Transition
from audit_app.tool.models import ImmediateAction
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation, an_answered_audit
from tests.integration.trail.calls.call import Arguments, call

SAID = {"what": "See the child", "why": "Not seen for weeks", "told_to": "The duty team"}


def raised(cast: Cast) -> Arguments:
    return {"audit": a_started_audit(cast), **SAID, "told_at": timezone.now(), "by": cast.assessor}


def an_action(cast: Cast) -> ImmediateAction:
    return services.raise_immediate_action(**raised(cast))


def an_acknowledged_action(cast: Cast) -> ImmediateAction:
    action = an_action(cast)
    services.acknowledge_action(action=action, by=cast.lead)
    return action


def submitted(cast: Cast, **more: Any) -> Arguments:
    return {"audit": a_submitted_audit(cast), "by": cast.lead, **more}


def in_moderation(cast: Cast, **more: Any) -> Arguments:
    arguments = submitted(cast)
    services.take_into_moderation(**arguments)
    return {**arguments, **more}


def asked(cast: Cast) -> Arguments:
    arguments = in_moderation(cast, text="Where is the plan?")
    services.ask(**arguments)
    return {"audit": arguments["audit"], "text": "In the second folder.", "by": cast.assessor}


ASKING: Arguments = {"ref": "7.4", "kind": "question", "text": "Does a telephone call count?"}


def a_question(cast: Cast) -> ItemNote:
    return services.note_on_item(audit=a_started_audit(cast), by=cast.assessor, **ASKING)


def signed_off(cast: Cast, **more: Any) -> Arguments:
    arguments = submitted(cast)
    services.sign_off(**arguments)
    return {**arguments, **more}


def a_return(cast: Cast) -> Transition:
    services.return_audit(**submitted(cast, reason="Look at 3.2 again."))
    return Transition.objects.get(to_state="returned")


CALLS = {
    "filling.start_audit": call(
        lambda cast: {"allocation": an_allocation(cast), "by": cast.assessor}, "audit started"
    ),
    "filling.save_section": call(
        lambda cast: {
            "audit": a_started_audit(cast),
            "number": 1,
            "answers": {"1.2": "Police", "1.4": "no"},
            "revision": 0,
            "by": cast.assessor,
        },
        "section saved",
    ),
    "filling.save_header": call(
        lambda cast: {
            "audit": a_started_audit(cast),
            "answers": {"H.7.social_worker": "A worker"},
            "revision": 0,
            "by": cast.assessor,
        },
        "header saved",
    ),
    "filling.submit": call(
        lambda cast: {
            "audit": an_answered_audit(cast, {"3.2": None}),
            "reasons": {"3.2": "The page is missing."},
            "by": cast.assessor,
        },
        "audit submitted",
    ),
    "filling.return_audit": call(lambda cast: submitted(cast, reason="Look at 3.2 again."), "audit returned"),
    "filling.sign_off": call(submitted, "audit signed off"),
    "filling.reopen": call(lambda cast: signed_off(cast, reason="A page was missing."), "audit reopened"),
    "filling.take_into_moderation": call(submitted, "audit taken into moderation"),
    "filling.agree": call(in_moderation, "moderation agreed"),
    "filling.ask": call(lambda cast: in_moderation(cast, text="Where is the plan?"), "moderator asked"),
    "filling.answer": call(asked, "moderator answered"),
    "filling.note_on_item": call(
        lambda cast: {**ASKING, "audit": a_started_audit(cast), "by": cast.assessor},
        "lead asked about an answer",
    ),
    "filling.answer_question": call(
        lambda cast: {"note": a_question(cast), "text": "Count it.", "by": cast.lead},
        "lead answered about an answer",
    ),
    "filling.raise_immediate_action": call(raised, "immediate action raised"),
    "filling.acknowledge_action": call(
        lambda cast: {"action": an_action(cast), "by": cast.lead}, "immediate action acknowledged"
    ),
    "filling.complete_action": call(
        lambda cast: {"action": an_acknowledged_action(cast), "outcome": "Seen.", "by": cast.lead},
        "immediate action done",
    ),
    "filling.record_safety_outcome": call(
        lambda cast: submitted(cast, outcome="The child was seen."), "safety outcome recorded"
    ),
    "filling.record_opening": call(lambda cast: submitted(cast, page="answers"), "audit opened"),
    "filling.record_actions_read": call(
        lambda cast: {"actions": [an_action(cast)], "by": cast.lead}, "immediate action read"
    ),
    "filling.record_returns_read": call(
        lambda cast: {"returns": [a_return(cast)], "by": cast.assessor}, "reason for return read"
    ),
}
