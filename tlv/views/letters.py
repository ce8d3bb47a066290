"""Reading letters, and the print run for those who get them on paper."""

from csp.decorators import csp_exempt
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.choices import Rol
from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_verwijzing import DOORVERWIJZING
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import WACHTEND, Brief, Briefversie, Kanaal
from swv.kern.documenten.services import printrun_bevestigen as bevestig
from swv.kern.documenten.storage import open_bestand
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.organisatie.models import Partij
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.panels import Paneel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.services.bezwaar import BEVESTIGING
from tlv.services.bezwaarverdaging import VERDAGING

PER_PAGINA = 50
WAT = {
    DOORVERWIJZING: "Doorverwijzing",
    BEVESTIGING: "Bevestiging van het bezwaar",
    VERDAGING: "Uitstel van de beslissing op het bezwaar",
    BESLISSING_OP_BEZWAAR: "Beslissing op het bezwaar",
}
BEZWAARBAAR = (BESLUIT_TLV, BUITEN_BEHANDELING)
ANDER_SWV = "het andere samenwerkingsverband"
ALS_WIE = ("school", "persoon", "instelling", "bestuur")


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def brief_lezen(request: HttpRequest, versie_id: int) -> FileResponse:
    """Stream one version of a letter to who received it, or to the bureau (INZ-20)."""
    actor = actor_van(request)
    versie: Briefversie = haal(Briefversie.objects.zichtbaar_voor(actor).select_related("brief"), versie_id)
    _log(actor, versie)
    antwoord = FileResponse(
        open_bestand(versie.sleutel),
        filename=f"brief-{versie.brief_id}-{versie.nummer}.pdf",
        content_type="application/pdf",
    )
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _log(actor: Actor, versie: Briefversie) -> None:
    dossier = Dossier(pk=versie.brief.dossier_id, swv_id=versie.brief.swv_id)
    inzage_vastleggen(actor, dossier, "brief", versie.pk)


@require_GET
def mijn_brieven(request: HttpRequest) -> HttpResponse:
    """The letters that the actor received, also of dossiers that are closed to them now (INZ-20)."""
    actor = actor_van(request)
    brieven = (
        Brief.objects.zichtbaar_voor(actor)
        .filter(ontvanger_id__in=actor.partij_ids, verzonden_op__isnull=False)
        .select_related("bezorging__versie", "swv")
        .order_by("-verzonden_op", "-pk")
    )
    blad = Paginator(brieven, PER_PAGINA).get_page(request.GET.get("pagina"))
    mag = rechten_voor(actor, {brief.dossier_id for brief in blad}, handelingen=["bezwaar_maken"])
    regels = [
        (brief, briefsoort(brief.soort).naam, brief.soort in BEZWAARBAAR and bool(mag.get(brief.dossier_id)))
        for brief in blad
    ]
    return pagina(request, "tlv/mijn_brieven.html", {"pagina": blad, "regels": regels})


@require_http_methods(["GET", "POST"])
def printrun(request: HttpRequest) -> HttpResponse:
    """Letters on paper: print today's version, post it, confirm (RCH-15, RCH-16)."""
    actor = actor_van(request)
    if actor.rol != Rol.SECRETARIAAT:
        raise GeenRecht("De brieven op papier worden door het secretariaat verzonden.")
    if request.method == "POST":
        gekozen = [int(pk) for pk in request.POST.getlist("brief") if pk.isascii() and pk.isdecimal()]
        try:
            aantal = bevestig(actor=actor, brief_ids=gekozen)
        except NuNietMogelijk as fout:
            return _toon_printrun(request, actor, fout.melding, status=409)
        tekst = (
            "De verzending van 1 brief is vastgelegd."
            if aantal == 1
            else f"De verzending van {aantal} brieven is vastgelegd."
        )
        return gelukt(request, tekst, "printrun_bevestigen")
    return _toon_printrun(request, actor, "")


def _toon_printrun(request: HttpRequest, actor: Actor, fout: str, *, status: int = 200) -> HttpResponse:
    brieven = (
        Brief.objects.zichtbaar_voor(actor)
        .filter(WACHTEND, kanaal=Kanaal.PAPIER)
        .select_related("dossier__leerling", "ontvanger__persoon", "ontvanger__instelling")
        .prefetch_related("versies")
        .order_by("aangemaakt_op", "pk")
    )
    blad = Paginator(brieven, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [
        {
            "brief": brief,
            "aan": str(brief.ontvanger.persoon or brief.ontvanger.instelling or ANDER_SWV),
            "versie": max(brief.versies.all(), key=lambda versie: versie.nummer, default=None),
            "van_vandaag": brief.gemaakt_voor == actor.vandaag,
        }
        for brief in blad.object_list
    ]
    context = {
        "pagina": blad,
        "regels": regels,
        "fout": fout,
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Brieven op papier")],
    }
    return pagina(request, "tlv/printrun.html", context, status=status)


def brievenpaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The letters of this dossier that the actor may read."""
    brieven = list(
        Brief.objects.zichtbaar_voor(actor)
        .filter(dossier=dossier)
        .select_related(*(f"ontvanger__{wie}" for wie in ALS_WIE), "bezorging")
        .prefetch_related("versies")
        .order_by("pk")
    )
    if not brieven:
        return None
    regels = [
        {
            "brief": brief,
            "wat": WAT.get(brief.soort, "Besluit"),
            "aan": _naam_van(brief.ontvanger),
            "versies": sorted(brief.versies.all(), key=lambda versie: -versie.nummer),
        }
        for brief in brieven
    ]
    return Paneel("Brieven", "tlv/_brieven.html", {"regels": regels})


def _naam_van(ontvanger: Partij) -> str:
    return str(next((wie for naam in ALS_WIE if (wie := getattr(ontvanger, naam))), ANDER_SWV))
