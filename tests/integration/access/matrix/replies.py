"""Summaries shared with those who worked on a case, links to them in every state, and what was sent."""

from __future__ import annotations

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.filling import services as filling
from audit_app.replying.links import new_token
from audit_app.replying.models import Share
from audit_app.replying.services import Shared, send, share_again, withdraw
from audit_app.tool.models import Audit
from tests.factories.replying import in_days, say, share
from tests.factories.sampling import make_allocation
from tests.factories.tool import full_answers, save_answers
from tests.integration.access.matrix.place import NONE, Arguments, Place

SOME_DAY = in_days(14)


def replies_in(place: Place) -> None:
    lead, lead_elsewhere = place.cast.lead, place.people[Asker.LEAD_ELSEWHERE]
    own, theirs, far = (
        _submitted(place, asker) for asker in (Asker.ASSESSOR, Asker.COLLEAGUE, Asker.ASSESSOR_ELSEWHERE)
    )
    waited_for, other, elsewhere = share(own, lead), share(theirs, lead), share(far, lead_elsewhere)
    place.things["summary"] = {
        "waited for": _summary(own, waited_for),
        "a colleague’s": _summary(theirs, other),
        "of another audit, at this one’s address": _summary(own, other),
        "of another review": _summary(far, elsewhere),
        "none": {"pk": own.pk, "share_pk": NONE},
    }
    sent = [_sent(audit, by) for audit, by in ((own, lead), (theirs, lead), (far, lead_elsewhere))]
    say(waited_for)
    mine, colleagues, strangers = sent
    place.things["reply"] = {
        "sent": _reply(own, mine),
        "not sent": _reply(own, waited_for),
        "a colleague’s": _reply(theirs, colleagues),
        "of another audit, at this one’s address": _reply(own, colleagues),
        "of another review": _reply(far, strangers),
        "none": {"pk": own.pk, "point_pk": NONE},
    }
    _links(place, own, waited_for, mine)
    day = {"due_0": SOME_DAY.day, "due_1": SOME_DAY.month, "due_2": SOME_DAY.year}
    forms: dict[str, Arguments] = {
        "replying:share": {"recipient": "team_manager", "name": "Max", "email": "max@example.org", **day},
        "replying:again": day,
        "replying:answer": {"outcome": "changed", "text": "The answer to 8.4."},
        "replying:point": {"text": "The visits were kept up."},
    }
    place.forms.update(forms)


def _links(place: Place, audit: Audit, works: Shared, sent: Shared) -> None:
    withdrawn, expired, old = (
        share(audit, place.cast.lead, email=f"{name}@example.org") for name in ("one", "two", "three")
    )
    withdraw(share=withdrawn.share, by=place.cast.lead)
    Share.objects.filter(pk=expired.share.pk).update(due=in_days(-1))
    share_again(share=old.share, due=SOME_DAY, by=place.cast.lead)
    tokens = {
        "that works": works.token,
        "by which all was sent": sent.token,
        "withdrawn": withdrawn.token,
        "expired": expired.token,
        "made anew": old.token,
        "forged": new_token(),
    }
    place.things["summary link"] = {name: {"token": each, "number": 1} for name, each in tokens.items()}


def _submitted(place: Place, asker: Asker) -> Audit:
    review = place.elsewhere if asker == Asker.ASSESSOR_ELSEWHERE else place.here
    allocation = make_allocation(place.a_case(review), place.people[asker], place.cast.lead)
    audit = filling.start_audit(allocation=allocation, by=allocation.assessor)
    save_answers(audit, full_answers(), by=allocation.assessor)
    filling.submit(audit=audit, reasons={}, by=allocation.assessor)
    return audit


def _sent(audit: Audit, by: User) -> Shared:
    shared = share(audit, by, email="manager@example.org", recipient="team_manager")
    say(shared)
    send(token=shared.token)
    return shared


def _summary(audit: Audit, shared: Shared) -> Arguments:
    return {"pk": audit.pk, "share_pk": shared.share.pk}


def _reply(audit: Audit, shared: Shared) -> Arguments:
    return {"pk": audit.pk, "point_pk": shared.share.points.get().pk}
