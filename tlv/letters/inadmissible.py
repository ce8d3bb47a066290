"""The letter about an aanvraag that is niet-ontvankelijk, for one recipient and one dispatch date (RCH-08 to 10)."""

from datetime import date

from aanvragen.selectors import route_van
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Brief as Briefbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.letter import BriefNietOntvankelijk, BriefOnvolledig, Ondertekenaar
from swv.kern.documenten.letter_weergave import NIET_ONTVANKELIJK, sjabloonversie
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from tlv.letters.annexes import adviesbijlagen, deskundigen_van
from tlv.letters.shared import in_elke_brief, rechtbank_van, vervangingsalineas
from tlv.models import Besluit
from tlv.selectors import ontvankelijkheidsgrond_van


def brief_niet_ontvankelijk(brief: Brief, besluit: Besluit, verzenddatum: date) -> BriefNietOntvankelijk:
    """Fill the contract; raises BriefOnvolledig when the law asks for something that is missing."""
    dossier = brief.dossier
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    beleid = beleid_op(dossier.swv_id, Briefbeleid, dag, dossier.soort)
    grond = ontvankelijkheidsgrond_van(besluit)
    if grond is None:
        raise BriefOnvolledig(["grond om niet te oordelen ontbreekt (RCH-09)"])
    motivering = besluit.teksten.filter(soort="motivering").values_list("tekst", flat=True).first() or ""
    stappen = route_van(dossier, dag).adviesstappen
    sleutels = [stap.sleutel for stap in stappen]
    return BriefNietOntvankelijk(
        **in_elke_brief(brief, verzenddatum, beleid_op(dossier.swv_id, Algemeen, dag)),
        omdat=grond.titel,
        rechtbank=rechtbank_van(besluit),
        grondslag=grondslag_niet_ontvankelijk(beleid.grondslag, grond.artikel),
        bevoegd=f"de {besluit.functie}, {besluit.bevoegdheid}",
        motivering=(*vervangingsalineas(besluit), *motivering.split("\n\n")),
        deskundigen=deskundigen_van(besluit, sleutels),
        aantal_deskundigen=sum(stap.aantal for stap in stappen),
        bijlagen=adviesbijlagen(brief, besluit, sleutels),
        ondertekenaar=Ondertekenaar(naam=besluit.naam, functie=besluit.functie),
        sjabloonversie=f"{sjabloonversie(NIET_ONTVANKELIJK)}/{beleid.versie}",
        tekstblokken=dict(beleid.niet_ontvankelijk),
    )


def grondslag_niet_ontvankelijk(grondslag: str, artikel: str) -> str:
    """The law about the kind of aanvraag, and the article that says why it cannot be judged."""
    return f"{grondslag}, en {artikel}"
