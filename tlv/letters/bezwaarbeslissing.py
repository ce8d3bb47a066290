"""The letter with the decision on an objection, for one recipient and one dispatch date (RCH-08, RCH-09, RCH-12)."""

from datetime import date
from typing import cast

from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import Ondertekenaar, Uitkomst
from swv.kern.documenten.letter_bezwaar import (
    Beslissingsbrief,
    NieuwBesluit,
    Oordeel,
    eisen_van_beslissing,
    render_beslissing,
    sjabloonversie_beslissing,
    titel_van_beslissing,
)
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.termijnen.rules import bezwaartermijn
from tlv.bezwaren import besluitdag_van, bezwaarbeleid
from tlv.choices import Hoedanigheid
from tlv.letters.shared import afgeschermd_voor, in_elke_brief, onderwerp_van
from tlv.models import Bezwaarbeslissing

GEDEELD = (
    "afzender", "geadresseerde", "verzenddatum", "kenmerk", "leerling_naam", "geboortedatum", "school", "steunpunt",
)  # fmt: skip
INDIENER = {
    Hoedanigheid.OUDER: "een ouder",
    Hoedanigheid.LEERLING: "de leerling",
    Hoedanigheid.BESTUUR: "het schoolbestuur",
    Hoedanigheid.ANDERS: "iemand anders",
}


def bouw_beslissing(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The decision on objection for one recipient."""
    inhoud = beslissingsbrief(brief, verzenddatum)
    return GebouwdeBrief(
        html=render_beslissing(inhoud, afgeschermd=afgeschermd_voor(brief)),
        titel=titel_van_beslissing(inhoud),
        sjabloonversie=inhoud.sjabloonversie,
        eisen=eisen_van_beslissing(inhoud),
    )


def beslissingsbrief(brief: Brief, verzenddatum: date) -> Beslissingsbrief:
    """Fill the contract from what was frozen with the decision; raises BriefOnvolledig when something is missing."""
    rijen = Bezwaarbeslissing.objects.select_related("bezwaar__besluit", "besluit__tlv", "besluit__vervangt__tlv")
    rij = rijen.get(pk=onderwerp_van(brief), dossier=brief.dossier)
    bezwaar = rij.bezwaar
    dag = rij.genomen_op.astimezone(AMSTERDAM).date()
    algemeen = beleid_op(brief.swv_id, Algemeen, dag)
    ontvangen_op = bezwaar.ontvangen_op or dag
    gedeeld = in_elke_brief(brief, verzenddatum, algemeen)
    return Beslissingsbrief(
        **{naam: gedeeld[naam] for naam in GEDEELD},
        eigen=brief.ontvanger_id == bezwaar.indiener_id,
        indiener=INDIENER[Hoedanigheid(bezwaar.hoedanigheid)],
        ontvangen_op=ontvangen_op,
        besluit_van=besluitdag_van(bezwaar),
        oordeel=cast(Oordeel, rij.uitkomst),
        motivering=rij.motivering,
        stappen=tuple(str(deel["tekst"]) for deel in rij.uitleg),
        niet_gehoord=rij.niet_gehoord_uitleg,
        afwijking=rij.afwijking,
        ontvankelijkheid=rij.ontvankelijkheid,
        bevoegd=f"de {rij.functie}, {rij.bevoegdheid}",
        rechtbank=bezwaarbeleid(brief.swv_id, ontvangen_op).rechtbank,
        laatste_beroepsdag=bezwaartermijn(verzenddatum).uiterste_dag,
        ondertekenaar=Ondertekenaar(naam=rij.naam, functie=rij.functie),
        sjabloonversie=sjabloonversie_beslissing(),
        nieuw=_nieuw_besluit(rij),
    )


def _nieuw_besluit(rij: Bezwaarbeslissing) -> NieuwBesluit | None:
    besluit = rij.besluit
    if besluit is None:
        return None
    tlv, oud = getattr(besluit, "tlv", None), besluit.vervangt
    oude_tlv = getattr(oud, "tlv", None) if oud else None
    advies = besluit.teksten.filter(soort="advies").values_list("tekst", flat=True).first()
    return NieuwBesluit(
        uitkomst=cast(Uitkomst, besluit.uitkomst),
        categorie=tlv.categorie if tlv else None,
        ingangsdatum=tlv.ingangsdatum if tlv else None,
        einddatum=tlv.einddatum if tlv else None,
        tlv_nummer=tlv.nummer if tlv else "",
        vervalt=oude_tlv.nummer if oude_tlv else "",
        advies=advies or "" if tlv is None else "",
    )
