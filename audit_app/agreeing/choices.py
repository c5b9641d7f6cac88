"""Fixed sets of values of this room."""

from django.db import models


class Source(models.TextChoices):
    """Where an agreed answer comes from."""

    FIRST = "first", "The first reading"
    SECOND = "second", "The second reading"
    BOTH = "both", "Both together: everything that either of them ticked"
    OTHER = "other", "Another answer than either gave"
