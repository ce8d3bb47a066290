"""Taking TLVs over from an old system: choosing a file, coupling its columns, having it carried out, withdrawing it.

What a worker does stands in `overnamewerk.py`. Nothing comes into the register before `overname_uitvoeren` (SYS-74).
"""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Lower

from swv.kern.documenten.intake import op_schijf
from swv.kern.documenten.storage import bewaar_bestand, veilige_naam, verwijder
from swv.kern.kalender.klok import nu
from swv.kern.overdracht.koppeling import ontbrekend, raad
from swv.kern.overdracht.ontvangst import achtervoegsel, neem_blad_in
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv
from tlv.choices import Overnameoordeel, Overnamestatus
from tlv.models import NEEMT_OVER, VOOR_OVERNAME, OvergenomenTlv, Overname, TlvFeiten
from tlv.rules.overname import TLVVELDEN

LENGTE_REDEN = 500


def overnames_van(actor: Actor) -> QuerySet[Any]:
    """The files of the own SWV, the newest first."""
    eis_swv(actor, "overnames_bekijken")
    return Overname.objects.zichtbaar_voor(actor).order_by("-pk")


def haal_overname(actor: Actor, overname_id: int, *, vergrendeld: bool = False) -> Overname:
    """One of the own SWV; NietZichtbaar for another, NuNietMogelijk to change one that a worker has."""
    rijen = overnames_van(actor).filter(pk=overname_id)
    if not rijen.exists():
        raise NietZichtbaar(f"overname {overname_id}")
    gevonden: Overname | None = (
        rijen.select_for_update(of=("self",), skip_locked=True) if vergrendeld else rijen
    ).first()
    if gevonden is None:
        raise NuNietMogelijk("Er wordt nu aan dit bestand gewerkt. Wacht even en ververs de pagina.")
    return gevonden


def overname_maken(*, actor: Actor, naam: str, bestand: "File[bytes]", bron: str) -> Overname:
    """Take a file in and guess its columns; nothing is taken over. Raises BestandGeweigerd for what is no sheet."""
    eis_swv(actor, "overname_maken")
    schoon, swv_id = veilige_naam(naam), actor.swv_ids[0]
    with transaction.atomic(), op_schijf(schoon, bestand) as (pad, grootte, sha256):
        kolommen = neem_blad_in(schoon, pad, "TLV's")
        zet_reden("overname_maken")
        vorige = Overname.objects.zichtbaar_voor(actor).exclude(koppeling={}).order_by("-pk").first()
        nieuw: Overname = Overname.objects.create(
            swv_id=swv_id,
            naam=schoon,
            sleutel=bewaar_bestand(f"overnemen/{swv_id}", pad, achtervoegsel(pad)),
            sha256=sha256,
            grootte=grootte,
            bron=bron.strip(),
            kolommen=kolommen,
            koppeling=raad([kop for kop, _ in kolommen], vorige.koppeling if vorige else None, TLVVELDEN),
            gemaakt_door_id=actor.eigen_persoon_id,
            gemaakt_naam=actor.naam,
            gemaakt_op=nu(),
            aangeboden_op=nu(),
        )
        return nieuw


def overname_koppelen(*, actor: Actor, overname_id: int, koppeling: dict[str, str]) -> Overname:
    """Say which column is which field and have every row weighed; that can be done again until it is carried out."""
    eis_swv(actor, "overname_koppelen")
    with transaction.atomic():
        overname = haal_overname(actor, overname_id, vergrendeld=True)
        if overname.status not in VOOR_OVERNAME:
            raise NuNietMogelijk("Dit bestand is al overgenomen of losgelaten. Kies het opnieuw om verder te gaan.")
        koppen = {kop for kop, _ in overname.kolommen}
        gekozen = {veld: kop for veld, kop in koppeling.items() if kop in koppen}
        if mist := ontbrekend(gekozen, TLVVELDEN):
            raise NuNietMogelijk(f"Kies een kolom voor: {', '.join(veld.label for veld in mist)}.")
        if len(set(gekozen.values())) != len(gekozen):
            raise NuNietMogelijk("Een kolom is twee keer gekozen. Kies voor elk veld een eigen kolom.")
        zet_reden("overname_koppelen")
        overname.koppeling, overname.storing = gekozen, ""
        _bied_aan(overname, Overnamestatus.PROEF)
        return overname


def overname_uitvoeren(*, actor: Actor, overname_id: int) -> Overname:
    """Have the rows taken over that are new or changed; the others are left out.

    NuNietMogelijk before the rows were weighed, when no row does anything, and while another file is being taken over.
    """
    eis_swv(actor, "overname_uitvoeren")
    with transaction.atomic():
        overname = haal_overname(actor, overname_id, vergrendeld=True)
        if overname.status != Overnamestatus.BEOORDEELD:
            raise NuNietMogelijk("Dit bestand is nu niet over te nemen. Ververs de pagina om te zien hoever het is.")
        if not overname.regels.filter(oordeel__in=NEEMT_OVER).exists():
            raise NuNietMogelijk("Er is niets om over te nemen: alles staat er al, of elke rij heeft een fout.")
        zet_reden("overname_uitvoeren")
        overname.uitgevoerd_naam = actor.naam
        try:
            _bied_aan(overname, Overnamestatus.UITVOEREN)
        except IntegrityError as fout:  # the database lets one through, also when two are asked for at once
            raise NuNietMogelijk("Er wordt al een ander bestand overgenomen. Wacht tot dat klaar is.") from fout
        return overname


def _bied_aan(overname: Overname, status: Overnamestatus) -> None:
    overname.status, overname.aangeboden_op = status, nu()
    overname.save(update_fields=["status", "aangeboden_op", "koppeling", "storing", "uitgevoerd_naam"])
    na_vastlegging("overname_verwerken", overname.pk, overname.swv_id)


def overname_opgeven(*, actor: Actor, overname_id: int) -> Overname:
    """Do not take this file over: it is thrown away, with what its rows said."""
    eis_swv(actor, "overname_opgeven")
    with transaction.atomic():
        overname = haal_overname(actor, overname_id, vergrendeld=True)
        if overname.status not in VOOR_OVERNAME:
            raise NuNietMogelijk("Dit bestand is al overgenomen; dat kunt u niet meer loslaten, wel intrekken.")
        zet_reden("overname_opgeven")
        laat_los(overname, Overnamestatus.OPGEGEVEN)
        return overname


def laat_los(overname: Overname, status: Overnamestatus) -> None:
    """Throw away the file and every name it brought; the report keeps row numbers and what came of them."""
    sleutel, overname.sleutel = overname.sleutel, ""
    overname.status, overname.kolommen, overname.storing = status, [], ""
    overname.save(update_fields=["status", "sleutel", "kolommen", "storing", "uitgevoerd_op"])
    overname.regels.update(gegevens={}, verschillen=[])
    transaction.on_commit(lambda: verwijder(sleutel))


def waarom_niet_intrekken(actor: Actor, overname: Overname) -> str:
    """What was built upon this file, as a sentence; empty when it can be withdrawn."""
    if overname.status != Overnamestatus.KLAAR:
        return "Alleen een bestand dat is overgenomen, kan worden ingetrokken."
    eigen = OvergenomenTlv.objects.zichtbaar_voor(actor).filter(overname=overname)
    if eigen.filter(vervallen_op__isnull=False).exclude(vervallen_door=F("overname")).exists():
        return "Een later bestand heeft TLV's uit dit bestand gewijzigd. Trek eerst dat latere bestand in."
    nummers = eigen.filter(vervallen_op__isnull=True).values(klein=Lower("nummer"))
    feiten = TlvFeiten.objects.zichtbaar_voor(actor).filter(dossier__swv_id=overname.swv_id)
    if feiten.annotate(klein=Lower("eerdere_tlv_nummer")).filter(klein__in=nummers).exists():
        return (
            "Een aanvraag noemt een TLV uit dit bestand als eerdere TLV. Daarom blijft dit bestand staan. Klopt er een"
            " rij niet? Lees een bestand in met de verbeterde rij."
        )
    return ""


def overname_intrekken(*, actor: Actor, overname_id: int, reden: str) -> Overname:
    """Withdraw a file as a whole: what it brought counts no more, what it replaced counts again.

    NuNietMogelijk when something was built upon it, and without a reason.
    """
    eis_swv(actor, "overname_intrekken")
    with transaction.atomic():
        overname = haal_overname(actor, overname_id, vergrendeld=True)
        if waarom := waarom_niet_intrekken(actor, overname):
            raise NuNietMogelijk(waarom)
        if not reden.strip():
            raise NuNietMogelijk("Schrijf op waarom u dit bestand intrekt.")
        zet_reden("overname_intrekken")
        moment = nu()
        rijen = OvergenomenTlv.objects.zichtbaar_voor(actor)
        rijen.filter(overname=overname, vervallen_op__isnull=True).update(vervallen_op=moment, vervallen_door=overname)
        rijen.filter(vervallen_door=overname).exclude(overname=overname).update(vervallen_op=None, vervallen_door=None)
        overname.status, overname.reden = Overnamestatus.INGETROKKEN, reden.strip()[:LENGTE_REDEN]
        overname.ingetrokken_op, overname.ingetrokken_naam = moment, actor.naam
        overname.save(update_fields=["status", "reden", "ingetrokken_op", "ingetrokken_naam"])
        return overname


def tellingen_van(overname: Overname) -> dict[str, int]:
    """Oordeel → how many rows, and under 'gedaan' how many were carried out; one query."""
    rijen = overname.regels.order_by().values("oordeel").annotate(aantal=Count("pk"), gedaan=Count("uitgevoerd_op"))
    uit = dict.fromkeys(Overnameoordeel.values, 0)
    gedaan = 0
    for rij in rijen:
        uit[rij["oordeel"]] = rij["aantal"]
        gedaan += rij["gedaan"]
    return {**uit, "gedaan": gedaan, "te_doen": sum(uit[soort] for soort in NEEMT_OVER)}


def verslagregels(overname: Overname) -> Iterator[list[str | int]]:
    """The report as rows, the headings first: what came of every row of the file, and nobody's name."""
    yield ["Rij", "Oordeel", "Melding", "Overgenomen"]
    for regel in overname.regels.iterator(chunk_size=2000):
        yield [
            regel.nummer,
            regel.get_oordeel_display(),
            regel.melding,
            "ja" if regel.uitgevoerd_op else "nee",
        ]
