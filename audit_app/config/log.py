"""Logs that say where something went wrong, and never what was written in a case."""

import logging
import re
import traceback
from types import TracebackType

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


# What follows these in an address is the key to what it opens.
KEY_OF_A_LINK = re.compile(r"(/(?:reply|invitation|account/new-password)/)[^/\s]+")


class WithoutCaseText(logging.Formatter):
    """Leaves out the message of an exception, and the key in the address of a link.

    A database quotes the row it refuses and a parser the text it stumbled on, so the kind of exception and
    the lines of code it passed through are all that is logged.
    """

    def format(self, record: logging.LogRecord) -> str:
        return KEY_OF_A_LINK.sub(r"\1…", super().format(record))

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 (the name is the parent's)
        error = ei[1]
        if error is None:
            return ""
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
        return "\n".join([*lines, f"{type(error).__module__}.{type(error).__qualname__} (message left out)"])
