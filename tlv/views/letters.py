"""Reading letters, and the print run for those who get them on paper."""

from contextlib import ExitStack
from typing import BinaryIO, cast

from csp.decorators import csp_exempt
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.choices import GEZINSROLLEN
from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_verwijzing import DOORVERWIJZING
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import WACHTEND, Brief, Briefversie, Kanaal
from swv.kern.documenten.retour import laatste_bezorging, met_bezorgingen, per_post_onderweg, teruggekomen
from swv.kern.documenten.services import printrun_bevestigen as bevestig
from swv.kern.documenten.stapel import maak_stapel
from swv.kern.documenten.storage import open_bestand
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.organisatie.models import Partij
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv, mag_swv, rechten_voor
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.panels import Paneel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.letter_selectors import ontvangen_brieven
from tlv.services.bezwaar import BEVESTIGING
from tlv.services.bezwaarverdaging import VERDAGING
from tlv.views.family_letters import BETEKENIS, gezinsbrieven

PER_PAGINA = 50
STAPEL_HOOGSTENS = 200
WAT = {
    BESLUIT_TLV: "Besluit",
    BUITEN_BEHANDELING: "Besluit",
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
    blad = Paginator(ontvangen_brieven(actor).select_related("swv"), PER_PAGINA).get_page(request.GET.get("pagina"))
    dossiers = {brief.dossier_id for brief in blad}
    mag = rechten_voor(actor, dossiers, handelingen=["bezwaar_maken"])
    open_ = Dossier.objects.zichtbaar_voor(actor).filter(pk__in=dossiers).select_related("leerling")
    over = {dossier.pk: str(dossier.leerling) for dossier in open_}
    regels = [
        (
            brief,
            over.get(brief.dossier_id, ""),
            briefsoort(brief.soort).naam,
            BETEKENIS.get(brief.soort, ""),
            brief.soort in BEZWAARBAAR and bool(mag.get(brief.dossier_id)),
            laatste_bezorging(brief),
        )
        for brief in blad
    ]
    return pagina(request, "tlv/mijn_brieven.html", {"pagina": blad, "regels": regels})


@require_http_methods(["GET", "POST"])
def printrun(request: HttpRequest) -> HttpResponse:
    """Letters on paper: print today's version, post it, confirm (RCH-15, RCH-16)."""
    actor = actor_van(request)
    eis_swv(actor, "brieven_afdrukken")
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


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def printrun_pdf(request: HttpRequest) -> HttpResponse:
    """Today's letters on paper in one PDF to print, in the order of the list; each is a reading of its dossier."""
    actor = actor_van(request)
    eis_swv(actor, "brieven_afdrukken")
    brieven = _op_papier(actor).filter(gemaakt_voor=actor.vandaag)[:STAPEL_HOOGSTENS]
    versies = [(brief, _laatste_versie(brief)) for brief in brieven]
    if not versies:
        return gelukt(request, "Er zijn geen brieven die vandaag op de post kunnen.", "printrun_bevestigen")
    for _, versie in versies:
        _log(actor, versie)
    with ExitStack() as open_:
        bronnen = [
            (f"{brief.dossier.nummer}: {_aan(brief)}", cast(BinaryIO, open_.enter_context(open_bestand(v.sleutel))))
            for brief, v in versies
        ]
        stapel = maak_stapel(bronnen, titel=f"Brieven op papier van {datum_lang(actor.vandaag)}")
    antwoord = HttpResponse(stapel, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="brieven-{actor.vandaag.isoformat()}.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _op_papier(actor: Actor) -> QuerySet[Brief]:
    """The letters on paper that wait for the post, in the order in which they were put ready."""
    rijen: QuerySet[Brief] = Brief.objects.zichtbaar_voor(actor).filter(WACHTEND, kanaal=Kanaal.PAPIER)
    rijen = rijen.select_related("dossier__leerling", "ontvanger__persoon", "ontvanger__instelling")
    return rijen.prefetch_related("versies").order_by("aangemaakt_op", "pk")


def _laatste_versie(brief: Brief) -> Briefversie:
    return max(brief.versies.all(), key=lambda versie: versie.nummer)


def _aan(brief: Brief) -> str:
    return str(brief.ontvanger.persoon or brief.ontvanger.instelling or ANDER_SWV)


def _toon_printrun(request: HttpRequest, actor: Actor, fout: str, *, status: int = 200) -> HttpResponse:
    brieven = _op_papier(actor)
    blad = Paginator(brieven, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [
        {
            "brief": brief,
            "aan": _aan(brief),
            "versie": max(brief.versies.all(), key=lambda versie: versie.nummer, default=None),
            "van_vandaag": brief.gemaakt_voor == actor.vandaag,
        }
        for brief in blad.object_list
    ]
    context = {
        "pagina": blad,
        "regels": regels,
        "fout": fout,
        "vandaag_klaar": brieven.filter(gemaakt_voor=actor.vandaag).count(),
        "hoogstens": STAPEL_HOOGSTENS,
        "teruggekomen": teruggekomen(actor).count(),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Brieven op papier")],
    }
    return pagina(request, "tlv/printrun.html", context, status=status)


def brievenpaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The letters of this dossier that the actor may read; a family reads the own ones, and what each means."""
    if actor.rol in GEZINSROLLEN:
        return gezinsbrieven(actor, dossier)
    rijen = Brief.objects.van(actor, dossier)
    brieven = list(
        met_bezorgingen(rijen)
        .select_related(*(f"ontvanger__{wie}" for wie in ALS_WIE))
        .prefetch_related("versies")
        .order_by("pk")
    )
    if not brieven:
        return None
    postkamer = mag_swv(actor, "brieven_afdrukken")
    regels = [
        {
            "brief": brief,
            "wat": WAT.get(brief.soort) or briefsoort(brief.soort).naam,
            "aan": naam_van(brief.ontvanger),
            "bezorging": laatste_bezorging(brief),
            "terug": [keer for keer in brief.bezorgingen.all() if keer.retour_op],
            "retour_kan": postkamer and per_post_onderweg(brief),
            "versies": sorted(brief.versies.all(), key=lambda versie: -versie.nummer),
        }
        for brief in brieven
    ]
    return Paneel("Brieven", "tlv/_brieven.html", {"regels": regels})


def naam_van(ontvanger: Partij) -> str:
    """Who gets a letter, in words; its rows must be read along."""
    return str(next((wie for naam in ALS_WIE if (wie := getattr(ontvanger, naam))), ANDER_SWV))
