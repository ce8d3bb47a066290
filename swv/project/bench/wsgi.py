"""The WSGI application of the load test: the product with the bare page of the bench beside it."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.ROOT_URLCONF = "swv.project.bench.kaal"
application = get_wsgi_application()
