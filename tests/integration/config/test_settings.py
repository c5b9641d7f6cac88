"""The settings under the environments that they read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pyrage.x25519 import Identity

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[3]
SHOW = """
import json
from audit_app.config import settings
print(json.dumps({{name: getattr(settings, name, None) for name in {names}}}))
"""
OWN = (
    "ALLOWED_HOSTS",
    "HTTPS",
    "SECRET_KEY",
    "RECORD_KEYS",
    "TRAIL_KEYS",
    "BACKUP_RECIPIENTS",
    "DATABASE_URL",
    "BEHIND_PROXY",
    "DEBUG",
    "MFA_REQUIRED",
    "EMAIL_URL",
    "SSO_ISSUER",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
)


def run_python(*arguments, **environment):
    inherited = {name: value for name, value in os.environ.items() if name not in OWN}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings_under(*names, **environment):
    shown = run_python("-c", SHOW.format(names=names), **environment)
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)


def test_without_a_host_the_service_answers_to_this_machine_alone():
    shown = settings_under("ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "DEBUG")
    assert shown == {
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SECURE_SSL_REDIRECT": None,
        "DEBUG": False,
    }


def test_naming_a_host_turns_on_https_bound_cookies_and_long_passwords():
    shown = settings_under(
        *("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"),
        *(
            "SECURE_SSL_REDIRECT",
            "SECURE_HSTS_SECONDS",
            "SECURE_PROXY_SSL_HEADER",
            "AUTH_PASSWORD_VALIDATORS",
            "KNOWN_BROWSER_COOKIE_NAME",
            "MFA_REQUIRED",
        ),
        ALLOWED_HOSTS="audit.example.org",
    )
    assert shown["AUTH_PASSWORD_VALIDATORS"][0]["OPTIONS"] == {"min_length": 15}
    del shown["AUTH_PASSWORD_VALIDATORS"]
    assert shown == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_PROXY_SSL_HEADER": None,
        "KNOWN_BROWSER_COOKIE_NAME": "__Host-known-browser",
        "MFA_REQUIRED": True,
    }


def test_a_deployment_without_second_factors_is_warned_of():
    checked = run_python(
        "manage.py", "check", "--deploy", ALLOWED_HOSTS="audit.example.org", MFA_REQUIRED="0"
    )
    assert "A password alone is enough to sign in." in checked.stderr


def checked_as_deployed(**environment):
    """The check of a deployment that has all it needs, but for what is given here."""
    deployed = {
        "ALLOWED_HOSTS": "audit.example.org",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "RECORD_KEYS": Fernet.generate_key().decode(),
        "TRAIL_KEYS": "0123456789abcdefghijklmnopqrstuvwxyz",
        "BACKUP_RECIPIENTS": str(Identity.generate().to_public()),
    }
    asked = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    return run_python(*asked, **{**deployed, **environment})


def test_a_deployment_with_keys_in_its_environment_passes_djangos_own_check_without_a_warning():
    checked = checked_as_deployed()
    assert checked.returncode == 0, checked.stderr
    for name in ("SECRET_KEY", "RECORD_KEYS", "TRAIL_KEYS"):
        refused = checked_as_deployed(**{name: ""})
        assert f"{name} is not in the environment." in refused.stderr


def test_a_deployment_of_which_no_backup_can_be_made_is_warned_of():
    checked = checked_as_deployed(BACKUP_RECIPIENTS="")
    assert checked.returncode != 0
    assert "BACKUP_RECIPIENTS is not in the environment, so no backup can be made." in checked.stderr
    assert "docs/backup-and-restore.md" in checked.stderr


def test_a_deployment_whose_backups_nobody_could_open_is_told_so():
    checked = checked_as_deployed(BACKUP_RECIPIENTS="ssh-ed25519 AAAA")
    assert checked.returncode != 0
    assert "not a public key of age" in checked.stderr
