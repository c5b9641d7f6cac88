"""One of everything that an address can name, in two reviews, with everybody who may ask for it.

``build`` makes it once; whoever asks for a page afterwards must undo what that wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import SimpleCookie

from allauth.usersessions.models import UserSession
from django.test import Client

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.sampling.models import Review, Sample, SampledCase
from tests.factories.access import give_password, give_role, make_user
from tests.factories.sampling import ARBITRARY_SEED, Cast, make_cast
from tests.integration.access.matrix.allocating import allocating_in
from tests.integration.access.matrix.calibrating import calibrating_in
from tests.integration.access.matrix.lists import lists_in
from tests.integration.access.matrix.members import members_in
from tests.integration.access.matrix.papers import papers_in
from tests.integration.access.matrix.place import NONE, Arguments, Place
from tests.integration.access.matrix.replies import replies_in
from tests.integration.access.matrix.samples import samples_in
from tests.integration.access.matrix.setting_up import setting_up_in
from tests.integration.access.matrix.work import work_in

# The state of the reviews in which a page is asked for, by its name or its room; else it is fieldwork.
STATES = {
    "caseload": "sampling",
    "sampling": "sampling",
    "tool": "sampling",
    "report:publish": "reporting",
}
# Pages on which something is still changed that a draw would rest on.
BEFORE_A_DRAW = ("caseload:", "sampling:district", "sampling:team")


def state_for(page: str) -> str:
    return STATES.get(page) or STATES.get(page.partition(":")[0]) or "fieldwork"


@dataclass(frozen=True)
class World:
    """``things``: by kind and name, what an address of it is made of. ``forms``: by page, what is posted."""

    people: dict[Asker, User]
    things: dict[str, dict[str, Arguments]]
    forms: dict[str, Arguments]
    clients: dict[Asker, Client]
    cookies: dict[Asker, dict[str, str]]

    def put_reviews_where(self, page: str) -> None:
        """Puts every review into the state in which this page does what it is for; whoever asks undoes it."""
        Review.objects.update(state=state_for(page))
        if page.startswith(BEFORE_A_DRAW):
            SampledCase.objects.filter(sample__seed=ARBITRARY_SEED).delete()
            Sample.objects.filter(seed=ARBITRARY_SEED).delete()

    def client(self, asker: Asker) -> Client:
        """Their browser, as it was when they had just signed in."""
        client = self.clients[asker]
        client.cookies = SimpleCookie(self.cookies[asker])
        return client

    def arguments(self, kind: str, which: str, asker: Asker) -> Arguments:
        if (kind, which) == ("session", "own"):
            return {"pk": _session_of(self.people[asker])}
        return self.things[kind][which]


def build() -> World:
    cast = make_cast(suppress_small_cells=False)
    place = Place(cast, _people(cast))
    # The papers come first: none is published while something that cannot wait is not done.
    for furnish in (
        papers_in,
        work_in,
        replies_in,
        members_in,
        setting_up_in,
        lists_in,
        samples_in,
        allocating_in,
        calibrating_in,
    ):
        furnish(place)
    clients = {asker: _signed_in(asker, person) for asker, person in place.people.items()}
    # Closed while it was signed in.
    User.objects.filter(pk=place.people[Asker.CLOSED].pk).update(is_active=False)
    place.things["session"] = {
        "somebody else’s": {"pk": _session_of(place.people[Asker.NOBODY])},
        "none": {"pk": NONE},
    }
    kept = {asker: {name: each.value for name, each in of.cookies.items()} for asker, of in clients.items()}
    return World(place.people, place.things, place.forms, clients, kept)


def _people(cast: Cast) -> dict[Asker, User]:
    elsewhere = {
        Asker.LEAD_ELSEWHERE: Role.REVIEW_LEAD,
        Asker.ASSESSOR_ELSEWHERE: Role.ASSESSOR,
        Asker.READER_ELSEWHERE: Role.BOARD_READER,
    }
    people = {
        # Somebody has to own the session that is none of those of the others.
        Asker.NOBODY: make_user("bystander"),
        Asker.CLOSED: make_user("closed"),
        Asker.NO_ROLE: make_user("no-role"),
        Asker.ADMINISTRATOR: cast.administrator,
        Asker.LEAD: cast.lead,
        Asker.ASSESSOR: cast.assessor,
        Asker.COLLEAGUE: cast.colleague,
        Asker.READER: cast.board_reader,
        **{asker: make_user(asker.replace(" ", "-")) for asker in elsewhere},
    }
    give_role(people[Asker.CLOSED], Role.REVIEW_LEAD, cast.review.pk)
    for asker, role in elsewhere.items():
        give_role(people[asker], role, cast.other_review.pk)
    return {asker: give_password(person) for asker, person in people.items()}


def _signed_in(asker: Asker, person: User) -> Client:
    client = Client()
    if asker != Asker.NOBODY:
        client.force_login(person)
        # The first request of a session writes that it was there.
        client.get("/")
    return client


def _session_of(person: User) -> int:
    found = UserSession.objects.filter(user=person).first()
    return (found or UserSession.objects.create(user=person, session_key=person.username, ip="192.0.2.1")).pk
