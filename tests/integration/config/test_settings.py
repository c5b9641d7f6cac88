"""The settings under the environments that they read."""

import json
import os
import subprocess
import sys
from pathlib import Path

from cryptography.fernet import Fernet

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


def test_a_deployment_with_keys_in_its_environment_passes_djangos_own_check_without_a_warning():
    asked = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    keys = {
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "RECORD_KEYS": Fernet.generate_key().decode(),
        "TRAIL_KEYS": "0123456789abcdefghijklmnopqrstuvwxyz",
    }
    checked = run_python(*asked, ALLOWED_HOSTS="audit.example.org", **keys)
    assert checked.returncode == 0, checked.stderr
    for name in keys:
        without = {**keys, name: ""}
        refused = run_python(*asked, ALLOWED_HOSTS="audit.example.org", **without)
        assert f"{name} is not in the environment." in refused.stderr


def test_sqlite_flushes_before_it_answers_and_postgresql_is_one_address_away():
    sqlite = settings_under("DATABASES")["DATABASES"]["default"]
    assert "synchronous=FULL" in sqlite["OPTIONS"]["init_command"]
    postgresql = settings_under("DATABASES", DATABASE_URL="postgres://a:b@127.0.0.1:5999/audit")["DATABASES"]
    assert postgresql["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert postgresql["default"]["PORT"] == 5999


def test_a_database_that_is_not_there_is_one_sentence():
    prepared = run_python("-m", "audit_app.config.prepare", DATABASE_URL="postgres://a:b@127.0.0.1:9/audit")
    assert prepared.returncode == 1
    assert "Traceback" not in prepared.stderr
    assert prepared.stderr.startswith("The database cannot be used: ")
    assert len(prepared.stderr.strip().splitlines()) == 1


def test_the_directory_for_single_sign_on_is_named_in_the_environment():
    directory = {
        "SSO_ISSUER": "https://login.example.org/kent/v2.0/",
        "SSO_CLIENT_ID": "audit",
        "SSO_SECRET": "a secret",
    }
    shown = settings_under("SOCIALACCOUNT_PROVIDERS", "CONTENT_SECURITY_POLICY", **directory)
    [app] = shown["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert (app["name"], app["client_id"]) == ("your work account", "audit")
    assert app["settings"]["server_url"] == "https://login.example.org/kent/v2.0"
    assert shown["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"] == [
        "'self'",
        "https://login.example.org",
    ]


def test_a_directory_that_is_not_fully_named_stops_the_service_with_a_sentence():
    named = {"SSO_ISSUER": "http://login.example.org", "SSO_CLIENT_ID": "audit", "SSO_SECRET": "x"}
    for environment, complaint in (
        ({**named, "ALLOWED_HOSTS": "audit.example.org"}, "SSO_ISSUER must begin with https://"),
        ({**named, "SSO_CLAIM": "upn"}, "SSO_CLAIM must be one of: email, preferred_username"),
        ({"SSO_ISSUER": "https://login.example.org"}, "SSO_CLIENT_ID"),
    ):
        stopped = run_python("-c", "import audit_app.config.settings", **environment)
        assert stopped.returncode != 0
        assert complaint in stopped.stderr
