"""Random numbers that anyone can make again, in any language, from the seed alone.

The numbers do not come from a library's generator, whose inner workings may change with a version. They are
defined here in full:

    block k of a stream  =  SHA-256 of the text "<seed>|<purpose>|<k>" in UTF-8, k = 0, 1, 2, … in decimal,
                            read as one unsigned whole number, most significant byte first (0 to 2^256 - 1)
    a number below n     =  the next block b of the stream for which b < 2^256 - (2^256 mod n), modulo n

Blocks at or above that bound are skipped, so that every number below n is equally likely. Each purpose has
its own stream and starts at block 0, so that one part of a draw cannot shift the numbers of another.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

BLOCK_RANGE = 2**256


def check_seed(seed: str) -> None:
    """Refuses a seed that could not be copied from print, or that would blur where the purpose begins.

    Raises:
        ValueError: the seed is empty, over 100 characters, not printable, spaced at its ends or holds a "|".
    """
    if not seed or len(seed) > 100 or seed != seed.strip() or not seed.isprintable() or "|" in seed:
        raise ValueError("A seed is 1 to 100 printable characters, without “|” and without space at its ends")


class Stream:
    """The numbers of one purpose under one seed, in order."""

    def __init__(self, seed: str, purpose: str) -> None:
        check_seed(seed)
        self._start = f"{seed}|{purpose}|"
        self._next_block = 0

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1, each equally likely (n from 1 to 2^256)."""
        bound = BLOCK_RANGE - BLOCK_RANGE % n
        while True:
            block = int.from_bytes(sha256(f"{self._start}{self._next_block}".encode()).digest(), "big")
            self._next_block += 1
            if block < bound:
                return block % n

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in random order: for i from the last place down to 1, swap with ``below(i + 1)``."""
        order = list(items)
        for i in range(len(order) - 1, 0, -1):
            j = self.below(i + 1)
            order[i], order[j] = order[j], order[i]
        return order
