"""The page of a dossier for parents and pupil: where it stands, who decides, until when, and what one can do (TLV-180).

The same address as for everybody else; `aanvragen.views.dossier` comes here for a family.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from aanvragen.choices import Gespreksstatus, Status
from aanvragen.family_wording import (
    afgeschermd_voor,
    stappen_in_woorden,
    te_doen,
    tot_wanneer,
    wie_beslist,
    zienswijzeregel,
)
from aanvragen.models import (
    Akkoord,
    Deskundigenadvies,
    Gesprek,
    Opschorting,
    Statusovergang,
    Termijnbericht,
    Toewijzing,
)
from aanvragen.rules.gezinsstappen import Overgang, verloop_voor_gezin
from aanvragen.selectors import (
    besluitstappen_van,
    eigen_van,
    eigen_zienswijze,
    handtekeningen_van,
    klaar_voor_gezin,
    ongelezen_voor,
    uiterste_dag_bij_indienen,
    verlopen_aanvulling,
)
from aanvragen.services.asking import open_verzoek
from aanvragen.services.merging import gaat_verder_in, samengevoegd_uit
from aanvragen.transitions import LOPEND, ONBESLIST, OPEN
from aanvragen.views.breadcrumbs import kruimelpad
from aanvragen.views.reading import leesstukken
from aanvragen.wording import IN_WOORDEN, TOON
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Rol, Veldgroep
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.schooljaren import verjaardag
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.logboek.selectors import inzagen_per_dag
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.rechten import rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.gebeurtenissen import tijdlijn_zonder_namen
from swv.kern.weergave.inzagen import inzagen_in_woorden
from swv.kern.weergave.panels import panelen_voor
from swv.kern.weergave.view import pagina

ACTEN = ("aanvraag_tekenen", "zienswijze_geven", "bericht_sturen", "gesprek_vragen")
"""What a family does on this page, the most pressing first; objecting stands with the besluit."""
INZAGEN_VOORAF = 4
MEERDERJARIG = 18


def gezinsdossier(request: HttpRequest, actor: Actor, dossier: Dossier) -> HttpResponse:
    """The page; some thirty queries at most, however large the dossier."""
    aanvraag = dossier.aanvraag
    mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
    handtekeningen = handtekeningen_van(actor, dossier)
    eigen, zienswijze = eigen_van(actor, handtekeningen), eigen_zienswijze(actor, dossier)
    verzoek = open_verzoek(actor, dossier) if aanvraag.status in LOPEND else None
    gesprekken = list(Gesprek.objects.van(actor, dossier))
    weg = klaar_voor_gezin(eigen, zienswijze)
    if any(gesprek.status == Gespreksstatus.GEVRAAGD for gesprek in gesprekken):
        weg |= {"gesprek_vragen"}
    gevraagd = verzoek is not None and actor.rol == Rol.OUDER and "zienswijze_geven" in mag - weg
    context = {
        "dossier": dossier,
        "gezin": True,
        "aanvraag": aanvraag,
        "toon": TOON[aanvraag.status],
        "in_woorden": IN_WOORDEN[aanvraag.status],
        "te_doen": te_doen(aanvraag.status, geantwoord=eigen is not None and "aanvraag_tekenen" in weg),
        "acties": _acties(dossier, mag - weg, gevraagd=gevraagd),
        "gevraagd": gevraagd,
        "mag": mag - weg,
        "verzoek": verzoek,
        "zienswijze": zienswijze,
        "zienswijzeregel": zienswijzeregel(actor.rol),
        "handtekeningen": handtekeningen,
        "gesprekken": gesprekken,
        "is_concept": aanvraag.status in OPEN,
        "loopt": aanvraag.status in ONBESLIST,
        "ongelezen": ongelezen_voor(actor).filter(dossier=dossier).count() if "bericht_sturen" in mag else 0,
        "verder_in": gaat_verder_in(actor, dossier),
        "samengevoegd_uit": samengevoegd_uit(actor, dossier),
        "panelen": panelen_voor(actor, dossier),
        "kruimels": kruimelpad(actor, dossier),
        **_termijn(actor, dossier),
        **_verloop(actor, dossier),
        **_wat_er_ligt(actor, dossier),
        **_inzage(actor, dossier),
    }
    return pagina(request, "aanvragen/dossier_gezin.html", context)


def _acties(dossier: Dossier, mag: frozenset[str], *, gevraagd: bool) -> list[dict[str, Any]]:
    """What can be done now. One of them stands out: to sign, or to answer a question of the committee (TLV-63)."""
    voorop = "zienswijze_geven" if gevraagd else "aanvraag_tekenen"
    acties = [
        {
            "naam": naam,
            "label": HANDELINGEN[naam].label,
            "url": reverse(naam, kwargs={"dossier_id": dossier.pk}),
            "eerst": naam == voorop,
        }
        for naam in ACTEN
        if naam in mag
    ]
    return sorted(acties, key=lambda actie: not actie["eerst"])


def _termijn(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """Who decides and by when at the latest, with what moved that day (RCH-01 to RCH-05)."""
    aanvraag = dossier.aanvraag
    loopt = aanvraag.status in ONBESLIST
    beslissers, gronden = wie_beslist(besluitstappen_van(dossier, actor.vandaag)) if loopt else ("", [])
    bij_school = aanvraag.status in OPEN
    berichten = Termijnbericht.objects.van(actor, dossier) if loopt and not bij_school else []
    opschortingen = Opschorting.objects.van(actor, dossier).order_by("-gevraagd_op")
    return {
        "beslissers": beslissers,
        "gronden": gronden,
        "bij_indienen": uiterste_dag_bij_indienen(dossier, actor.vandaag) if bij_school else None,
        "te_laat": loopt and aanvraag.uiterste_datum is not None and aanvraag.uiterste_datum < actor.vandaag,
        "stil": aanvraag.status == Status.AANVULLING_GEVRAAGD and verlopen_aanvulling(dossier, actor.vandaag) is None,
        "berichten": berichten,
        "opschortingen": [] if bij_school else opschortingen,
    }


def _verloop(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """The steps, and the events behind them; two queries."""
    rijen = Statusovergang.objects.van(actor, dossier).values_list("van", "naar", "op")
    overgangen = [Overgang(van, naar, op.astimezone(AMSTERDAM).date()) for van, naar, op in rijen]
    status = dossier.aanvraag.status
    gebeurtenissen = Gebeurtenis.objects.van(actor, dossier)
    return {
        "stappen": stappen_in_woorden(verloop_voor_gezin(status, overgangen), status),
        "tijdlijn": tijdlijn_zonder_namen(gebeurtenissen, gebruiker_id=actor.gebruiker_id),
    }


def _wat_er_ligt(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """Answers, documents and views; the advices once there is a besluit (INZ-04, INZ-06)."""
    stukken = leesstukken(actor, dossier)
    groepen = stukken["groepen"]
    algemeen = beleid_op(dossier.swv_id, Algemeen, actor.vandaag)
    return {
        **stukken,
        "ziet_contact": Veldgroep.CONTACT in groepen,
        "contact": algemeen.contact,
        "steunpunt": algemeen.benaming,
        **(_adviezen(actor, dossier) if Veldgroep.ADVIES in groepen else {}),
    }


def _adviezen(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """The experts with their advices, and who agreed; three queries."""
    rijen = Deskundigenadvies.objects.van(actor, dossier).order_by("ronde")
    per_toewijzing: dict[int, list[Deskundigenadvies]] = {}
    for advies in rijen:
        per_toewijzing.setdefault(advies.toewijzing_id, []).insert(0, advies)  # the latest first
    toewijzingen = Toewijzing.objects.van(actor, dossier).filter(vervangen_op__isnull=True)
    return {
        "toewijzingen": [(rij, per_toewijzing.get(rij.pk, [])) for rij in toewijzingen],
        "akkoorden": Akkoord.objects.van(actor, dossier).order_by("op"),
    }


def _inzage(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """As whom one reads here and until when (INZ-21), what one does not read, and who looked last; two queries."""
    rijen = Betrokkenheid.objects.van(actor, dossier).filter(
        geldig_op(actor.vandaag), partij_id__in=actor.partij_ids, rol__in=actor.inzagerollen
    )
    eigen = rijen.order_by("pk").first()
    achttien = verjaardag(dossier.leerling.geboortedatum, MEERDERJARIG)
    tot = eigen.tot if eigen and not eigen.open_einde else None
    return {
        "afgeschermd": afgeschermd_voor(eigen.rol, besloten=dossier.besloten_op is not None) if eigen else [],
        "leest_tot": tot_wanneer(eigen.rol, tot, str(dossier.leerling), achttien) if eigen else "",
        "inzagen": inzagen_in_woorden(inzagen_per_dag(actor, dossier)[:INZAGEN_VOORAF]),
    }
