"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swv.project.settings")

application = get_wsgi_application()
# Every page's module too: gunicorn loads this once, before it forks, and the first visitor need not wait for it.
get_resolver().url_patterns  # noqa: B018 - a cached property that imports
