"""The letter with the besluit on a TLV, for one recipient and one dispatch date (RCH-08..10, 16, TLV-112)."""

from datetime import date
from typing import cast

from aanvragen.selectors import route_van
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Brief as Briefbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import (
    Besluitbrief,
    BesluitbriefTlv,
    Ondertekenaar,
    Uitkomst,
)
from swv.kern.documenten.letter_weergave import (
    sjabloonversie,
)
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from tlv.choices import Uitkomst as Besluituitkomst
from tlv.letters.annexes import adviesbijlagen, deskundigen_van
from tlv.letters.inadmissible import brief_niet_ontvankelijk
from tlv.letters.shared import in_elke_brief, naar_html, onderwerp_van, rechtbank_van, vervangingsalineas
from tlv.models import Besluit


def bouw_besluitbrief(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The besluit letter of one recipient."""
    return naar_html(brief, besluitbrief(brief, verzenddatum))


def besluitbrief(brief: Brief, verzenddatum: date) -> Besluitbrief:
    """Fill the contract of this outcome; raises BriefOnvolledig when the law asks for something that is missing."""
    rijen = Besluit.objects.select_related("tlv", "vervangt__tlv")
    besluit = rijen.get(pk=onderwerp_van(brief), dossier=brief.dossier)
    if besluit.uitkomst == Besluituitkomst.NIET_ONTVANKELIJK:
        return brief_niet_ontvankelijk(brief, besluit, verzenddatum)
    return _verleend_of_geweigerd(brief, besluit, verzenddatum)


def _verleend_of_geweigerd(brief: Brief, besluit: Besluit, verzenddatum: date) -> BesluitbriefTlv:
    dossier = brief.dossier
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    algemeen = beleid_op(dossier.swv_id, Algemeen, dag)
    beleid = beleid_op(dossier.swv_id, Briefbeleid, dag, dossier.soort)
    teksten = dict(besluit.teksten.values_list("soort", "tekst"))
    stappen = route_van(dossier, dag).adviesstappen
    tlv = getattr(besluit, "tlv", None)
    return BesluitbriefTlv(
        **in_elke_brief(brief, verzenddatum, algemeen),
        uitkomst=cast(Uitkomst, besluit.uitkomst),
        grondslag=beleid.grondslag,
        rechtbank=rechtbank_van(besluit),
        bevoegd=f"de {besluit.functie}, {besluit.bevoegdheid}",
        motivering=(*vervangingsalineas(besluit), *teksten.get("motivering", "").split("\n\n")),
        deskundigen=deskundigen_van(besluit, [stap.sleutel for stap in stappen]),
        aantal_deskundigen=sum(stap.aantal for stap in stappen),
        ondertekenaar=Ondertekenaar(naam=besluit.naam, functie=besluit.functie),
        sjabloonversie=f"{sjabloonversie()}/{beleid.versie}",
        categorie=tlv.categorie if tlv else None,
        ingangsdatum=tlv.ingangsdatum if tlv else None,
        einddatum=tlv.einddatum if tlv else None,
        tlv_nummer=tlv.nummer if tlv else "",
        bijlagen=adviesbijlagen(brief, besluit, [stap.sleutel for stap in stappen]),
        advies=tuple(teksten["advies"].split("\n\n")) if "advies" in teksten and tlv is None else (),
        tekstblokken=dict(beleid.tekstblokken),
    )
