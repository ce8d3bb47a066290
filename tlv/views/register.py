"""The register of TLVs: the list, the page of a dossier's TLV, the proof page, and what is recorded about one."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from aanvragen.views.acts import Actpagina
from aanvragen.views.breadcrumbs import kruimelpad, werkvoorraad_kruimel
from swv.kern.choices import SchoolSoort
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv, mag_swv, rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.onderdelen import Gevolg, Kruimel
from swv.kern.weergave.panels import Gezinsdelen, Paneel
from swv.kern.weergave.view import actor_van, haal, haal_dossier, pagina
from tlv import register_forms as forms
from tlv.choices import Gebruiksoort
from tlv.models import OvergenomenTlv, Toelaatbaarheidsverklaring
from tlv.overgenomen import registerlijst, stand_van_overgenomen
from tlv.register import Registerkaart, Zoekvraag, kaarten_van, stand_op
from tlv.services import register

PER_PAGINA = 50
STANDEN = dict(forms.STANDEN)
TOON = {"geldig": "klaar", "gaat_nog_in": "bezig"}
ACTEN = (
    "overstap_vastleggen",
    "invoer_vastleggen",
    "terugplaatsing_vastleggen",
    "terugkeer_vastleggen",
    "gebruik_beeindigen",
    "gebruik_terugdraaien",
    "verlenging_afmelden",
    "verlenging_hervatten",
)


@require_GET
def tlv_register(request: HttpRequest) -> HttpResponse:
    """The TLVs that this reader may see, the newest number on top, and after them what was taken over.

    About ten queries, however many.
    """
    actor = actor_van(request)
    eis_swv(actor, "tlv_register_bekijken")
    formulier = forms.ZoekForm(request.GET, actor=actor)
    vraag = formulier.vraag()
    lijst: Any = registerlijst(actor, vraag)
    blad = Paginator(lijst, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [_regel(actor, tlv) for tlv in blad]
    context = {
        "pagina": blad,
        "regels": regels,
        "form": formulier,
        "gezocht": vraag != Zoekvraag(),
        "mag_overnemen": mag_swv(actor, "overnames_bekijken"),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("TLV-register")],
    }
    return pagina(request, "tlv/register.html", context)


def adres_in_register(**vraag: str) -> str:
    """The register with this question in the address."""
    return f"{reverse('tlv_register')}?{urlencode(vraag)}"


def _regel(actor: Actor, tlv: Toelaatbaarheidsverklaring | OvergenomenTlv) -> dict[str, Any]:
    if isinstance(tlv, OvergenomenTlv):
        stand, toon = _woorden(stand_van_overgenomen(tlv, actor.vandaag))
        bij_vso = tlv.school.soort == SchoolSoort.VSO
        return {"tlv": tlv, "overgenomen": True, "bij_vso": bij_vso, "stand": stand, "toon": toon}
    stand, toon = _woorden(stand_op(tlv, actor.vandaag))
    return {"tlv": tlv, "overgenomen": False, "stand": stand, "toon": toon}


def _woorden(stand: str) -> tuple[str, str]:
    return STANDEN[stand], TOON.get(stand, "neutraal")


@require_GET
def tlv_bekijken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The TLV of a dossier with its history, and those that were replaced; also before there is one."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="tlv_bekijken")
    kaarten = kaarten_van(actor, dossier)
    context = {
        "dossier": dossier,
        "kaarten": [(kaart, *_woorden(kaart.stand)) for kaart in kaarten],
        "acties": _acties(actor, dossier, kaarten),
        "kruimels": kruimelpad(actor, dossier, "TLV"),
    }
    return pagina(request, "tlv/tlv.html", context)


def _acties(actor: Actor, dossier: Dossier, kaarten: list[Registerkaart]) -> list[dict[str, Any]]:
    """The acts that this reader can do now and that still have something to do."""
    geldend = next((kaart for kaart in kaarten if kaart.stand != "vervangen"), None)
    if geldend is None:
        return []
    gestopt, klaar = geldend.einde is not None, geldend.invoer is None or geldend.invoer.ingevoerd_op is not None
    niet_nodig = {
        "invoer_vastleggen": klaar,
        "overstap_vastleggen": gestopt,
        "terugkeer_vastleggen": gestopt,
        "gebruik_beeindigen": gestopt,
        "gebruik_terugdraaien": not geldend.gebruik,
        "terugplaatsing_vastleggen": geldend.opvolging is None or geldend.opvolging.stand not in ("open", "te_laat"),
    }
    afgemeld = any(rij.soort == Gebruiksoort.GEEN_VERLENGING for rij in geldend.gebruik)
    laatste_jaar = geldend.tlv.einddatum == schooljaar(actor.vandaag).einde
    niet_nodig |= {
        "verlenging_afmelden": gestopt or afgemeld or not laatste_jaar,
        "verlenging_hervatten": not afgemeld,
    }
    mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
    return [
        {"label": HANDELINGEN[naam].label, "url": reverse(naam, args=[dossier.pk])}
        for naam in ACTEN
        if naam in mag and not niet_nodig[naam]
    ]


@require_GET
def tlv_bewijs(request: HttpRequest, tlv_id: int) -> HttpResponse:
    """One page to print, with what a school enters in its own administration (RCH-30, RCH-32)."""
    actor = actor_van(request)
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).select_related("dossier")
    dossier = haal(rijen, tlv_id).dossier
    inzage_vastleggen(actor, dossier, "tlv_bewijs", tlv_id)
    kaart = next(kaart for kaart in kaarten_van(actor, dossier) if kaart.tlv.pk == tlv_id)
    stappen = [Kruimel("TLV", reverse("tlv_bekijken", args=[dossier.pk])), Kruimel("Bewijs")]
    context = {
        "dossier": dossier,
        "kaart": kaart,
        "swv": dossier.swv,
        "mag_invoeren": "invoer_vastleggen" in rechten_voor(actor, [dossier.pk])[dossier.pk],
        "kruimels": kruimelpad(actor, dossier, *stappen),
    }
    return pagina(request, "tlv/bewijs.html", context)


def registerpaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The way from the dossier to its TLV, with what is late; only once there is one."""
    kaarten = kaarten_van(actor, dossier) if dossier.toegekend_op else []
    if not kaarten:
        return None
    kaart = kaarten[0]
    signalen = [deel.signaal for deel in (kaart.invoer, kaart.opvolging) if deel and deel.signaal]
    stand, toon = _woorden(kaart.stand)
    context = {"kaart": kaart, "signalen": signalen, "stand": stand, "toon": toon, "dossier": dossier}
    return Paneel("TLV in het register", "tlv/_register.html", context, gezin=Gezinsdelen(titel="De verklaring (TLV)"))


def _school_leest(_: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg(
            "leest het dossier als ontvangende school, zonder de zienswijzen, tot de TLV niet meer bij haar hoort"
            " (INZ-02). Een school die niet in de lijst staat, leest niets",
            "De school die u kiest",
        ),
        Gevolg("leest vanaf haar laatste dag niet meer mee", "De vorige school uit de lijst"),
    ]


def _gebruik_stopt(_: Actor, dossier: Dossier) -> list[Gevolg]:
    return [
        Gevolg("leest het dossier vanaf die dag niet meer", "De VSO-school die u eerder vastlegde"),
        Gevolg("De dagen die over zijn, blijven in het register staan.", "De TLV"),
    ]


ACTS = [
    Actpagina(
        "overstap_vastleggen",
        lambda actor, pk, g: register.overstap_vastleggen(actor=actor, dossier_id=pk, naar=g["naar"], datum=g["datum"]),
        "De school is vastgelegd.",
        formulier=forms.OverstapForm,
        gevolgen=_school_leest,
        uitleg="Waar de leerling naar het VSO gaat. Bij een andere VSO-school is geen nieuwe TLV nodig (TLV-126).",
        naar="tlv_bekijken",
    ),
    Actpagina(
        "terugkeer_vastleggen",
        lambda actor, pk, g: register.terugkeer_vastleggen(actor=actor, dossier_id=pk, datum=g["datum"]),
        "De terugkeer is vastgelegd.",
        formulier=forms.TerugkeerForm,
        gevolgen=_gebruik_stopt,
        uitleg="Gaat een leerling terug naar het VO, dan stopt het gebruik van de TLV (TLV-128).",
        naar="tlv_bekijken",
    ),
    Actpagina(
        "gebruik_beeindigen",
        lambda actor, pk, g: register.gebruik_beeindigen(actor=actor, dossier_id=pk, **g),
        "Vastgelegd. De TLV wordt niet meer gebruikt.",
        formulier=forms.EindeForm,
        gevolgen=_gebruik_stopt,
        naar="tlv_bekijken",
    ),
    Actpagina(
        "invoer_vastleggen",
        lambda actor, pk, g: register.invoer_vastleggen(actor=actor, dossier_id=pk, datum=g["datum"]),
        "Vastgelegd.",
        formulier=forms.InvoerForm,
        uitleg="De school zet het nummer binnen zeven dagen in de eigen administratie, en daarmee in ROD (RCH-32).",
        naar="tlv_bekijken",
    ),
    Actpagina(
        "terugplaatsing_vastleggen",
        lambda actor, pk, g: register.terugplaatsing_vastleggen(actor=actor, dossier_id=pk, **g),
        "De uitkomst is vastgelegd.",
        formulier=forms.TerugplaatsingForm,
        uitleg="In het laatste schooljaar kijkt de school of de leerling terug kan naar het VO (TLV-123).",
        naar="tlv_bekijken",
    ),
    Actpagina(
        "gebruik_terugdraaien",
        lambda actor, pk, g: register.gebruik_terugdraaien(actor=actor, dossier_id=pk, **g),
        "De melding is teruggedraaid.",
        formulier=forms.TerugdraaienForm,
        uitleg="De melding telt dan niet meer. Wie het dossier daardoor las, leest het niet meer, en andersom.",
        naar="tlv_bekijken",
    ),
]
