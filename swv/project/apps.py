"""Configuration of the top layer: it holds the commands that know every app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Commands, routes and demo."""

    name = "swv.project"
    label = "project"
