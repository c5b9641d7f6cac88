"""What the page of who may do what shows, already worded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from audit_app.access.gate import Audience
from audit_app.access.roles import ROLES, Permission
from audit_app.access.rules.pages import PageOfService, every_page
from audit_app.access.rules.policies import RuleForObjects, every_rule


@dataclass(frozen=True)
class PermissionLine:
    """A line of the table of roles: a permission, and for each role whether it has it."""

    label: str
    held: list[bool]


@dataclass(frozen=True)
class RulesTable:
    """A table of pages or rules, each line with what it is about first; an address may break anywhere."""

    caption: str
    headings: tuple[str, ...]
    lines: Sequence[tuple[str, ...]]
    of_addresses: bool = False


@dataclass(frozen=True)
class RoomRules:
    """The pages and rules of one room; ``title`` is what the room says of itself."""

    name: str
    title: str
    tables: list[RulesTable]


def permission_lines() -> list[PermissionLine]:
    return [
        PermissionLine(permission.label, [permission in role.permissions for role in ROLES.values()])
        for permission in Permission
    ]


def rooms() -> list[RoomRules]:
    """Every room that has pages or rules."""
    pages, rules = every_page(), every_rule()
    names = dict.fromkeys([*(page.room for page in pages), *(rule.room for rule in rules)])
    return [
        RoomRules(
            name=name,
            title=(import_module(f"audit_app.{name}").__doc__ or name).strip().rstrip("."),
            tables=[
                *_tables_of_pages([page for page in pages if page.room == name]),
                *_tables_of_rules([rule for rule in rules if rule.room == name]),
            ],
        )
        for name in names
    ]


def _tables_of_pages(pages: list[PageOfService]) -> Iterator[RulesTable]:
    lines = [(page.address, ", ".join(page.methods), *_in_words(page.audience)) for page in pages]
    if lines:
        yield RulesTable("Pages", ("Address", "Methods", "Open to", "For what"), lines, of_addresses=True)


def _tables_of_rules(rules: list[RuleForObjects]) -> Iterator[RulesTable]:
    lines = [(rule.name, rule.about, rule.sentence) for rule in rules]
    if lines:
        yield RulesTable("Rules", ("What", "To what", "Who may"), lines)


def _in_words(audience: Audience | None) -> tuple[str, str]:
    if audience is None:
        return "Nobody", "The page does not say whom it is for."
    if not audience.needs_sign_in:
        return "Anyone", audience.why_open
    if not audience.permissions:
        before = "Also before the account is safe, to make it so." if audience.before_set_up else ""
        return "Everybody who is signed in", before
    holders = [role.label for role in ROLES.values() if role.permissions & audience.permissions]
    labels = [permission.label for permission in Permission if permission in audience.permissions]
    return ", ".join(holders), "; ".join(labels)
