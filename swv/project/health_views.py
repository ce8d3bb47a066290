"""Health of the installation, for monitors and load balancers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from swv.kern.gezondheid import stand


@login_not_required
@never_cache
@require_GET
def gezond(request: HttpRequest) -> JsonResponse:
    """200 when every part works, else 503 that names what fails; without signing in."""
    onderdelen = stand()
    goed = all(waarde == "ok" for waarde in onderdelen.values())
    return JsonResponse({"status": "ok" if goed else "fout", "onderdelen": onderdelen}, status=200 if goed else 503)
