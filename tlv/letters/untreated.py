"""The letter about an aanvraag that is not treated (RCH-14)."""

from datetime import date

from aanvragen.models import Buitenbehandeling
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Brief as Briefbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import (
    BriefBuitenBehandeling,
    Ondertekenaar,
)
from swv.kern.documenten.letter_weergave import (
    BUITEN_BEHANDELING,
    sjabloonversie,
)
from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import AMSTERDAM
from tlv.letters.shared import in_elke_brief, naar_html, onderwerp_van

GRONDSLAG_BUITEN_BEHANDELING = "artikel 4:5, eerste en vierde lid, van de Algemene wet bestuursrecht"


def bouw_brief_buiten_behandeling(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The letter to one recipient about an aanvraag that is not treated (RCH-14)."""
    return naar_html(brief, brief_buiten_behandeling(brief, verzenddatum))


def brief_buiten_behandeling(brief: Brief, verzenddatum: date) -> BriefBuitenBehandeling:
    """Fill the contract; raises BriefOnvolledig when the law asks for something that is missing (RCH-14)."""
    dossier = brief.dossier
    besluiten = Buitenbehandeling.objects.select_related("opschorting")
    besluit = besluiten.get(pk=onderwerp_van(brief), dossier=dossier)
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    beleid = beleid_op(dossier.swv_id, Briefbeleid, dag, dossier.soort)
    return BriefBuitenBehandeling(
        **in_elke_brief(brief, verzenddatum, beleid_op(dossier.swv_id, Algemeen, dag)),
        grondslag=GRONDSLAG_BUITEN_BEHANDELING,
        bevoegd=besluit.bevoegdheid,
        motivering=tuple(besluit.reden.split("\n\n")),
        gevraagd_op=besluit.opschorting.gevraagd_op,
        hersteltermijn=besluit.opschorting.hersteltermijn,
        gevraagd=tuple(besluit.opschorting.wat.split("\n\n")),
        ondertekenaar=Ondertekenaar(naam=besluit.naam, functie=besluit.functie),
        sjabloonversie=f"{sjabloonversie(BUITEN_BEHANDELING)}/{beleid.versie}",
        tekstblokken=dict(beleid.buiten_behandeling),
    )
