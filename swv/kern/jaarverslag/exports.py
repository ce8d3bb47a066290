"""The report as a file: the same numbers, definitions and dates as the page."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.template.loader import render_to_string
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from swv.kern.documenten.pdf import maak_pdf
from swv.kern.jaarverslag.verslag import Regel, Verslag, regels_van
from swv.kern.weergave.datums import datum_lang

VORMEN: dict[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}
KOPPEN = ("Onderdeel", "Kengetal", "Uitsplitsing", "Wat", "Getal", "Aandeel", "Telt", "Definitie", "Regels")
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n")
AFGESCHERMD = "afgeschermd"
BREEDTES = (28, 34, 26, 40, 14, 16, 24, 80, 20)
Rij = Sequence[str | int]


def veilig(cel: str | int) -> str | int:
    """A text that no spreadsheet takes for a formula: one that could begin one gets an apostrophe in front."""
    return f"'{cel}" if isinstance(cel, str) and cel.startswith(GEVAARLIJK) else cel


def verslagrijen(verslag: Verslag) -> Iterator[Rij]:
    """The report as rows under KOPPEN: each figure, and each part of its breakdowns."""
    for deel, regel in regels_van(verslag):
        vast = (regel.moment, regel.definitie, " ".join(regel.regels))
        yield (deel.titel, regel.naam, "", "totaal", _totaal(regel), regel.aandeel, *vast)
        if regel.middelste:
            yield (deel.titel, regel.naam, "", "middelste aantal dagen", regel.middelste, "", *vast)
        for naam, cijfer in regel.cijfers:
            yield (deel.titel, regel.naam, "", naam, cijfer, "", *vast)
        for uitsplitsing in regel.uitsplitsingen:
            for cel in uitsplitsing.cellen:
                getal = AFGESCHERMD if cel.aantal is None else cel.aantal
                yield (deel.titel, regel.naam, uitsplitsing.naam, cel.woorden, getal, "", *vast)


def _totaal(regel: Regel) -> str | int:
    if regel.aantal is not None:
        return regel.aantal
    return AFGESCHERMD if regel.afgeschermd else regel.tekst


def titel_van(verslag: Verslag) -> str:
    """What the file says it is."""
    return f"Jaarverslag {verslag.jaar.naam} van {verslag.swv}"


def kop_van(verslag: Verslag) -> list[Rij]:
    """The lines above the table: what this is, of which day, and what is left out."""
    regels: list[Rij] = [
        [titel_van(verslag)],
        [f"Van {datum_lang(verslag.jaar.begin)} tot en met {datum_lang(verslag.jaar.einde)}"],
        [f"Peildatum: {datum_lang(verslag.peildatum)}. Gemaakt op {datum_lang(verslag.gemaakt_op)}."],
    ]
    if verslag.drempel:
        regels.append([f"Aantallen onder {verslag.drempel} zijn afgeschermd, en wat ze zou verraden ook (INZ-14)."])
    return [*regels, []]


def als_csv(kop: Iterable[Rij], rijen: Iterable[Rij], *, koppen: Rij = KOPPEN) -> bytes:
    """A csv that Dutch spreadsheets open as columns: semicolons, and UTF-8 with its mark in front."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    for rij in chain(kop, [koppen], rijen):
        schrijver.writerow([veilig(cel) for cel in rij])
    return uit.getvalue().encode("utf-8-sig")


def als_xlsx(
    titel: str,
    kop: Iterable[Rij],
    rijen: Iterable[Rij],
    *,
    koppen: Rij = KOPPEN,
    breedtes: Sequence[int] = BREEDTES,
    blad: str = "Cijfers",
) -> bytes:
    """A workbook of one sheet, written row by row."""
    boek = Workbook(write_only=True)
    boek.properties.title = titel
    vel = boek.create_sheet(blad)
    for nummer, breedte in enumerate(breedtes, start=1):
        vel.column_dimensions[get_column_letter(nummer)].width = breedte
    for rij in kop:
        vel.append([veilig(cel) for cel in rij])
    vet = [WriteOnlyCell(vel, value=naam) for naam in koppen]
    for cel in vet:
        cel.font = Font(bold=True)
    vel.append(vet)
    for rij in rijen:
        vel.append([veilig(cel) for cel in rij])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def als_pdf(verslag: Verslag) -> bytes:
    """The report as PDF/UA, like the letters."""
    context = {"verslag": verslag, "titel": titel_van(verslag)}
    return maak_pdf(render_to_string("kern/jaarverslag/jaarverslag_pdf.html", context), titel=titel_van(verslag))


def maak_bestand(verslag: Verslag, vorm: str) -> bytes:
    """The report in one of VORMEN; KeyError for another."""
    makers = {
        "xlsx": lambda: als_xlsx(titel_van(verslag), kop_van(verslag), verslagrijen(verslag)),
        "csv": lambda: als_csv(kop_van(verslag), verslagrijen(verslag)),
        "pdf": lambda: als_pdf(verslag),
    }
    return makers[vorm]()
