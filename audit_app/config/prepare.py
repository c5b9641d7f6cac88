"""Makes a database ready to serve: its tables, the static files, and a demonstration if it holds no review.

``python -m audit_app.config.prepare`` is one process for what would be seven management commands, because
starting each costs more than its work. Only the sign-ins of the demonstration go to standard output.
"""

import os
import sys
from getpass import getuser

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "audit_app.config.settings")
    try:
        django.setup()
        # Only now, because it reads the models.
        from audit_app.access.signing_in.expiry import note_expired

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        # Whichever way an older copy of the database has come back, what was erased since does not stay.
        call_command("erase_again", stdout=sys.stderr)
        note_expired()
        call_command("clearsessions", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.LOOPBACK_ONLY:
            # Its password is there for all to read, so it never goes where others can reach it.
            call_command("load_demo", if_empty=True, stdout=sys.stderr)
            call_command("demo_sign_ins")
    except CommandError as error:
        sys.exit(str(error))
    except OperationalError as error:
        sys.exit(f"The database cannot be used: {str(error).strip().splitlines()[0]}")
    except PermissionError as error:
        sys.exit(f"{error.filename} belongs to somebody else, so {getuser()} cannot run the service here.")
    except KeyboardInterrupt:
        sys.exit("Stopped before everything was ready; run it again to go on.")


if __name__ == "__main__":
    main()
