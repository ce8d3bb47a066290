"""Mensen: who works with the application and in which role; adding somebody, ending a role, giving it back."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.people_forms import BeeindigenForm, MedewerkerForm, RolForm, hoofdletter, naam_van
from aanvragen.services import people
from aanvragen.services.people import Account, NieuweMedewerker
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.choices import Rol
from swv.kern.personen.models import Lidmaatschap
from swv.kern.personen.services import NieuwePersoon
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.mensen import alleen_eigen_school, geefbare_rollen
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 50


@require_GET
def mensen(request: HttpRequest) -> HttpResponse:
    """Everybody whom the actor keeps, by name; `?q=`, `?rol=` and `?afgelopen=1` in the address. A few queries."""
    actor = actor_van(request)
    rijen = people.medewerkers_van(actor)
    zoek, rol, afgelopen = (request.GET.get(naam, "").strip() for naam in ("q", "rol", "afgelopen"))
    for woord in zoek.split():
        rijen = rijen.filter(
            Q(persoon__voornaam__icontains=woord)
            | Q(persoon__tussenvoegsel__icontains=woord)
            | Q(persoon__achternaam__icontains=woord)
            | Q(partij__school__naam__icontains=woord)
        )
    rijen = rijen.filter(rol=rol) if rol in Rol.values else rijen
    rijen = rijen.filter(tot__lte=actor.vandaag) if afgelopen else rijen.filter(tot__gt=actor.vandaag)
    blad = Paginator(_op_naam(rijen), PER_PAGINA).get_page(request.GET.get("pagina"))
    accounts = people.accounts_van(blad)
    bewerkbaar = set(
        Lidmaatschap.objects.bewerkbaar_voor(actor).filter(pk__in=[lid.pk for lid in blad]).values_list("pk", flat=True)
    )
    context = {
        "pagina": blad,
        "regels": [_regel(actor, lid, accounts[lid.gebruiker_id], lid.pk in bewerkbaar) for lid in blad],
        "zoek": zoek,
        "rol": rol,
        "afgelopen": bool(afgelopen),
        "rollen": [(keuze.value, hoofdletter(keuze.label)) for keuze in geefbare_rollen(actor)],
        "is_school": alleen_eigen_school(actor),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Mensen")],
    }
    return pagina(request, "aanvragen/mensen.html", context)


def _op_naam(rijen: QuerySet[Lidmaatschap]) -> QuerySet[Lidmaatschap]:
    return rijen.order_by("persoon__achternaam", "persoon__voornaam", "rol", "pk")


def _regel(actor: Actor, lid: Lidmaatschap, account: Account, bewerkbaar: bool) -> dict[str, Any]:
    """What one line of the list shows."""
    if lid.van > actor.vandaag:
        stand, toon = f"vanaf {datum_lang(lid.van)}", "bezig"
    elif lid.tot <= actor.vandaag:
        stand, toon = f"gestopt op {datum_lang(lid.tot)}", "neutraal"
    elif not lid.open_einde:
        stand, toon = f"stopt op {datum_lang(lid.tot)}", "aandacht"
    elif account.laatst_aangemeld is None:
        stand, toon = "nog niet aangemeld", "aandacht"
    else:
        stand, toon = "werkt mee", "klaar"
    return {
        "lid": lid,
        "email": account.email,
        "bij": naam_van(lid.partij),
        "discipline": lid.get_discipline_display() if lid.discipline else "",
        "stand": stand,
        "toon": toon,
        "mail": bewerkbaar and account.laatst_aangemeld is None and lid.tot > actor.vandaag,
        "beeindigen": bewerkbaar and lid.tot > actor.vandaag,
        "hervatten": bewerkbaar and not lid.open_einde,
    }


@require_http_methods(["GET", "POST"])
def medewerker_toevoegen(request: HttpRequest) -> HttpResponse:
    """First the role (`?rol=` in the address), then who; whoever gives one role skips the first step."""
    actor = actor_van(request)
    eis_swv(actor, "medewerker_toevoegen")
    rollen = geefbare_rollen(actor)
    gekozen = request.GET.get("rol", "") if len(rollen) > 1 else rollen[0].value
    if gekozen not in [rol.value for rol in rollen]:
        form = RolForm(request.GET if "rol" in request.GET else None, actor=actor)
        return pagina(request, "aanvragen/medewerker_rol.html", {"form": form, **_pad(actor, "Iemand toevoegen")})
    rol = Rol(gekozen)
    formulier = MedewerkerForm(request.POST or None, actor=actor, rol=rol)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                lid = people.medewerker_toevoegen(actor=actor, nieuw=_nieuw(formulier.cleaned_data, rol))
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                melding = f"{lid.persoon} is toegevoegd en krijgt een mail over het aanmelden."
                return gelukt(request, melding, "mensen")
    context = {
        "titel": f"{hoofdletter(rol.label)} toevoegen",
        "uitleg": "Deze persoon krijgt meteen een mail. Een nieuw account kiest zelf een wachtwoord en stelt een tweede"
        " stap in.",
        "form": formulier,
        "knop": "Toevoegen",
        "terug_url": reverse("mensen"),
        **_pad(actor, "Iemand toevoegen"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _nieuw(gegevens: dict[str, Any], rol: Rol) -> NieuweMedewerker:
    return NieuweMedewerker(
        email=gegevens["email"],
        persoon=NieuwePersoon(gegevens["voornaam"], gegevens["achternaam"], gegevens["tussenvoegsel"]),
        rol=rol,
        van=gegevens["van"],
        partij_id=gegevens.get("partij"),
        discipline=gegevens.get("discipline", ""),
        werkgever_id=gegevens.get("werkgever"),
    )


@require_http_methods(["GET", "POST"])
def lidmaatschap_beeindigen(request: HttpRequest, lidmaatschap_id: int) -> HttpResponse:
    """End a role, after saying what that means."""
    actor = actor_van(request)
    lid = people.bewerkbaar_lidmaatschap(actor, "lidmaatschap_beeindigen", lidmaatschap_id)
    formulier = BeeindigenForm(request.POST or None, initial={"vanaf": actor.vandaag})
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            vanaf = formulier.cleaned_data["vanaf"]
            try:
                aantal = people.lidmaatschap_beeindigen(actor=actor, lidmaatschap_id=lid.pk, vanaf=vanaf)
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                zonder = f" Voor {aantal} dossiers is een andere deskundige nodig." if aantal else ""
                return gelukt(request, f"De rol van {lid.persoon} stopt op {datum_lang(vanaf)}.{zonder}", "mensen")
    context = {
        "titel": f"{lid.persoon}: {lid.get_rol_display()} beëindigen",
        "let_op": _gevolg(actor, lid),
        "uitleg": "Stopt iemand toch niet? Dan laat u de rol in de lijst weer gelden.",
        "form": formulier,
        "knop": "Rol beëindigen",
        "terug_url": reverse("mensen"),
        **_pad(actor, "Rol beëindigen"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _gevolg(actor: Actor, lid: Lidmaatschap) -> str:
    gevolg = f"{lid.persoon} kan vanaf die dag als {lid.get_rol_display()} geen dossier meer lezen."
    aantal = people.lopende_toewijzingen(lid, actor.vandaag) if lid.rol == Rol.DESKUNDIGE else 0
    if not aantal:
        return gevolg
    wat = "1 dossier" if aantal == 1 else f"{aantal} dossiers"
    return f"{gevolg} Het secretariaat krijgt een mail om voor {wat} een andere deskundige te kiezen."


@require_POST
def lidmaatschap_hervatten(request: HttpRequest, lidmaatschap_id: int) -> HttpResponse:
    """Undo the end of a role."""
    lid = people.lidmaatschap_hervatten(actor=actor_van(request), lidmaatschap_id=lidmaatschap_id)
    return gelukt(request, f"De rol van {lid.persoon} geldt weer.", "mensen")


@require_POST
def aanmeldmail_sturen(request: HttpRequest, lidmaatschap_id: int) -> HttpResponse:
    """Tell somebody once more how to sign in."""
    people.aanmeldmail_sturen(actor=actor_van(request), lidmaatschap_id=lidmaatschap_id)
    return gelukt(request, "De mail over het aanmelden wordt opnieuw gestuurd.", "mensen")


def _pad(actor: Actor, stap: str) -> dict[str, Any]:
    return {"kruimels": [werkvoorraad_kruimel(actor), Kruimel("Mensen", reverse("mensen")), Kruimel(stap)]}
