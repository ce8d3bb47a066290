"""Experts and their advices: assigned by the route, independent of each other, final before anybody decides."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import cast

from aanvragen.choices import Strekking
from aanvragen.mails import meld_deskundigen
from aanvragen.models import Aanvraag, Akkoord, Deskundigenadvies, Notitie, Toewijzing
from aanvragen.rules.deskundigen import Deskundige, toets_deskundigen
from aanvragen.selectors import adviesstand_van, route_van
from aanvragen.services.act import handelen, verplaats
from swv.kern.beleid.route import Discipline, Stap
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.services import betrek


def beschikbare_deskundigen(actor: Actor, dossier: Dossier) -> list[Lidmaatschap]:
    """The experts of this SWV who hold that lidmaatschap today."""
    rijen = Lidmaatschap.objects.zichtbaar_voor(actor).filter(
        geldig_op(actor.vandaag), swv_id=dossier.swv_id, rol=Rol.DESKUNDIGE
    )
    return list(rijen.select_related("persoon__partij", "werkgever").order_by("persoon__achternaam", "pk"))


def deskundigen_toewijzen(*, actor: Actor, dossier_id: int, lidmaatschappen: Sequence[int]) -> Dossier:
    """Assign the experts of the first advice step, in order: the first is the first deskundige (RCH-20..22).

    Refused with the rule named when number, discipline or independence is not as the route asks (ROL-40, ROL-42).
    """
    with handelen(actor, "deskundigen_toewijzen", dossier_id) as dossier:
        stap = route_van(dossier, actor.vandaag).adviesstappen[0]
        gevonden = {lid.pk: lid for lid in beschikbare_deskundigen(actor, dossier)}
        if set(lidmaatschappen) - set(gevonden):
            raise NuNietMogelijk("Kies deskundigen uit de lijst.")
        gekozen = [gevonden[pk] for pk in lidmaatschappen]
        eis_geschikt(dossier, stap, gekozen)
        verplaats(actor, dossier, "deskundigen_toewijzen")
        for volgorde, lid in enumerate(gekozen, start=1):
            wijs_toe(actor, dossier, stap.sleutel, volgorde, lid)
        leg_vast(actor, dossier, "deskundigen.toegewezen", aantal=len(gekozen))
        meld_deskundigen(dossier, "advies_gevraagd", [lid.persoon.partij.pk for lid in gekozen], actor.vandaag)
        return dossier


def wijs_toe(actor: Actor, dossier: Dossier, stap: str, volgorde: int, lid: Lidmaatschap) -> Toewijzing:
    """Give one expert a place in a step, and the dossier to read from today."""
    partij = lid.persoon.partij
    toewijzing = Toewijzing.objects.create(
        dossier=dossier,
        stap=stap,
        volgorde=volgorde,
        deskundige=partij,
        naam=lid.persoon.volledige_naam,
        discipline=lid.discipline,
        werkgever=lid.werkgever,
        toegewezen_op=nu(),
    )
    grond = f"toegewezen als {volgorde}e deskundige"
    betrek(dossier.pk, dossier.swv_id, partij.pk, Inzagerol.DESKUNDIGE, van=actor.vandaag, grond=grond)
    return toewijzing


def eis_geschikt(dossier: Dossier, stap: Stap, gekozen: Sequence[Lidmaatschap]) -> None:
    """Refuse experts who may not advise together in this step, with the rules (ROL-40, ROL-42, RCH-20, RCH-22)."""
    redenen = toets_deskundigen(als_deskundigen(dossier, gekozen), stap, str(dossier.school.bestuur_id))
    if redenen:
        raise GeenRecht(" ".join(f"{reden.tekst} ({reden.regel})" for reden in redenen), redenen[0].regel)


def als_deskundigen(dossier: Dossier, leden: Sequence[Lidmaatschap]) -> list[Deskundige]:
    """What the rules look at in these experts, in the order given (ROL-42); two queries."""
    aanvraag = Aanvraag.objects.get(dossier=dossier)
    adviesteam = set(
        Betrokkenheid.objects.filter(dossier=dossier, rol=Inzagerol.ADVIESTEAM).values_list("partij_id", flat=True)
    )
    deskundigen = []
    for lid in leden:
        betrokken = "indiener" if lid.persoon_id == aanvraag.ingediend_door_id else ""
        if lid.persoon.partij.pk in adviesteam:
            betrokken = "schoolcontactpersoon"
        deskundigen.append(
            Deskundige(
                persoon=str(lid.persoon_id),
                naam=lid.persoon.volledige_naam,
                discipline=cast(Discipline, lid.discipline),
                werkgever=str(lid.werkgever_id) if lid.werkgever_id else None,
                betrokken_als=betrokken,
            )
        )
    return deskundigen


@dataclass(frozen=True, slots=True)
class Adviesinhoud:
    """What an expert writes: the tenor, and with a grant the category and the last day."""

    strekking: Strekking | str = ""
    categorie: int | None = None
    tot_en_met: date | None = None
    motivering: str = ""


ADVIESVELDEN = tuple(veld.name for veld in fields(Adviesinhoud))


def advies_opslaan(*, actor: Actor, dossier_id: int, inhoud: Adviesinhoud) -> Deskundigenadvies:
    """Keep one's own draft; nobody else sees it (ROL-41)."""
    with handelen(actor, "advies_opslaan", dossier_id) as dossier:
        return _bewaar(actor, dossier, inhoud)


def eigen_advies(actor: Actor, dossier: Dossier) -> Deskundigenadvies | None:
    """The actor's own advice on this dossier, draft or final."""
    return Deskundigenadvies.objects.filter(dossier=dossier, auteur_id__in=actor.partij_ids).first()


def _bewaar(actor: Actor, dossier: Dossier, inhoud: Adviesinhoud) -> Deskundigenadvies:
    toewijzing = Toewijzing.objects.filter(
        dossier=dossier, deskundige_id__in=actor.partij_ids, vervangen_op__isnull=True
    ).first()
    if toewijzing is None:
        raise GeenRecht("U bent niet aan deze aanvraag toegewezen.", "ROL-40")
    advies = Deskundigenadvies.objects.filter(toewijzing=toewijzing).first()
    advies = advies or Deskundigenadvies(dossier=dossier, toewijzing=toewijzing, auteur_id=toewijzing.deskundige_id)
    if advies.vastgesteld_op is not None:
        raise NuNietMogelijk("Uw advies is vastgesteld en kan niet meer worden gewijzigd (TLV-115).")
    for veld in ADVIESVELDEN:
        setattr(advies, veld, getattr(inhoud, veld))
    advies.bijgewerkt_op = nu()
    if advies.pk is None:
        advies.save()
    else:
        advies.save(update_fields=[*ADVIESVELDEN, "bijgewerkt_op"])
    return advies


def advies_vaststellen(*, actor: Actor, dossier_id: int, inhoud: Adviesinhoud) -> Deskundigenadvies:
    """Sign one's own advice: from now on it is frozen. The last one opens all of them (ROL-40, ROL-41, RCH-21)."""
    if not inhoud.strekking or not inhoud.motivering.strip():
        raise NuNietMogelijk("Kies een advies en schrijf uw motivering. Daarna kunt u het vaststellen.")
    if inhoud.strekking == Strekking.TOEKENNEN and inhoud.categorie is None:
        raise NuNietMogelijk("Kies een bekostigingscategorie bij een advies om toe te kennen (TLV-70).")
    with handelen(actor, "advies_vaststellen", dossier_id) as dossier:
        advies = _bewaar(actor, dossier, inhoud)
        advies.vastgesteld_op = nu()
        advies.save(update_fields=["vastgesteld_op"])
        # The system writes this down and looks whether all are final, because no expert may see how far the other
        # is (ROL-41).
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="adviezen_afronden") as wij:
            leg_vast(actor, dossier, "advies.vastgesteld", veldgroep=Veldgroep.ADVIES)
            _rond_adviezen_af(wij, dossier)
        return advies


def _rond_adviezen_af(actor: Actor, dossier: Dossier) -> None:
    """When every advice of the step is final, open them to each other and hand the file to the decider."""
    stap = route_van(dossier, actor.vandaag).adviesstappen[0]
    if not adviesstand_van(dossier, stap.sleutel, stap.aantal).klaar:
        return
    dossier.adviezen_vast_op = nu()
    dossier.save(update_fields=["adviezen_vast_op"])
    verplaats(actor, dossier, "adviezen_afronden")
    leg_vast(actor, dossier, "adviezen.gereed")


def herbespreking_vastleggen(*, actor: Actor, dossier_id: int, verslag: str) -> Dossier:
    """Record that diverging advices were discussed again (RCH-23)."""
    if not verslag.strip():
        raise NuNietMogelijk("Schrijf op wat er is besproken.")
    with handelen(actor, "herbespreking_vastleggen", dossier_id) as dossier:
        Aanvraag.objects.filter(dossier=dossier).update(herbespreking_op=actor.vandaag)
        _noteer(actor, dossier, f"Nieuwe bespreking. {verslag.strip()}")
        leg_vast(actor, dossier, "herbespreking.vastgelegd", veldgroep=Veldgroep.ADVIES)
        return dossier


def akkoord_geven(*, actor: Actor, dossier_id: int, toelichting: str = "") -> Akkoord:
    """Give the akkoord that the route asks of this function before the besluit."""
    with handelen(actor, "akkoord_geven", dossier_id) as dossier:
        stap = next(
            (s for s in route_van(dossier, actor.vandaag).stappen if s.soort == "akkoord" and s.wie.rol == actor.rol),
            None,
        )
        if stap is None:
            raise GeenRecht("In deze route wordt van uw functie geen akkoord gevraagd.")
        akkoord, _ = Akkoord.objects.get_or_create(
            dossier=dossier,
            stap=stap.sleutel,
            defaults={
                "door_id": actor.eigen_persoon_id,
                "naam": actor.naam,
                "op": nu(),
                "toelichting": toelichting.strip(),
            },
        )
        leg_vast(actor, dossier, "akkoord.gegeven", stap=stap.sleutel)
        return akkoord


def notitie_toevoegen(*, actor: Actor, dossier_id: int, tekst: str) -> Notitie:
    """Add an internal note: bureau and experts read it, school and parents never."""
    if not tekst.strip():
        raise NuNietMogelijk("Schrijf eerst een notitie.")
    with handelen(actor, "notitie_toevoegen", dossier_id) as dossier:
        return _noteer(actor, dossier, tekst.strip())


def _noteer(actor: Actor, dossier: Dossier, tekst: str) -> Notitie:
    return Notitie.objects.create(
        dossier=dossier,
        auteur_id=actor.eigen_persoon_id,
        naam=f"{actor.naam} ({actor.rol_label})",
        tekst=tekst,
        op=nu(),
    )
