"""Routes of the whole application."""

from django.conf import settings
from django.urls import include, path

from swv.project.health_views import gezond
from swv.project.hulp_views import hulp

urlpatterns = [
    path("gezond/", gezond, name="gezond"),
    path("hulp/", hulp, name="hulp"),
    path("hulp/<path:pad>", hulp, name="hulp_pagina"),
    path("accounts/", include("swv.project.account_urls")),
    path("api/v1/", include("aanvragen.api.urls")),
    path("api/v1/", include("tlv.api.urls")),
    path("api/v1/", include("swv.kern.api.urls")),
    path("wijzers/", include("swv.kern.wijzers.urls")),
    path("mijn-tokens/", include("swv.kern.tokens.urls")),
    path("", include("aanvragen.urls")),
    path("", include("tlv.urls")),
    path("", include("swv.kern.jaarverslag.urls")),
    path("", include("swv.kern.overdracht.urls")),
    path("", include("swv.kern.organisatie.urls")),
]
if settings.DEMO:
    urlpatterns.insert(0, path("demo/", include("swv.project.demo.urls")))
