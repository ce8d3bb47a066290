"""The Celery application. Tasks are safe to run twice; a sweep finds what a lost message left (ADR 0007)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swv.project.settings")

app = Celery("swv")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
