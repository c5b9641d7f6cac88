"""What ``check --deploy`` says: keys come from the environment, and everybody shows a second factor."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


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


@register(Tags.security, deploy=True)
def second_factors_are_asked_for(**_kwargs: Any) -> list[Warning]:
    """A password that is guessed or told opens the records of children where nothing else is asked."""
    if settings.MFA_REQUIRED:
        return []
    return [
        Warning(
            "A password alone is enough to sign in.",
            hint="Leave MFA_REQUIRED out of the environment where others can reach the service.",
            id="access.W001",
        )
    ]
