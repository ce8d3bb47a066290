"""The top layer: settings, routes and the Celery application."""

from swv.project.celery import app as celery_app

__all__ = ["celery_app"]
