"""What ``check --deploy`` says of keys: those of a real service come from its environment."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def keys_come_from_the_environment(**_kwargs: Any) -> list[Error]:
    """Keys beside the data open whatever is stolen with them."""
    return [
        Error(
            f"{name} is not in the environment.",
            hint="docs/deployment.md says how to make it and where to keep it.",
            id=f"access.E{number:03}",
        )
        for number, name in enumerate(("SECRET_KEY", "RECORD_KEYS", "TRAIL_KEYS"), start=1)
        if name in settings.KEPT_BESIDE_THE_DATA
    ]
