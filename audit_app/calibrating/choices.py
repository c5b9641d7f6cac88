"""Fixed sets of values of this room."""

from django.db import models


class UntilPassed(models.TextChoices):
    """What an assessor who has not passed may do with the cases of the review."""

    BLOCK = "block", "They cannot open a case that they have not started"
    WARN = "warn", "They are told, and can open their cases"
    OFF = "off", "Nothing: the calibration case is asked of nobody any more"


# Of a hundred coded answers, how many must be the panel's. No source sets it: the figure is ours.
DEFAULT_MARK = 80
DEFAULT_TRIES = 2
MOST_TRIES = 5
