"""Everybody who may ask for a page, seen from one review and one case of it."""

from enum import StrEnum

from audit_app.access.roles import Role


class Asker(StrEnum):
    """Somebody who asks; the assessor is the one to whom the case is allocated, the colleague another one."""

    NOBODY = "nobody signed in"
    CLOSED = "closed account"
    NO_ROLE = "no role"
    ADMINISTRATOR = "administrator"
    LEAD = "lead"
    ASSESSOR = "assessor"
    COLLEAGUE = "colleague"
    READER = "board reader"
    LEAD_ELSEWHERE = "lead elsewhere"
    ASSESSOR_ELSEWHERE = "assessor elsewhere"
    READER_ELSEWHERE = "board reader elsewhere"


NOT_SIGNED_IN = frozenset({Asker.NOBODY, Asker.CLOSED})
SIGNED_IN = frozenset(Asker) - NOT_SIGNED_IN

ROLE_OF: dict[Asker, Role] = {
    Asker.ADMINISTRATOR: Role.ADMINISTRATOR,
    Asker.LEAD: Role.REVIEW_LEAD,
    Asker.ASSESSOR: Role.ASSESSOR,
    Asker.COLLEAGUE: Role.ASSESSOR,
    Asker.READER: Role.BOARD_READER,
    Asker.LEAD_ELSEWHERE: Role.REVIEW_LEAD,
    Asker.ASSESSOR_ELSEWHERE: Role.ASSESSOR,
    Asker.READER_ELSEWHERE: Role.BOARD_READER,
}
