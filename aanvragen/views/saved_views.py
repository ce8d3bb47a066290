"""Keeping a choice of the work list: three buttons, no page of their own."""

from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from aanvragen.services import saved_lists
from aanvragen.worklist_forms import gevraagde_keuze
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.weergave.view import actor_van, gelukt


@require_POST
def lijstweergave_bewaren(request: HttpRequest) -> HttpResponse:
    """Keep what the page shows now; a refusal comes back on that page."""
    keuze = gevraagde_keuze(dict(parse_qsl(request.POST.get("adres", ""))))
    try:
        rij = saved_lists.lijstweergave_bewaren(
            actor=actor_van(request), naam=request.POST.get("naam", ""), keuze=keuze
        )
    except NuNietMogelijk as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, f"De lijst '{rij.naam}' is bewaard. U vindt haar bij 'Bewaard' boven de lijst.")
    return redirect(f"{reverse('werkvoorraad')}?{keuze.adres}")


@require_POST
def lijstweergave_verwijderen(request: HttpRequest, lijstweergave_id: int) -> HttpResponse:
    """Remove one; the next page offers to take that back."""
    rij = saved_lists.lijstweergave_verwijderen(actor=actor_van(request), lijstweergave_id=lijstweergave_id)
    return redirect(f"{reverse('werkvoorraad')}?verwijderd={rij.pk}")


@require_POST
def lijstweergave_terughalen(request: HttpRequest, lijstweergave_id: int) -> HttpResponse:
    """Take the removal back."""
    try:
        rij = saved_lists.lijstweergave_terughalen(actor=actor_van(request), lijstweergave_id=lijstweergave_id)
    except NuNietMogelijk as fout:
        messages.error(request, fout.melding)
        return redirect("werkvoorraad")
    return gelukt(request, f"De lijst '{rij.naam}' is terug.", "werkvoorraad")
