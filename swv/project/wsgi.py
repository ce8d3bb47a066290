"""The WSGI application that gunicorn serves."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swv.project.settings")

application = get_wsgi_application()
# Every page's module too: gunicorn loads this once, before it forks, and the first visitor need not wait for it.
import_module(settings.ROOT_URLCONF)
