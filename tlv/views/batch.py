"""Many letters at once: choose the dossiers, see what will happen, follow how far it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.choices import Inzagerol
from swv.kern.documenten.models import Kanaal
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, pagina
from tlv.letter_selectors import mislukte_brieven, te_verzenden, verzendronde, verzendrondes
from tlv.recipients import Briefontvanger, gezinnen_van, ontvangers_uit, zonder_adres
from tlv.services.batch import HOOGSTENS, brieven_opnieuw_proberen, brieven_samen_verzenden

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WIE = {Inzagerol.AANVRAGER: "school", Inzagerol.OUDER: "ouder"}
HOE = {Kanaal.PORTAAL: "in het portaal", Kanaal.PAPIER: "op papier"}


@require_http_methods(["GET", "POST"])
def samen_verzenden(request: HttpRequest) -> HttpResponse:
    """Choose decided dossiers without letters; the page says how many letters go to whom and how."""
    actor = actor_van(request)
    eis_swv(actor, "brieven_samen_verzenden")
    if request.method != "POST":
        return _kiezen(request, actor)
    gekozen = [int(pk) for pk in request.POST.getlist("dossier") if pk.isascii() and pk.isdecimal()]
    try:
        ronde = brieven_samen_verzenden(actor=actor, dossier_ids=gekozen)
    except NuNietMogelijk as fout:
        return _kiezen(request, actor, fout, status=409)
    dossiers = _aantal(ronde.dossiers, "dossier", "dossiers")
    melding = f"{_aantal(ronde.brieven, 'brief', 'brieven')} klaargezet voor {dossiers}."
    if ronde.geweigerd:
        nummers = ", ".join(geweigerd.dossier.nummer for geweigerd in ronde.geweigerd)
        melding += f" Niet gelukt: {nummers}. Deze dossiers staan nog in de lijst, met wat u kunt doen."
    gelukt(request, melding, "brieven_samen_verzenden")
    return redirect(f"{reverse('verzendrondes')}?ronde={_sleutel(ronde.moment)}")


def _kiezen(
    request: HttpRequest, actor: Actor, fout: NuNietMogelijk | None = None, *, status: int = 200
) -> HttpResponse:
    blad = Paginator(te_verzenden(actor), HOOGSTENS).get_page(request.GET.get("pagina"))
    dossiers: list[Dossier] = list(blad.object_list)
    gezinnen = gezinnen_van(dossiers, actor.vandaag)
    regels: list[dict[str, Any]] = []
    tellingen = {Kanaal.PORTAAL: 0, Kanaal.PAPIER: 0}
    for dossier in dossiers:
        gezin = gezinnen[dossier.leerling_id]
        ontvangers = ontvangers_uit(dossier, gezin, actor.vandaag)
        mist = bool(zonder_adres(gezin, ontvangers))
        if not mist:
            for ontvanger in ontvangers:
                tellingen[ontvanger.kanaal] += 1
        regels.append({"dossier": dossier, "aan": [_in_woorden(o) for o in ontvangers], "mist_adres": mist})
    context = {
        "pagina": blad,
        "regels": regels,
        "portaal": tellingen[Kanaal.PORTAAL],
        "papier": tellingen[Kanaal.PAPIER],
        "kan": sum(not regel["mist_adres"] for regel in regels),
        "fout": fout,
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Brieven verzenden")],
    }
    return pagina(request, "tlv/samen_verzenden.html", context, status=status)


def _in_woorden(ontvanger: Briefontvanger) -> str:
    return f"{WIE.get(ontvanger.rol, 'leerling')} {HOE[ontvanger.kanaal]}"


@require_http_methods(["GET", "POST"])
def rondes(request: HttpRequest) -> HttpResponse:
    """The last rounds, or with `?ronde=` one of them: how far it is, what did not work and why; POST tries again."""
    actor = actor_van(request)
    eis_swv(actor, "brieven_samen_verzenden")
    gekozen = _moment(request.GET)
    if gekozen is None:
        context = {
            "rondes": [{**ronde, "sleutel": _sleutel(ronde["aangemaakt_op"])} for ronde in verzendrondes(actor)],
            "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Verzonden in een keer")],
        }
        return pagina(request, "tlv/verzendrondes.html", context)
    if request.method == "POST":
        return _opnieuw(request, actor, gekozen)
    return _ronde(request, actor, gekozen)


def _opnieuw(request: HttpRequest, actor: Actor, moment: datetime) -> HttpResponse:
    try:
        aantal = brieven_opnieuw_proberen(actor=actor, moment=moment)
    except NuNietMogelijk as fout:
        return _ronde(request, actor, moment, fout, status=409)
    gelukt(request, f"{_aantal(aantal, 'brief wordt', 'brieven worden')} opnieuw geprobeerd.", "verzendrondes")
    return redirect(f"{reverse('verzendrondes')}?ronde={_sleutel(moment)}")


def _ronde(
    request: HttpRequest, actor: Actor, moment: datetime, fout: NuNietMogelijk | None = None, *, status: int = 200
) -> HttpResponse:
    stand = verzendronde(actor, moment)
    if not stand.totaal:
        raise NietZichtbaar("verzendronde")
    mislukt = mislukte_brieven(actor, moment).select_related(
        "dossier__leerling", "ontvanger__school", "ontvanger__persoon", "ontvanger__instelling"
    )
    blad = Paginator(mislukt, HOOGSTENS).get_page(request.GET.get("pagina"))
    regels = [
        {"brief": b, "aan": str(b.ontvanger.school or b.ontvanger.persoon or b.ontvanger.instelling)} for b in blad
    ]
    context = {
        "moment": moment,
        "sleutel": _sleutel(moment),
        "stand": stand,
        "pagina": blad,
        "regels": regels,
        "fout": fout,
        "kruimels": [
            werkvoorraad_kruimel(actor),
            Kruimel("Verzonden in een keer", reverse("verzendrondes")),
            Kruimel("Voortgang"),
        ],
    }
    return pagina(request, "tlv/verzendronde.html", context, status=status)


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _sleutel(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def _moment(vraag: QueryDict) -> datetime | None:
    """The moment in the address; None without one, 404 for one that cannot be."""
    sleutel = vraag.get("ronde")
    if sleutel is None:
        return None
    try:
        return EPOCH + timedelta(microseconds=int(sleutel))
    except (ValueError, OverflowError) as fout:
        raise NietZichtbaar("verzendronde") from fout
