"""Who around a leerling takes part online, and inviting who does not yet."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from aanvragen.services import invitations
from aanvragen.services.invitations import GemaakteUitnodiging, deelnemers_van
from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, mag
from swv.kern.uitnodigingen.models import Uitnodigingskanaal
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina

DE_LEERLING = "leerling"


class WieForm(forms.Form):
    """One person of the list: the number of a partij, or the leerling."""

    wie = forms.RegexField(rf"^(\d{{1,15}}|{DE_LEERLING})$")

    @property
    def partij_id(self) -> int | None:
        """The partij; None is the leerling."""
        wie = self.cleaned_data["wie"]
        return None if wie == DE_LEERLING else int(wie)


class UitnodigingForm(WieForm):
    """One person and how the code gets there."""

    kanaal = forms.ChoiceField(choices=Uitnodigingskanaal)


@require_http_methods(["GET", "POST"])
def uitnodiging_maken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Everybody who can take part, with what each did so far; a button invites. A letter is shown at once, and once."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="uitnodigingen")
    eis(actor, "uitnodiging_maken", dossier)
    form = UitnodigingForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        kanaal = Uitnodigingskanaal(form.cleaned_data["kanaal"])
        try:
            gemaakt = invitations.uitnodiging_maken(
                actor=actor, dossier_id=dossier.pk, partij_id=form.partij_id, kanaal=kanaal
            )
        except NuNietMogelijk as fout:
            form.add_error(None, fout.melding)
            status = 409
        else:
            if gemaakt.code:
                return _brief(request, dossier, gemaakt)
            return gelukt(
                request, f"De e-mail aan {gemaakt.deelnemer.naam} wordt verstuurd.", "uitnodiging_maken", dossier.pk
            )
    context = {
        "dossier": dossier,
        "form": form,
        "kan_nu": mag(actor, "uitnodiging_maken", dossier),
        "deelnemers": deelnemers_van(actor, dossier),
        "dagen": settings.UITNODIGING_DAGEN,
        "kruimels": kruimelpad(actor, dossier, "Online laten meedoen"),
    }
    return pagina(request, "aanvragen/uitnodigingen.html", context, status=status)


def _brief(request: HttpRequest, dossier: Dossier, gemaakt: GemaakteUitnodiging) -> HttpResponse:
    """The letter to print: the one time that the code is readable."""
    terug = Kruimel("Online laten meedoen", reverse("uitnodiging_maken", args=[dossier.pk]))
    context = {
        "dossier": dossier,
        "deelnemer": gemaakt.deelnemer,
        "uitnodiging": gemaakt.uitnodiging,
        "code": gemaakt.code,
        "adres": f"{settings.SITE_ADRES}{reverse('uitnodiging_openen')}",
        "kruimels": kruimelpad(actor_van(request), dossier, terug, "Brief"),
    }
    return pagina(request, "aanvragen/uitnodiging_brief.html", context)


@require_POST
def uitnodiging_intrekken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Make the open uitnodiging of one person stop working."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="uitnodigingen")
    eis(actor, "uitnodiging_intrekken", dossier)
    form = WieForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies iemand uit de lijst.")
        return redirect("uitnodiging_maken", dossier.pk)
    invitations.uitnodiging_intrekken(actor=actor, dossier_id=dossier.pk, partij_id=form.partij_id)
    return gelukt(request, "De code van deze uitnodiging werkt niet meer.", "uitnodiging_maken", dossier.pk)
