"""The letter with the besluit on a TLV, for one recipient and one dispatch date (RCH-08..10, 16, TLV-112)."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from aanvragen.selectors import route_van
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Brief as Briefbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import (
    BesluitbriefTlv,
    Ondertekenaar,
    Uitkomst,
)
from swv.kern.documenten.letter import Deskundigenadvies as Briefadvies
from swv.kern.documenten.letter_weergave import (
    datum_in_woorden,
    sjabloonversie,
)
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from tlv.letters.annexes import adviesbijlagen, vaste_adviezen
from tlv.letters.shared import in_elke_brief, naar_html, onderwerp_van
from tlv.models import Besluit


def bouw_besluitbrief(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The besluit letter of one recipient."""
    return naar_html(brief, besluitbrief(brief, verzenddatum))


def besluitbrief(brief: Brief, verzenddatum: date) -> BesluitbriefTlv:
    """Fill the contract; raises BriefOnvolledig when the law asks for something that is missing."""
    dossier = brief.dossier
    besluit = Besluit.objects.select_related("tlv", "vervangt__tlv").get(pk=onderwerp_van(brief), dossier=dossier)
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
        bevoegd=f"de {besluit.functie}, {besluit.bevoegdheid}",
        motivering=(*vervangingsalineas(besluit), *teksten.get("motivering", "").split("\n\n")),
        deskundigen=_deskundigen(besluit, [stap.sleutel for stap in stappen]),
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


def vervangingsalineas(besluit: Besluit) -> tuple[str, ...]:
    """Which besluit this one replaces, why, and what that does; nothing for a first besluit (TLV-115)."""
    oud = besluit.vervangt
    if oud is None:
        return ()
    dag = datum_in_woorden(oud.genomen_op.astimezone(AMSTERDAM).date())
    vervallen = f" De verklaring met nummer {oud.tlv.nummer} geldt niet meer." if hasattr(oud, "tlv") else ""
    reden = besluit.teksten.filter(soort="vervanging").values_list("tekst", flat=True).first() or ""
    return (f"Dit besluit komt in de plaats van ons besluit van {dag}, dat niet meer geldt.{vervallen}", reden)


def _deskundigen(besluit: Besluit, stappen: Sequence[str]) -> tuple[Briefadvies, ...]:
    """Whose advices the besluit rests on, in the order of the route and of assignment."""
    return tuple(
        Briefadvies(
            naam=advies.toewijzing.naam,
            discipline=advies.toewijzing.get_discipline_display(),
            strekking=advies.get_strekking_display(),
        )
        for advies in vaste_adviezen(besluit, stappen)
    )
