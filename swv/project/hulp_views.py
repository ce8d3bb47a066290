"""The site under /hulp/: files that `manage.py hulp_bouwen` made of docs/ (ADR 0019)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.static import serve


@login_not_required
@require_safe
@gzip_page
@cache_control(public=True, max_age=600)
def hulp(request: HttpRequest, pad: str = "index.html") -> HttpResponseBase:
    """One file of the site, for everybody: it says nothing about anyone. 404 for what it does not hold.

    It comes by a view and not by whitenoise, so that the pages get the same Content-Security-Policy as all others.
    """
    return serve(request, pad, document_root=settings.HULP)
