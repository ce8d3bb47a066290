"""Importing the school register: choosing a file, coupling its columns, giving it up, and having it carried out.

What a worker does stands in `werk.py`. Nothing of the register changes before `inlezing_uitvoeren`.
"""

from datetime import date
from itertools import chain
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Count, QuerySet
from django.db.models.fields.json import KT

from swv.kern.documenten.intake import op_schijf
from swv.kern.documenten.storage import bewaar_bestand, veilige_naam, verwijder
from swv.kern.kalender.klok import nu
from swv.kern.overdracht.koppeling import ontbrekend, raad
from swv.kern.overdracht.models import DOET_IETS, Inleesstatus, Inlezing, Inlezingsregel, Oordeel
from swv.kern.overdracht.ontvangst import achtervoegsel, neem_blad_in
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv


def inlezingen_van(actor: Actor) -> QuerySet[Inlezing]:
    """The imports of the own SWV, the newest first."""
    eis_swv(actor, "inlezingen_bekijken")
    return Inlezing.objects.filter(swv_id__in=actor.swv_ids)


def inlezing_maken(*, actor: Actor, naam: str, bestand: "File[bytes]", bron: str, peildatum: date) -> Inlezing:
    """Take a file in and guess its columns; nothing is changed. Raises BestandGeweigerd for what is no sheet.

    NuNietMogelijk for a day to come: then nobody knows yet how the register will be (SYS-71).
    """
    eis_swv(actor, "inlezing_maken")
    if peildatum > actor.vandaag:
        raise NuNietMogelijk("De peildatum ligt in de toekomst. Vul de dag in waarop het register zo was.")
    schoon, swv_id = veilige_naam(naam), actor.swv_ids[0]
    with transaction.atomic(), op_schijf(schoon, bestand) as (pad, grootte, sha256):
        kolommen = neem_blad_in(schoon, pad, "scholen")
        zet_reden("inlezing_maken")
        vorige = Inlezing.objects.filter(swv_id=swv_id).exclude(koppeling={}).first()
        return Inlezing.objects.create(
            swv_id=swv_id,
            naam=schoon,
            sleutel=bewaar_bestand(f"inlezen/{swv_id}", pad, achtervoegsel(pad)),
            sha256=sha256,
            grootte=grootte,
            bron=bron.strip(),
            peildatum=peildatum,
            kolommen=kolommen,
            koppeling=raad([kop for kop, _ in kolommen], vorige.koppeling if vorige else None),
            gebruiker_id=actor.gebruiker_id or 0,
            gemaakt_op=nu(),
            aangeboden_op=nu(),
        )


def haal_inlezing(actor: Actor, inlezing_id: int, *, vergrendeld: bool = False) -> Inlezing:
    """An import of the own SWV; NietZichtbaar for another, NuNietMogelijk to change one that a worker has."""
    rijen = inlezingen_van(actor).filter(pk=inlezing_id)
    if not rijen.exists():
        raise NietZichtbaar(f"inlezing {inlezing_id}")
    gevonden = (rijen.select_for_update(of=("self",), skip_locked=True) if vergrendeld else rijen).first()
    if gevonden is None:
        raise NuNietMogelijk("Er wordt nu aan dit bestand gewerkt. Wacht even en ververs de pagina.")
    return gevonden


def inlezing_koppelen(*, actor: Actor, inlezing_id: int, koppeling: dict[str, str]) -> Inlezing:
    """Say which column is which field and have every row weighed; that can be done again until it is carried out."""
    eis_swv(actor, "inlezing_koppelen")
    with transaction.atomic():
        inlezing = haal_inlezing(actor, inlezing_id, vergrendeld=True)
        if inlezing.status not in (Inleesstatus.KOPPELEN, Inleesstatus.BEOORDEELD, Inleesstatus.PROEF):
            raise NuNietMogelijk("Dit bestand is al ingelezen of losgelaten. Kies het opnieuw om verder te gaan.")
        koppen = {kop for kop, _ in inlezing.kolommen}
        gekozen = {veld: kop for veld, kop in koppeling.items() if kop in koppen}
        if mist := ontbrekend(gekozen):
            raise NuNietMogelijk(f"Kies een kolom voor: {', '.join(veld.label for veld in mist)}.")
        if len(set(gekozen.values())) != len(gekozen):
            raise NuNietMogelijk("Een kolom is twee keer gekozen. Kies voor elk veld een eigen kolom.")
        zet_reden("inlezing_koppelen")
        inlezing.koppeling, inlezing.storing = gekozen, ""
        _bied_aan(inlezing, Inleesstatus.PROEF)
        return inlezing


def inlezing_uitvoeren(*, actor: Actor, inlezing_id: int) -> Inlezing:
    """Have the rows carried out that change something; rows that cannot be read are left out.

    NuNietMogelijk before the rows were weighed, and when no row changes anything.
    """
    eis_swv(actor, "inlezing_uitvoeren")
    with transaction.atomic():
        inlezing = haal_inlezing(actor, inlezing_id, vergrendeld=True)
        if inlezing.status != Inleesstatus.BEOORDEELD:
            raise NuNietMogelijk("Dit bestand is nu niet in te lezen. Ververs de pagina om te zien hoever het is.")
        if not inlezing.regels.filter(oordeel__in=DOET_IETS).exists():
            raise NuNietMogelijk("Er is niets om in te lezen: alles klopt al, of elke rij heeft een fout.")
        zet_reden("inlezing_uitvoeren")
        _bied_aan(inlezing, Inleesstatus.UITVOEREN)
        return inlezing


def _bied_aan(inlezing: Inlezing, status: Inleesstatus) -> None:
    inlezing.status, inlezing.aangeboden_op = status, nu()
    inlezing.save(update_fields=["status", "aangeboden_op", "koppeling", "storing"])
    na_vastlegging("inlezing_verwerken", inlezing.pk, inlezing.swv_id)


def inlezing_opgeven(*, actor: Actor, inlezing_id: int) -> Inlezing:
    """Do not import this file: it is thrown away, and the register stays as it is."""
    eis_swv(actor, "inlezing_opgeven")
    with transaction.atomic():
        inlezing = haal_inlezing(actor, inlezing_id, vergrendeld=True)
        if inlezing.status not in (Inleesstatus.KOPPELEN, Inleesstatus.PROEF, Inleesstatus.BEOORDEELD):
            raise NuNietMogelijk("Dit bestand is al ingelezen; dat kunt u niet meer loslaten.")
        zet_reden("inlezing_opgeven")
        sleutel, inlezing.sleutel = inlezing.sleutel, ""
        inlezing.status = Inleesstatus.OPGEGEVEN
        inlezing.save(update_fields=["status", "sleutel"])
        transaction.on_commit(lambda: verwijder(sleutel))
        return inlezing


def tellingen_van(inlezing: Inlezing) -> dict[str, int]:
    """Oordeel → how many rows, and under 'gedaan' how many were carried out; one query."""
    rijen = inlezing.regels.order_by().values("oordeel").annotate(aantal=Count("pk"), gedaan=Count("uitgevoerd_op"))
    uit = dict.fromkeys(Oordeel.values, 0)
    gedaan = 0
    for rij in rijen:
        uit[rij["oordeel"]] = rij["aantal"]
        gedaan += rij["gedaan"]
    return {**uit, "gedaan": gedaan, "te_doen": sum(uit[soort] for soort in DOET_IETS)}


def genoemde_brins(inlezing: Inlezing) -> QuerySet[Any]:
    """The BRIN of every row that has one."""
    met = inlezing.regels.filter(gegevens__has_key="brin").order_by()
    return met.annotate(genoemd=KT("gegevens__brin")).values("genoemd")


def verslagregels(inlezing: Inlezing) -> "chain[list[str | int]]":
    """The report as rows: every row of the file with what it changed and what was wrong."""
    koppen: list[list[str | int]] = [["Rij", "BRIN", "School", "Oordeel", "Wat verandert", "Melding", "Ingelezen"]]
    return chain(koppen, (_verslagregel(regel) for regel in inlezing.regels.iterator(chunk_size=2000)))


def _verslagregel(regel: Inlezingsregel) -> list[str | int]:
    wat = "; ".join(f"{deel['wat']}: {deel['oud'] or '(leeg)'} → {deel['nieuw']}" for deel in regel.verschillen)
    gedaan = "ja" if regel.uitgevoerd_op else "nee"
    gegevens = regel.gegevens
    return [
        regel.nummer,
        gegevens.get("brin", ""),
        gegevens.get("naam", ""),
        regel.get_oordeel_display(),
        wat,
        regel.melding,
        gedaan,
    ]
