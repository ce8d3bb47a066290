"""The report of a file that was taken in, to download: what came of every row, as xlsx or csv."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from swv.kern.jaarverslag.exports import VORMEN, als_csv, als_xlsx
from swv.kern.toegang.errors import NietZichtbaar

VERSLAGVORMEN = ("xlsx", "csv")


def verslagbestand(
    vorm: str, naam: str, *, titel: str, regel: str, rijen: Iterable[Sequence[str | int]], breedtes: Sequence[int]
) -> HttpResponse:
    """A title, a line below it, and the rows with their headings first; no formula comes alive in it.

    `naam` is the name of the file without its ending. Raises NietZichtbaar for a form that does not exist.
    """
    if vorm not in VERSLAGVORMEN:
        raise NietZichtbaar(f"vorm {vorm}")
    koppen, *inhoud = (list(rij) for rij in rijen)
    kop: list[list[str | int]] = [[titel], [regel], []]
    bestand = (
        als_csv(kop, inhoud, koppen=koppen)
        if vorm == "csv"
        else als_xlsx(titel, kop, inhoud, koppen=koppen, breedtes=breedtes, blad="Rijen")
    )
    antwoord = HttpResponse(bestand, content_type=VORMEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{vorm}"'
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
