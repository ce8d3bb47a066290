"""Settings, read from environment variables alone; docs/beheer/configuratie.md lists them."""

from pathlib import Path

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

PRODUCTIE = env.bool("SWV_PRODUCTIE", default=False)
DEMO = env.bool("SWV_DEMO", default=False)
DEBUG = False
STANDAARD_GEHEIM = "alleen-voor-ontwikkeling-en-demo"
SECRET_KEY = env("SWV_GEHEIM", default=STANDAARD_GEHEIM)
ALLOWED_HOSTS = env.list("SWV_HOSTS", default=["localhost", "127.0.0.1", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("SWV_OORSPRONGEN", default=[])
KLOK = env("SWV_KLOK", default="")

if SECRET_KEY == STANDAARD_GEHEIM and not DEMO:
    raise ImproperlyConfigured("Vul SWV_GEHEIM met een eigen, lange willekeurige tekst; alleen de demo kan zonder.")
if PRODUCTIE and (DEMO or KLOK):
    raise ImproperlyConfigured(
        "SWV_PRODUCTIE=1 gaat niet samen met SWV_DEMO=1 of SWV_KLOK. Zet SWV_DEMO=0 en laat SWV_KLOK weg."
    )

INSTALLED_APPS = [
    "swv.kern.apps.KernConfig",
    "swv.project.apps.ProjectConfig",
    "aanvragen",
    "tlv",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "drf_spectacular",
    "guardian",
    "pghistory",
    "pgtrigger",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "swv.kern.weergave.htmx_middleware.HtmxAanmeldenMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "swv.kern.tokens.middleware.TokenMiddleware",
    "swv.kern.toegang.middleware.TweedeFactorMiddleware",
    "swv.kern.toegang.middleware.BereikMiddleware",
]

ROOT_URLCONF = "swv.project.urls"
WSGI_APPLICATION = "swv.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "swv.kern.weergave.context.omgeving",
            ],
        },
    }
]
FORM_RENDERER = "swv.kern.weergave.renderer.SwvRenderer"


# Each alias is one narrow database role (ADR 0003). Processes get only the addresses that they need, so an
# alias without an address is left out; `leeslog` is the web role over a connection of its own, outside the
# (read-only) transaction of the request.
def _database(rol: str, *, per_verzoek: bool = False) -> dict[str, object]:
    config = dict(env.db_url(f"DATABASE_URL_{rol}"))
    config["ENGINE"] = "django.db.backends.postgresql"
    config["ATOMIC_REQUESTS"] = per_verzoek
    config["CONN_MAX_AGE"] = 60
    config["CONN_HEALTH_CHECKS"] = True
    config["OPTIONS"] = {"application_name": f"swv-{rol.lower()}"}
    if env.bool("SWV_POOL", default=False):
        config["CONN_MAX_AGE"] = 0
        config["CONN_HEALTH_CHECKS"] = False
        config["OPTIONS"]["pool"] = {"min_size": 1, "max_size": env.int("SWV_POOL_MAX", default=6)}
    return config


DATABASES: dict[str, dict[str, object]] = {"default": _database("WEB", per_verzoek=True)}
DATABASES["leeslog"] = _database("WEB")
for _alias in ("aanmelden", "veeg", "vernietiging", "eigenaar"):
    if f"DATABASE_URL_{_alias.upper()}" in env.ENVIRON:
        DATABASES[_alias] = _database(_alias.upper())
DATABASE_ROUTERS = ["swv.kern.toegang.routers.RolRouter"]

REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
SESSION_COOKIE_HTTPONLY = True
PROXY = env.bool("SWV_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
MFA_TOTP_TOLERANCE = 1
ALLAUTH_TRUSTED_PROXY_COUNT = int(PROXY)  # sign-in limits count the visitor's address, not the proxy's
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

AUTH_USER_MODEL = "kern.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "swv.kern.toegang.backends.DelingBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # the mail and the page say so
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "werkvoorraad"
ACCOUNT_ADAPTER = "swv.kern.personen.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever gets into an account cannot do so unnoticed
# Per visitor: codes of an uitnodiging that are tried, and mails to confirm an address.
ACCOUNT_RATE_LIMITS = {"uitnodiging": "20/10m/ip", "uitnodiging_mail": "10/10m/ip,3/10m/key"}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "swv"
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # our own backend answers has_perm, with periods (ADR 0004)

# History rows carry who and why in themselves: the shared context table of the library needs UPDATE (ADR 0006).
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField(null=False)

# Without a mail server all mail goes to the log, and in a demo to a page of its own.
globals().update(env.email_url("SWV_MAIL", default="consolemail://"))
if DEMO and "SWV_MAIL" not in env.ENVIRON:
    EMAIL_BACKEND = "swv.project.demo.postbus.Postbus"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("SWV_MAIL_VAN", default="swv@localhost")
# Where the links in a mail lead.
_STANDAARD_ADRES = f"http://127.0.0.1:{env('SWV_POORT', default='8000')}"
SITE_ADRES = (env("SWV_SITE", default="") or next(iter(CSRF_TRUSTED_ORIGINS), _STANDAARD_ADRES)).rstrip("/")

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env("SWV_STATIC", default=str(BASE_DIR / ".static"))
# The site under /hulp/, made by `manage.py hulp_bouwen`.
HULP = env("SWV_HULP", default=str(BASE_DIR / ".hulp"))
BESTANDEN = env("SWV_BESTANDEN", default=str(BASE_DIR / ".data" / "bestanden"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BESTANDEN}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if "SWV_S3_BUCKET" in env.ENVIRON:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env("SWV_S3_BUCKET"),
            "endpoint_url": env("SWV_S3_ADRES", default=None),
            "access_key": env("SWV_S3_SLEUTEL", default=None),
            "secret_key": env("SWV_S3_GEHEIM", default=None),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
MAX_UPLOAD = env.int("SWV_MAX_UPLOAD", default=20 * 1024 * 1024)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
UITNODIGING_DAGEN = env.int("SWV_UITNODIGING_DAGEN", default=30)
# The key of the electronic seal: a PKCS#12 file, with {swv} in the path for a key per SWV.
ZEGEL = env("SWV_ZEGEL", default="")
ZEGEL_WACHTWOORD = env("SWV_ZEGEL_WACHTWOORD", default="")
CLAMD = env("SWV_CLAMD", default="")

# Per minute: who has no account by address, and an account in all its sessions and tokens together.
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "swv.kern.api.vorm.AltijdJson",
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "swv.kern.api.aanmelden.Tokenaanmelding",
        "swv.kern.api.aanmelden.Sessieaanmelding",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["swv.kern.api.aanmelden.Aangemeld"],
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "60/min", "user": "600/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_PAGINATION_CLASS": "swv.kern.api.vorm.Bladzijden",
    "EXCEPTION_HANDLER": "swv.kern.api.problemen.als_probleem",
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": int(PROXY),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "swv",
    "DESCRIPTION": "De API van swv. Weigeringen zijn application/problem+json, met wat u nu kunt doen.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600, "max_retries": 0, "socket_timeout": 3}
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_TIME_LIMIT = 300
CELERY_BEAT_SCHEDULE = {
    "brieven_vegen": {
        "task": "brieven_vegen",
        "schedule": env.int("SWV_VEEG_SECONDEN", default=60),
        "options": {"expires": 60},
    },
    "mails_vegen": {
        "task": "mails_vegen",
        "schedule": env.int("SWV_VEEG_SECONDEN", default=60),
        "options": {"expires": 60},
    },
    "bezwaarbundels_vegen": {"task": "bezwaarbundels_vegen", "schedule": 60, "options": {"expires": 60}},
    "campagnebrieven_vegen": {
        "task": "campagnebrieven_vegen",
        "schedule": env.int("SWV_VEEG_SECONDEN", default=60),
        "options": {"expires": 60},
    },
    "campagnes_herinneren": {"task": "campagnes_herinneren", "schedule": crontab(hour=6, minute=40)},
    "herinneringen": {"task": "herinneringen", "schedule": crontab(hour=6, minute=30)},
    "herinneringen_vastleggen": {"task": "herinneringen_vastleggen", "schedule": crontab(minute=10)},
    "inlezingen_vegen": {"task": "inlezingen_vegen", "schedule": 60, "options": {"expires": 60}},
    "overnames_vegen": {"task": "overnames_vegen", "schedule": 60, "options": {"expires": 60}},
    "uitvoeren_vegen": {"task": "uitvoeren_vegen", "schedule": 300, "options": {"expires": 300}},
    "hartslag": {"task": "hartslag", "schedule": 5, "options": {"expires": 10}},
    "aanvullingen_vegen": {"task": "aanvullingen_vegen", "schedule": crontab(hour=4, minute=15)},
    "sessies_opruimen": {"task": "sessies_opruimen", "schedule": crontab(hour=3, minute=30)},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {
            "()": "swv.project.logregels.Logregel",
            "fmt": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": env("SWV_LOGNIVEAU", default="INFO")},
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "WARNING"}},
}
