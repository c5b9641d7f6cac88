"""What this room hands on: a drafted text under a key by which a lead's edited version is found again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """A paragraph, with the bullets that stand under it and the heading above it, where it has them.

    A draft with a heading and no text is an offer: the lead fills it in or removes it.
    """

    key: str
    text: str
    bullets: tuple[str, ...] = ()
    heading: str = ""
