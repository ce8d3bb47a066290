"""What the pages are held against: a bare page of a signed-in reader, and the same list in Django's own admin.

These addresses exist in the bench alone.
"""

from functools import cache
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.sites import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from swv.kern.toegang.models import Dossier
from swv.kern.weergave.view import actor_van
from swv.project.urls import urlpatterns as van_het_product

PER_PAGINA = 50
KAAL = "{% extends 'basis.html' %}{% block inhoud %}<h1>{{ nummer }}</h1>{% endblock %}"


def kale_pagina(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """One query and the frame of every page."""
    gevonden = Dossier.objects.zichtbaar_voor(actor_van(request)).filter(pk=dossier_id).values_list("nummer", flat=True)
    return HttpResponse(_sjabloon().render({"nummer": gevonden.first()}, request))


@cache
def _sjabloon() -> Any:
    return engines["django"].from_string(KAAL)


class Beheersite(AdminSite):
    """The admin for whoever is signed in, as the bench measures time and not rights."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Anybody."""
        return bool(request.user.is_authenticated)

    def get_log_entries(self, request: HttpRequest) -> Any:
        """None: the log of the admin has no table here."""
        return []


class Dossierbeheer(ModelAdmin):  # type: ignore[type-arg]
    """The work list in the admin: the same columns, rows and page size, with their related rows in one query."""

    list_display = ("leerling", "nummer", "school", "stand", "uiterste_datum")
    list_select_related = ("leerling", "school", "aanvraag")
    list_per_page = PER_PAGINA
    ordering = ("-ingediend_op", "-pk")
    show_full_result_count = True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Anybody."""
        return True

    def get_queryset(self, request: HttpRequest) -> Any:
        """What the reader sees, as the page does."""
        return Dossier.objects.zichtbaar_voor(actor_van(request)).order_by(*self.ordering)

    def stand(self, dossier: Dossier) -> str:
        """The status in words."""
        return str(dossier.aanvraag.get_status_display())

    def uiterste_datum(self, dossier: Dossier) -> Any:
        """The last day."""
        return dossier.aanvraag.uiterste_datum


site = Beheersite(name="admin")
site.register(Dossier, Dossierbeheer)
urlpatterns = [
    path("bench/kaal/<int:dossier_id>/", kale_pagina),
    path("bench/admin/", site.urls),
    *van_het_product,
]
