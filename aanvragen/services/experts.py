"""Experts who cannot advise after all: a declared interest, and somebody else in their place (RCH-22, ROL-40)."""

from collections.abc import Iterable
from dataclasses import dataclass

from aanvragen.choices import Belang, Status
from aanvragen.mails import meld_deskundigen, meld_secretariaat
from aanvragen.models import Belangmelding, Toewijzing
from aanvragen.rules.deskundigen import bezwaren_op_plaats
from aanvragen.selectors import route_van
from aanvragen.services.act import handelen
from aanvragen.services.assessment import als_deskundigen, beschikbare_deskundigen, eis_geschikt, wijs_toe
from swv.kern.beleid.route import Stap
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier


@dataclass(frozen=True, slots=True)
class Werklast:
    """How many advices wait for an expert now, and how many of those are for one meeting week."""

    nu: int = 0
    deze_week: int = 0


def werklast_van(actor: Actor, dossier: Dossier) -> dict[int, Werklast]:
    """Per expert (partij) the dossiers at the experts, and those in the meeting week of this dossier; one query."""
    rijen = Toewijzing.objects.zichtbaar_voor(actor).filter(
        vervangen_op__isnull=True, dossier__aanvraag__status=Status.IN_BEOORDELING
    )
    week = dossier.aanvraag.agenda_maandag
    uit: dict[int, Werklast] = {}
    for partij, maandag in rijen.values_list("deskundige_id", "dossier__aanvraag__agenda_maandag"):
        last = uit.get(partij, Werklast())
        uit[partij] = Werklast(last.nu + 1, last.deze_week + (week is not None and maandag == week))
    return uit


def op_werklast(leden: Iterable[Lidmaatschap], last: dict[int, Werklast]) -> list[Lidmaatschap]:
    """Who has the least work first; who has as much keeps the order of the alphabet."""

    def gewicht(lid: Lidmaatschap) -> tuple[int, int]:
        eigen = last.get(lid.persoon.partij.pk, Werklast())
        return eigen.nu, eigen.deze_week

    return sorted(leden, key=gewicht)


def belang_melden(*, actor: Actor, dossier_id: int, soort: str, toelichting: str) -> Belangmelding:
    """Declare an interest of one's own (RCH-22): 'cannot judge this', or why it is no bar. The secretariaat is told."""
    if soort not in Belang.values or not toelichting.strip():
        raise NuNietMogelijk("Kies wat er is en leg het kort uit. Alleen het samenwerkingsverband leest dit.")
    with handelen(actor, "belang_melden", dossier_id) as dossier:
        toewijzing = Toewijzing.objects.filter(
            dossier=dossier, deskundige_id__in=actor.partij_ids, vervangen_op__isnull=True
        ).first()
        if toewijzing is None:
            raise GeenRecht("U bent niet aan deze aanvraag toegewezen.", "ROL-40")
        melding = Belangmelding.objects.create(
            dossier=dossier, toewijzing=toewijzing, soort=soort, toelichting=toelichting.strip(), op=nu()
        )
        leg_vast(actor, dossier, "belang.gemeld", veldgroep=Veldgroep.INTERN)
        meld_secretariaat(dossier, "belang_gemeld", actor.vandaag)
        return melding


def open_toewijzingen(actor: Actor, dossier: Dossier) -> list[Toewijzing]:
    """The experts who advise on this dossier now, without those who were replaced."""
    rijen = Toewijzing.objects.van(actor, dossier).filter(vervangen_op__isnull=True, deskundige__isnull=False)
    return list(rijen.select_related("deskundige"))


def kandidaten_voor(actor: Actor, dossier: Dossier, last: dict[int, Werklast]) -> list[Lidmaatschap]:
    """Who fits at least one of the places that are taken now, the least work first; a handful of queries."""
    bezet = set(Toewijzing.objects.filter(dossier=dossier).values_list("deskundige_id", flat=True))
    leden = [lid for lid in beschikbare_deskundigen(actor, dossier) if lid.persoon.partij.pk not in bezet]
    bestuur, route = str(dossier.school.bestuur_id), route_van(dossier, actor.vandaag)
    plaatsen = [(rij.volgorde - 1, route.stap(rij.stap)) for rij in open_toewijzingen(actor, dossier)]
    geschikt = [
        lid
        for lid, deskundige in zip(leden, als_deskundigen(dossier, leden), strict=True)
        if any(not bezwaren_op_plaats(deskundige, plaats, stap, bestuur) for plaats, stap in plaatsen)
    ]
    return op_werklast(geschikt, last)


def _na_vervanging(actor: Actor, dossier: Dossier, weg: Toewijzing, lid: Lidmaatschap) -> list[Lidmaatschap]:
    """The experts in order when `lid` takes the place of `weg`."""
    per_partij = {rij.persoon.partij.pk: rij for rij in beschikbare_deskundigen(actor, dossier)}
    huidige = Toewijzing.objects.filter(dossier=dossier, stap=weg.stap, vervangen_op__isnull=True)
    blijvend = {rij.volgorde: per_partij[rij.deskundige_id] for rij in huidige if rij.deskundige_id in per_partij}
    blijvend[weg.volgorde] = lid
    return [blijvend[plaats] for plaats in sorted(blijvend)]


def deskundige_vervangen(
    *, actor: Actor, dossier_id: int, toewijzing_id: int, lidmaatschap_id: int, reden: str
) -> Toewijzing:
    """Put another expert in the place of one whose advice is not final yet (RCH-20, RCH-22, ROL-40, ROL-42).

    Who leaves reads the dossier no more from today. A draft stays with the dossier and counts nowhere: nobody but its
    author ever reads it. Raises GeenRecht with the rule when the other may not advise.
    """
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom u iemand anders kiest.")
    with handelen(actor, "deskundige_vervangen", dossier_id) as dossier:
        weg = next((rij for rij in open_toewijzingen(actor, dossier) if rij.pk == toewijzing_id), None)
        leden = {lid.pk: lid for lid in beschikbare_deskundigen(actor, dossier)}
        if weg is None or weg.deskundige_id is None or lidmaatschap_id not in leden:
            raise NuNietMogelijk("Kies uit de lijst wie weggaat en wie ervoor in de plaats komt.")
        lid, vertrekt = leden[lidmaatschap_id], weg.deskundige_id
        if Toewijzing.objects.filter(dossier=dossier, deskundige=lid.persoon.partij).exists():
            raise GeenRecht(f"{lid.persoon.volledige_naam} was al aan deze aanvraag toegewezen.", "ROL-40")
        _eis_niet_vast(actor, dossier, weg)
        eis_geschikt(dossier, _stap(dossier, actor, weg), _na_vervanging(actor, dossier, weg, lid))
        weg.vervangen_op = nu()
        weg.save(update_fields=["vervangen_op"])
        Betrokkenheid.objects.filter(
            geldig_op(actor.vandaag), dossier=dossier, partij_id=vertrekt, rol=Inzagerol.DESKUNDIGE
        ).update(tot=actor.vandaag)
        nieuw = wijs_toe(actor, dossier, weg.stap, weg.volgorde, lid)
        leg_vast(
            actor, dossier, "deskundige.vervangen", veldgroep=Veldgroep.INTERN, naam=weg.naam, toelichting=reden.strip()
        )
        meld_deskundigen(dossier, "advies_gevraagd", [lid.persoon.partij.pk], actor.vandaag)
        meld_deskundigen(dossier, "advies_vervallen", [vertrekt], actor.vandaag)
        return nieuw


def _stap(dossier: Dossier, actor: Actor, toewijzing: Toewijzing) -> Stap:
    return route_van(dossier, actor.vandaag).stap(toewijzing.stap)


def _eis_niet_vast(actor: Actor, dossier: Dossier, weg: Toewijzing) -> None:
    """Whether an advice is final only the system may ask: the chair reads none before all are (ROL-41)."""
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="deskundige_vervangen"):
        vast = Toewijzing.objects.filter(pk=weg.pk, adviezen__vastgesteld_op__isnull=False).exists()
    if vast:
        raise NuNietMogelijk(f"Het advies van {weg.naam} is vastgesteld en blijft staan (TLV-115).")
