"""People for tests. They sign in with ``client.force_login`` unless a test is about passwords."""

from typing import Any

from model_bakery import baker

from audit_app.access.models import Membership, User
from audit_app.access.roles import Role

PASSWORD = "a long sentence that nobody would guess"


def make_user(username: str, display_name: str = "", **fields: Any) -> User:
    """An account without a password; hashing one costs more than most tests do."""
    fields = {"password": "!", "is_superuser": False, "is_staff": False, **fields}
    return baker.make(User, username=username, display_name=display_name or username.title(), **fields)


def make_administrator(username: str = "administrator") -> User:
    return make_user(username, "Ada Ministrator", is_administrator=True)


def give_password(user: User, password: str = PASSWORD) -> User:
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def give_role(user: User, role: Role, review_id: int) -> Membership:
    """A membership as a row; the services that would check and record it are tested by themselves."""
    return baker.make(Membership, user=user, role=role.value, review_id=review_id)
