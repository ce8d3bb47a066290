"""Sending an aanvraag on to the SWV that is competent, undoing that, and treating it here all the same (TLV-40)."""

from dataclasses import dataclass

from aanvragen.models import Toewijzing
from aanvragen.services.act import eis_status, handelen, verplaats
from aanvragen.services.submission import herbereken_termijnen
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import Reden
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.documenten.letter_verwijzing import DOORVERWIJZING
from swv.kern.documenten.models import WACHTEND, Brief
from swv.kern.kalender.klok import nu
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import beeindig
from tlv.competence import aanvragerfout, bevoegdheid_van
from tlv.models import Doorverwijzing
from tlv.rules.bevoegdheid_woorden import gebruikte_feiten
from tlv.rules.ontvankelijkheid import Ontvankelijkheidsfeiten

ZELF = "bevoegdheid.toegelicht"
"""The event that says why this SWV decides although the rules point elsewhere."""


@dataclass(frozen=True, slots=True)
class Verwijsadres:
    """Where the aanvraag goes; empty when no application is needed anywhere."""

    naam: str = ""
    adres: str = ""
    postcode: str = ""
    plaats: str = ""

    @property
    def volledig(self) -> bool:
        """Whether a letter can reach it."""
        return all((self.naam, self.adres, self.postcode, self.plaats))


def doorverwijzen(*, actor: Actor, dossier_id: int, naar: Verwijsadres, toelichting: str) -> Doorverwijzing:
    """Send the aanvraag on: this SWV is not competent (TLV-20 to TLV-43, TLV-174, Awb 2:3).

    No besluit, so the dossier gets no objection term; it closes and the clock no longer counts. Refused when the rules
    say that this SWV is competent, and without own words when they do not say (OPEN-84). Letters follow with
    `brieven_verzenden`.
    """
    with handelen(actor, "doorverwijzen", dossier_id) as dossier:
        stand = bevoegdheid_van(actor, dossier)
        uitspraak = stand.uitspraak
        if uitspraak.eigen:
            raise NuNietMogelijk(f"{uitspraak.reden.tekst} Doorverwijzen kan daarom niet.")
        if uitspraak.rij is None and not toelichting.strip():
            raise NuNietMogelijk("Volgens de regels is nog niet te bepalen waar de aanvraag hoort. Schrijf op waarom u"
                                 " haar doorverwijst.")  # fmt: skip
        if not naar.volledig and (uitspraak.rij is None or uitspraak.rij.aanvraag_nodig):
            raise NuNietMogelijk("Vul de naam en het adres in van het samenwerkingsverband waar de aanvraag hoort.")
        van = eis_status(dossier, "doorverwijzen").status
        verplaats(actor, dossier, "doorverwijzen")
        rij = Doorverwijzing.objects.create(
            dossier=dossier,
            van_status=van,
            naar_naam=naar.naam,
            naar_adres=naar.adres,
            naar_postcode=naar.postcode,
            naar_plaats=naar.plaats,
            toelichting=toelichting.strip(),
            uitleg=[uitspraak.reden.als_json()],
            feiten=gebruikte_feiten(uitspraak.rij, stand.feiten) if uitspraak.rij else [],
            beleid=[versie.als_json() for versie in stand.beleid],
            gedaan_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            functie=actor.rol_label,
            gedaan_op=nu(),
        )
        leg_vast(actor, dossier, "aanvraag.doorverwezen")
        return rij


def doorverwijzing_terugdraaien(*, actor: Actor, dossier_id: int, reden: str) -> Dossier:
    """Take a referral back before its letters are ordered: the aanvraag is 'ingediend' again, the term counts on.

    Refused once letters are on their way, and when experts were at work: they begin anew with a new aanvraag.
    """
    with handelen(actor, "doorverwijzing_terugdraaien", dossier_id) as dossier:
        rij = Doorverwijzing.objects.select_for_update().get(dossier=dossier, teruggedraaid_op__isnull=True)
        if Brief.objects.filter(dossier=dossier, soort=DOORVERWIJZING, onderwerp_id=rij.pk).exists():
            raise NuNietMogelijk("De brieven zijn al klaargezet. Vraag de school om een nieuwe aanvraag te doen.")
        if Toewijzing.objects.filter(dossier=dossier).exists():
            raise NuNietMogelijk("De deskundigen waren al bezig. Vraag de school om een nieuwe aanvraag te doen.")
        rij.teruggedraaid_op = nu()
        rij.save(update_fields=["teruggedraaid_op"])
        aanvraag = verplaats(actor, dossier, "doorverwijzing_terugdraaien")
        herbereken_termijnen(dossier, aanvraag)
        leg_vast(actor, dossier, "doorverwijzing.teruggedraaid", veldgroep=Veldgroep.ONDERWIJS, reden=reden.strip())
        return dossier


def zelf_behandelen(*, actor: Actor, dossier_id: int, reden: str) -> Dossier:
    """Record why this SWV decides although the rules point elsewhere, such as an answer that is not right (TLV-40)."""
    with handelen(actor, "zelf_behandelen", dossier_id) as dossier:
        if not bevoegdheid_van(actor, dossier).uitspraak.elders:
            raise NuNietMogelijk(
                "De regels wijzen niet naar een ander samenwerkingsverband. U hoeft niets vast te leggen."
            )
        leg_vast(actor, dossier, ZELF, veldgroep=Veldgroep.ONDERWIJS, reden=reden.strip())
        return dossier


def niet_bevoegd(actor: Actor, dossier: Dossier) -> Reden | None:
    """Why this SWV may not decide: the rules point elsewhere, and nobody recorded why it does so all the same."""
    uitspraak = bevoegdheid_van(actor, dossier).uitspraak
    return uitspraak.reden if uitspraak.elders and not _toegelicht(actor, dossier) else None


def _toegelicht(actor: Actor, dossier: Dossier) -> bool:
    with bereik(systeem(dossier.swv_id, actor.vandaag)):
        return Gebeurtenis.objects.filter(dossier=dossier, soort=ZELF).exists()


def ontvankelijkheidsfeiten_van(actor: Actor, dossier: Dossier) -> Ontvankelijkheidsfeiten:
    """What is known when somebody wants to declare this aanvraag niet-ontvankelijk; about nine queries.

    Where no application is needed anywhere, such as with a TLV that is valid (TLV-40), there is nothing to refer to.
    """
    uitspraak = bevoegdheid_van(actor, dossier).uitspraak
    with bereik(systeem(dossier.swv_id, actor.vandaag)):  # who decides need not see where a pupil is enrolled
        aanvrager = aanvragerfout(dossier, actor.vandaag)
    return Ontvankelijkheidsfeiten(
        beleid=beleid_op(dossier.swv_id, Ontvankelijkheid, actor.vandaag),
        eigen=uitspraak.eigen,
        doorverwijzen=uitspraak.elders_aanvragen and not _toegelicht(actor, dossier),
        aanvrager=aanvrager,
    )


def doorverwijzing_is_bezorgd(actor: Actor, dossier: Dossier) -> None:
    """After the last letter has gone out: the experts' inzage ends (INZ-09)."""
    vergrendeld = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    brieven = Brief.objects.filter(dossier=vergrendeld, soort=DOORVERWIJZING)
    if not brieven.filter(WACHTEND).exists():
        beeindig(vergrendeld, Inzagerol.DESKUNDIGE, actor.vandaag)
        leg_vast(actor, vergrendeld, "doorverwijzing.bekendgemaakt")
