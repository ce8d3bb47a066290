"""What is needed to judge a TLV request: the computed period, the state of the file, the register."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, cast

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Aanvraag, Akkoord, Deskundigenadvies, Handtekening
from aanvragen.selectors import route_van
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid, Ontvankelijkheidsgrond
from swv.kern.beleid.route import Variant
from swv.kern.beleid.schema import LeeftijdLooptijd
from swv.kern.beleid.selectors import Versieverwijzing, beleid_op, beleidsversie_op, inhoud_van, verwijzing
from swv.kern.beleid.uitleg import json_waarde
from swv.kern.documenten.storage import controlegetal
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.personen.models import Leerling
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from tlv.choices import Besluitsoort
from tlv.facts import feiten_lezen
from tlv.models import (
    GELDEND,
    IN_KRACHT,
    Besluit,
    Besluitgrond,
    Besluittekst,
    OvergenomenTlv,
    Toelaatbaarheidsverklaring,
)
from tlv.rules.besluit import Advies, Besluitstand, Strekking
from tlv.rules.bijdrage import Looptijdfeiten
from tlv.rules.feiten import TLV_VSO_EERSTE
from tlv.rules.looptijd import Looptijdvoorstel, bereken_looptijd
from tlv.rules.overname import leerlingsleutel


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """Everything a decision rests on: facts, proposal with its policy version, state and route."""

    feiten: Looptijdfeiten | None
    voorstel: Looptijdvoorstel | None
    stand: Besluitstand
    route: Variant
    beleid: LeeftijdLooptijd
    versie: Versieverwijzing


def beoordeling_van(actor: Actor, dossier: Dossier) -> Beoordeling:
    """The judgement as of today, under the inhoud policy of today (OPEN-83); about eight queries."""
    versie = beleidsversie_op(dossier.swv_id, LeeftijdLooptijd, actor.vandaag)
    beleid = inhoud_van(versie, LeeftijdLooptijd)
    feiten = looptijdfeiten_van(dossier, actor.vandaag)
    return Beoordeling(
        feiten=feiten,
        voorstel=bereken_looptijd(feiten, beleid.regels) if feiten else None,
        stand=besluitstand_van(dossier),
        route=route_van(dossier, actor.vandaag),
        beleid=beleid,
        versie=verwijzing(versie),
    )


def looptijdfeiten_van(dossier: Dossier, besluitdatum: date) -> Looptijdfeiten | None:
    """The facts on which begin and end depend; None when no start is wished for yet."""
    feiten = feiten_lezen(dossier)
    if feiten["gewenste_start"] is None:
        return None
    return Looptijdfeiten(
        geboortedatum=dossier.leerling.geboortedatum,
        gewenste_start=feiten["gewenste_start"],
        besluitdatum=besluitdatum,
        herkomst=feiten["herkomst"],
        leerroute=feiten["leerroute"],
        doelgroep=feiten["doelgroep"],
        emb_iq=feiten["emb_iq"],
        emb_sensomotorisch=feiten["emb_sensomotorisch"],
        emb_lichamelijk=feiten["emb_lichamelijk"],
        emb_psychiatrisch=feiten["emb_psychiatrisch"],
        categorie=feiten["categorie_gevraagd"],
        terugkeer_verwacht=feiten["terugkeer_verwacht"],
        regulier_haalbaar=feiten["regulier_haalbaar"],
        eerste_tlv=dossier.soort == TLV_VSO_EERSTE,
        diplomagericht=feiten["diplomagericht"],
        diploma_haalbaar=feiten["diploma_haalbaar"],
        naar_werk_toegeleid=feiten["naar_werk_toegeleid"],
        afspraak_gemeente=feiten["afspraak_gemeente"],
        einde_schoolloopbaan=feiten["einde_schoolloopbaan"],
        stroomschema_akkoord=feiten["stroomschema_akkoord"],
    )


def feiten_uit_register(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """The latest TLV in force of the same pupil at this SWV that the actor may read, as facts of a renewal (TLV-41)."""
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).filter(
        IN_KRACHT, leerling_id=dossier.leerling_id, swv_id=dossier.swv_id
    )
    tlv = rijen.order_by("-einddatum", "-pk").first() or _overgenomen_van(actor, dossier)
    if tlv is None:
        return {}
    return {
        "eerdere_tlv_nummer": tlv.nummer,
        "eerdere_tlv_einde": tlv.einddatum.isoformat(),
        "eerdere_tlv_afgever": "ander_swv" if getattr(tlv, "afgever", "") else "dit_swv",
    }


def _overgenomen_van(actor: Actor, dossier: Dossier) -> OvergenomenTlv | None:
    """The latest TLV of this pupil that was taken over from an old system, by name and birth date (SYS-74)."""
    kind = Leerling.objects.zichtbaar_voor(actor).filter(pk=dossier.leerling_id).first()
    if kind is None:
        return None
    wie = leerlingsleutel(kind.voornaam, kind.tussenvoegsel, kind.achternaam, kind.geboortedatum)
    rijen = OvergenomenTlv.objects.zichtbaar_voor(actor).filter(
        swv_id=dossier.swv_id, geboortedatum=kind.geboortedatum, vervallen_op__isnull=True
    )
    gevonden = (
        rij
        for rij in rijen.order_by("-einddatum", "-pk")
        if leerlingsleutel(rij.voornaam, rij.tussenvoegsel, rij.achternaam, rij.geboortedatum) == wie
    )
    return next(gevonden, None)


def geldend_besluit(dossier: Dossier, actor: Actor | None = None) -> Besluit | None:
    """The besluit that counts: the one that nothing replaces; None when there is none (yet).

    With an actor also through the access tables, for a page; without one as the running scope sees it.
    """
    besluiten = Besluit.objects.zichtbaar_voor(actor) if actor else Besluit.objects.all()
    return besluiten.filter(GELDEND, dossier=dossier).select_related("tlv", "vervangt").first()


def ontvankelijkheidsgrond_van(besluit: Besluit) -> Ontvankelijkheidsgrond | None:
    """Why an aanvraag could not be judged, in the words of the policy of that day; None for another outcome."""
    if not besluit.ontvankelijkheidsgrond:
        return None
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    beleid = beleid_op(besluit.dossier.swv_id, Ontvankelijkheid, dag)
    return beleid.grond(besluit.ontvankelijkheidsgrond)


def na_bezwaar(besluit: Besluit) -> Besluit | None:
    """The decision on objection that this besluit is, or that it corrects; None for any other (Awb 6:23, 7:1).

    Against it one appeals to the court and does not object again.
    """
    schakel: Besluit | None = besluit
    while schakel is not None and schakel.soort == Besluitsoort.HERSTEL:
        schakel = schakel.vervangt
    return schakel if schakel is not None and schakel.soort == Besluitsoort.OP_BEZWAAR else None


def besluiten_van(actor: Actor, dossier: Dossier) -> list[Besluit]:
    """Every besluit on this dossier that the actor may see, the one that counts first."""
    rijen = Besluit.objects.van(actor, dossier).select_related("tlv", "vervangen_door")
    return list(rijen.order_by("-genomen_op", "-pk"))


def besluitinhoud(besluit: Besluit, grond: Besluitgrond, teksten: Mapping[str, str]) -> bytes:
    """All that a besluit says and rests on, in one canonical form of which the controlegetal is taken (TLV-115)."""
    velden = (
        "soort",
        "vervangt_id",
        "uitkomst",
        "categorie",
        "adviesronde",
        "beleid",
        "bevoegdheid",
        "naam",
        "functie",
    )
    inhoud: dict[str, Any] = {veld: getattr(besluit, veld) for veld in velden}
    if besluit.ontvankelijkheidsgrond:  # besluiten of other outcomes keep the number that they had before it was known
        inhoud["ontvankelijkheidsgrond"] = besluit.ontvankelijkheidsgrond
    inhoud |= {veld: json_waarde(getattr(besluit, veld)) for veld in ("ingangsdatum", "einddatum")}
    inhoud |= {"dossier": besluit.dossier_id, "genomen_door": besluit.genomen_door_id}
    inhoud |= {"genomen_op": besluit.genomen_op.astimezone(UTC).isoformat()}
    inhoud |= {"feiten": grond.feiten, "voorstel": grond.voorstel, "uitleg": grond.uitleg, "teksten": dict(teksten)}
    return json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def controlegetal_klopt(besluit: Besluit) -> bool:
    """Whether a besluit is still what was stored on its day; needs a scope that reads all of it."""
    grond = Besluitgrond.objects.get(besluit=besluit)
    teksten = dict(Besluittekst.objects.filter(besluit=besluit).values_list("soort", "tekst"))
    return besluit.controlegetal == controlegetal(besluitinhoud(besluit, grond, teksten))


def besluitstand_van(dossier: Dossier) -> Besluitstand:
    """What has happened in the file, as the running scope sees it (TLV-62, TLV-110, RCH-23)."""
    aanvraag = Aanvraag.objects.get(dossier=dossier)
    adviezen: dict[str, tuple[Advies, ...]] = {}
    ronde = Deskundigenadvies.objects.filter(
        dossier=dossier, ronde=aanvraag.adviesronde, toewijzing__vervangen_op__isnull=True
    )
    for advies in ronde.select_related("toewijzing").order_by("pk"):
        gevonden = Advies(
            deskundige=str(advies.auteur_id or advies.toewijzing.naam),
            vastgesteld=advies.vastgesteld_op is not None,
            strekking=cast(Strekking, advies.strekking) if advies.strekking else None,
            categorie=advies.categorie,
            tot_en_met=advies.tot_en_met,
        )
        stap = advies.toewijzing.stap
        adviezen[stap] = (*adviezen.get(stap, ()), gevonden)
    geweigerd = Handtekening.objects.filter(dossier=dossier, stand=Ondertekenstand.GEWEIGERD)
    return Besluitstand(
        adviezen=adviezen,
        akkoorden=frozenset(Akkoord.objects.filter(dossier=dossier).values_list("stap", flat=True)),
        ouders_eens=feiten_lezen(dossier)["ouders_eens"],
        ondertekening_geweigerd=geweigerd.exists(),
        gesprek_op=aanvraag.gesprek_op,
        herbespreking_op=aanvraag.herbespreking_op,
    )
