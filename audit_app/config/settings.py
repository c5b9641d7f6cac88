"""Settings, read from the environment.

Without ``ALLOWED_HOSTS`` the service answers on this machine alone, over plain HTTP, which is what a
demonstration and the tests need. Naming a host turns on everything that a service for others must have: HTTPS
throughout, cookies bound to it, and long passwords.
"""

from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe

import environ
from cryptography.fernet import Fernet
from csp.constants import NONE, SELF

from audit_app.config.directory import directory_from, providers_of
from audit_app.config.kept_keys import kept_key

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR = BASE_DIR / "var"
VAR.mkdir(exist_ok=True)

env = environ.Env()
DEBUG = env.bool("DEBUG", default=False)

# --- Keys ---

# Settings whose keys were made here and are kept beside the data, which is good for a demonstration only.
KEPT_BESIDE_THE_DATA: list[str] = []


def keys(name: str, make: Callable[[], str]) -> list[str]:
    """The keys that the environment gives, the one that writes first, or else one kept beside the data."""
    given: list[str] = env.list(name, default=[])
    if given:
        return given
    KEPT_BESIDE_THE_DATA.append(name)
    return [kept_key(VAR / "keys" / name.lower(), make)]


# Signs sessions and forms.
SECRET_KEY, *SECRET_KEY_FALLBACKS = keys("SECRET_KEY", lambda: token_urlsafe(64))
# Under these lie the keys of the children's records; a new one is put first, and a command moves them to it.
RECORD_KEYS = keys("RECORD_KEYS", lambda: Fernet.generate_key().decode())
# Under the first of these each entry of the trail is bound to the one before it.
TRAIL_KEYS = keys("TRAIL_KEYS", lambda: token_urlsafe(64))

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
LOOPBACK_ONLY = not ALLOWED_HOSTS
if LOOPBACK_ONLY:
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
HTTPS = env.bool("HTTPS", default=not LOOPBACK_ONLY)

# --- What is installed ---

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    # Before the library of jobs, whose command for a worker it makes into one that takes up what was left.
    "audit_app.kit",
    "django_tasks",
    "django_tasks_db",
    "audit_app.access",
    "audit_app.sampling",
    "audit_app.tool",
    "audit_app.filling",
    "audit_app.report",
    "audit_app.agreeing",
    "audit_app.calibrating",
    "audit_app.dashboard",
    "audit_app.replying",
    "audit_app.trail",
    "audit_app.keeping",
    "audit_app.home",
    "audit_app.demo",
    "audit_app.backups",
]

MIDDLEWARE = [
    # What browsers are told comes first, so that it goes out with every answer, refusals included.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "audit_app.kit.middleware.KeepNothing",
    "audit_app.kit.middleware.RefuseUnreadable",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "audit_app.kit.compression.CompressPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "audit_app.access.idle.NoteActivity",
    "django.contrib.messages.middleware.MessageMiddleware",
    "audit_app.access.gate.DefaultDenyMiddleware",
    "audit_app.access.signing_in.set_up_first.SetUpFirst",
    "audit_app.access.presenting.middleware.PresentersView",
    "audit_app.filling.middleware.NamesNoChild",
    "audit_app.kit.middleware.ExplainNotAllowed",
]

ROOT_URLCONF = "audit_app.config.urls"
WSGI_APPLICATION = "audit_app.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "audit_app.access.presenting.middleware.switch",
                "audit_app.filling.banner.banner",
            ],
        },
    },
]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# --- Data ---

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'audit.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL, because a save that was acknowledged must survive the plug being pulled.
        # And what was deleted is overwritten, so that what was erased is not found in the file.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
    # Whoever closes the last connection must first empty the log into the file, so threads keep theirs open.
    DATABASES["default"]["CONN_MAX_AGE"] = 60
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # Whoever saves while the server is away is told so in seconds.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
    # Our joins lead from an audit or a case to what it belongs to, a row each, and stand in a good order: to
    # weigh every other order of ten tables takes PostgreSQL many times as long as the query itself. And what
    # counts every option of every question must not be compiled first, which takes seconds for fifty audits.
    for_wide_statements = "-c join_collapse_limit=4 -c from_collapse_limit=4 -c jit=off"
    DATABASES["default"]["OPTIONS"].setdefault("options", for_wide_statements)
# Whose public keys open backups; the keys that belong to them are not on this machine.
BACKUP_RECIPIENTS: list[str] = env.list("BACKUP_RECIPIENTS", default=[])
# What is typed and not sent yet may be kept, encrypted, by the browser; an authority can forbid it.
DRAFTS_ON_DEVICE = env.bool("DRAFTS_ON_DEVICE", default=True)
# Beside the database and not in it, so that a restore does not bring back what was erased since the backup.
ERASURE_REGISTER = VAR / "erasures.log"
# Counts of guesses must be the same for every process, so they are kept in the database too.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        # What is dropped when the table is full might be somebody's count of guesses.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# By a locked file in here a worker shows that it lives.
WORKERS = VAR / "workers"

# --- Signing in ---

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["audit_app.access.signing_in.backend.UsernameOrEmail"]
LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "audit_app.access.signing_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# An address is what an administrator says it is; nobody adds one by themselves.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {
    # How these are counted, and whom they never lock out, is in access.signing_in.limits.
    "guess": "10/15m/key",
    "guess_from_address": "100/15m/ip",
    "tell_of_guesses": "1/15m/key",
    # What allauth would count by itself it would count for a whole office behind one address.
    **dict.fromkeys(["login", "login_failed", "reauthenticate", "change_password"]),
    "reset_password": "100/15m/ip,3/15m/key",
    "reset_password_from_key": "100/15m/ip",
    # Of one link to a summary, by which an entry of the trail is made each time.
    "use_link": "300/h/key",
}
# Remembers for half a year that an account was signed in to from this browser; it opens nothing.
KNOWN_BROWSER_COOKIE_NAME = "known-browser"
# A session ends with the browser, and nobody is asked whether it should.
ACCOUNT_SESSION_REMEMBER = False
# Everybody shows a second factor where others can reach the service; on one machine only who set one up.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=not LOOPBACK_ONLY)
MFA_ADAPTER = "audit_app.access.signing_in.second_factors.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Case file audit"
# Somebody's clock may be half a minute out, or their typing slow.
MFA_TOTP_TOLERANCE = 1
# There is nothing to guess in a passkey, and an office shares one address.
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}
# The authority’s own directory, at which people may sign on: docs/single-sign-on.md.
SINGLE_SIGN_ON = directory_from(env, LOOPBACK_ONLY)
SOCIALACCOUNT_ADAPTER = "audit_app.access.single_sign_on.adapter.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = providers_of(SINGLE_SIGN_ON)
PASSWORD_HASHERS = [
    # Costly in memory as well as in time, and in the standard library.
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8 if LOOPBACK_ONLY else 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "audit_app.access.signing_in.passwords.HardToGuess"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
# Nobody learns by e-mail, or by its absence, whether an address has an account here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Half an hour from the last thing somebody did, not from when they signed in: ``NoteActivity`` sees to that.
SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LONGEST_SESSION = 12 * 60 * 60

# Messages name cases and people: they are kept with the session here, never in a cookie on the device.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- E-mail ---

# Without a server for it none is sent, and whoever forgot their password asks an administrator.
EMAIL_URL = env.str("EMAIL_URL", default="")
EMAIL_CONFIGURED = bool(EMAIL_URL)
if EMAIL_CONFIGURED:
    vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="case-file-audit@localhost")
EMAIL_TIMEOUT = 10
ACCOUNT_EMAIL_NOTIFICATIONS = EMAIL_CONFIGURED
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

# --- What browsers are told ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        # A form on the page for signing in leads on to the directory.
        "form-action": [SELF, *([SINGLE_SIGN_ON.origin] if SINGLE_SIGN_ON else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
# Strict would leave whoever follows a link from an e-mail, or comes back from single sign-on, signed out;
# what changes anything is posted, and no other site can post it.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "audit_app.config.errors.csrf_failure"
if HTTPS:
    # The prefix makes browsers refuse such a cookie from a sister site or over plain HTTP.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    KNOWN_BROWSER_COOKIE_NAME = "__Host-known-browser"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if env.bool("BEHIND_PROXY", default=False):
        # Only where a proxy sets this header on every request; otherwise anybody could claim it.
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ALLAUTH_TRUSTED_PROXY_COUNT = 1

# --- What browsers may send ---

# The longest page of the tool, with every box full, is well below these.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
# Only the page that brings a caseload in takes a file; none is ever laid on the disk.
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["audit_app.kit.uploads.InMemoryWhereTaken"]

# --- Files served as they are ---

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "audit_app.config.static_files.HashedFiles"},
}

# --- Logs ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "audit_app.config.log.WithoutCaseText",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
