"""Makes the bare project's tables, with a section for each of so many people."""

from __future__ import annotations

import json
import sys

import django

from bench.caseload import PASSWORD


def main() -> None:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from bench.bare.models import BareSection

    call_command("migrate", verbosity=0)
    # A project without migrations of its own: its table comes after those that it refers to.
    call_command("migrate", run_syncdb=True, verbosity=0)
    made = []
    for place in range(int(sys.argv[1])):
        user = get_user_model().objects.create_user(f"person{place}", password=PASSWORD)
        made.append(
            {"username": user.get_username(), "number": BareSection._default_manager.create(owner=user).pk}
        )
    print(json.dumps(made))


if __name__ == "__main__":
    main()
