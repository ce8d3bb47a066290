"""Taking in a sheet that somebody chose: whether it can be read, which columns it has, and reading it back later."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from shutil import copyfileobj

from swv.kern.documenten.intake import BestandGeweigerd, scan
from swv.kern.documenten.keurmeester import keur
from swv.kern.documenten.storage import open_bestand
from swv.kern.overdracht.koppeling import cellen_van
from swv.kern.overdracht.rekenblad import MAX_RIJEN, OnleesbaarBlad, is_werkboek, rijen_van

VOORBEELDEN = 3
Kolommen = list[tuple[str, str]]


def neem_blad_in(naam: str, pad: Path, waarmee: str) -> Kolommen:
    """Each heading with a few cells below it, to recognise it by.

    `waarmee` says what the rows should be ('scholen'). Raises BestandGeweigerd for what is no sheet, or has no rows.
    """
    scan(naam, pad)
    _eis_leesbaar(naam, pad)
    return _kolommen(naam, pad, waarmee)


def achtervoegsel(pad: Path) -> str:
    """What the name of the stored file ends in."""
    return ".xlsx" if is_werkboek(pad) else ".csv"


@contextmanager
def cellen_uit_opslag(sleutel: str, koppeling: Mapping[str, str]) -> Iterator[Iterator[tuple[int, dict[str, str]]]]:
    """The rows of a stored sheet, each as its number and field → cell; raises OnleesbaarBlad and OSError."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "blad"
        with open_bestand(sleutel) as bron, pad.open("wb") as doel:
            copyfileobj(bron, doel)
        rijen = rijen_van(pad)
        _, koppen = next(rijen, (0, []))
        yield cellen_van(koppen, koppeling, rijen)


def _eis_leesbaar(naam: str, pad: Path) -> None:
    """A workbook is opened apart first: what it does to a library it does to a program of its own."""
    if not is_werkboek(pad):
        return
    oordeel = keur("blad", pad)
    if oordeel == "te_groot":
        raise BestandGeweigerd(
            f"{naam} is te groot om te lezen: hoogstens {MAX_RIJEN} rijen. Splits het en lees de delen na elkaar in."
        )
    if oordeel != "goed":
        raise BestandGeweigerd(
            f"{naam} is geen Excel-bestand dat te lezen is. Sla het op als xlsx zonder wachtwoord, of als csv."
        )


def _kolommen(naam: str, pad: Path, waarmee: str) -> Kolommen:
    try:
        rijen = rijen_van(pad)
        _, koppen = next(rijen, (0, []))
        eerste = [rij for _, rij in islice(rijen, VOORBEELDEN)]
    except OnleesbaarBlad as fout:
        raise BestandGeweigerd(f"{naam}: {fout.melding}") from fout
    if not eerste:
        raise BestandGeweigerd(f"{naam} heeft geen rijen onder de koppen. Kies een bestand met {waarmee}.")
    gevuld = [kop for kop in koppen if kop]
    if len(set(gevuld)) != len(gevuld):
        raise BestandGeweigerd(f"{naam} heeft twee kolommen met dezelfde kop. Geef elke kolom een eigen naam.")
    voorbeelden = [
        ", ".join(dict.fromkeys(rij[plek][:40] for rij in eerste if plek < len(rij) and rij[plek]))
        for plek in range(len(koppen))
    ]
    return [(kop, voorbeeld) for kop, voorbeeld in zip(koppen, voorbeelden, strict=True) if kop]
