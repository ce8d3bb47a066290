"""The bundle of an objection to look at, about an invented pupil (RCH-11)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.template.loader import render_to_string

from aanvragen.choices import Strekking
from aanvragen.models import Deskundigenadvies
from swv.kern.beleid.inlezen import Profiel
from swv.kern.beleid.schema import Algemeen
from swv.kern.documenten.bundel import Bundelstuk, Inventarisregel, maak_bundel
from swv.kern.documenten.pdf import maak_pdf
from swv.kern.organisatie.models import School, Swv
from swv.kern.personen.models import Leerling
from swv.kern.toegang.models import Dossier
from tlv.choices import Bezwaarkanaal, Hoedanigheid
from tlv.models import Bezwaar, Verweerschrift

KENMERK = "2026-000418"
GRONDEN = (
    "Wij vinden dat Noa op de eigen school kan blijven. Met meer uren begeleiding lukt het daar ook.\n\n"
    "Wij willen dat de commissie daar nog een keer naar kijkt."
)
VERWEER = (
    "De twee deskundigen zagen Noa in de klas en spraken met Noa, de ouders en de mentor. De school heeft twee jaar"
    " lang extra uren begeleiding gegeven. Daarmee kwam Noa niet terug tot hele dagen les.\n\n"
    "Wij vinden het besluit daarom nog steeds juist."
)
ADVIEZEN = (
    (
        "mw. drs. A. Voorbeeld, orthopedagoog",
        "Noa heeft de hele dag hulp nodig bij de verzorging, bij het bewegen en bij het leren.",
    ),
    (
        "dhr. dr. B. Voorbeeld, kinder- of jeugdpsycholoog",
        "Met een vaste volwassene dichtbij lukt het om een kwartier te werken.",
    ),
)


def voorbeeldbundel(profiel: Profiel, besluit: bytes) -> bytes:
    """A bundle as a worker makes it, with the letter of the besluit among its stukken."""
    algemeen = profiel.onderdeel("algemeen")
    assert isinstance(algemeen, Algemeen)
    dossier = Dossier(
        nummer=KENMERK,
        swv=Swv(naam=algemeen.naam),
        school=School(naam="De Voorbeeldschool"),
        leerling=Leerling(voornaam="Noa", achternaam="Voorbeeld", geboortedatum=date(2012, 4, 3)),
    )
    bezwaar = Bezwaar(
        naam="mevrouw A. Voorbeeld",
        hoedanigheid=Hoedanigheid.OUDER,
        kanaal=Bezwaarkanaal.PORTAAL,
        ontvangen_op=date(2026, 4, 2),
        laatste_dag=date(2026, 4, 23),
        tijdig=True,
        gronden=GRONDEN,
    )
    with TemporaryDirectory() as map_:
        stukken = list(_stukken(dossier, bezwaar, besluit, Path(map_)))

        def voorblad(regels: Sequence[Inventarisregel], paginas: int) -> bytes:
            context = {"regels": regels, "paginas": paginas, "vandaag": date(2026, 4, 9)}
            return _pdf("inventaris", dossier, bezwaar, **context, accentkleur=algemeen.huisstijl.accentkleur)

        uit = Path(map_) / "bundel.pdf"
        maak_bundel(stukken, uit=uit, titel=f"Bezwaar {KENMERK}", voorblad=voorblad)
        return uit.read_bytes()


def _stukken(dossier: Dossier, bezwaar: Bezwaar, besluit: bytes, map_: Path) -> Sequence[Bundelstuk]:
    verweer = Verweerschrift(
        tekst=VERWEER,
        naam="M. Voorbeeld",
        functie="secretaris",
        vastgesteld_op=datetime(2026, 4, 9, 10, tzinfo=UTC),
    )
    stukken = [("Bezwaarschrift", _pdf("tekst", dossier, bezwaar))]
    for titel, motivering in ADVIEZEN:
        advies = Deskundigenadvies(
            strekking=Strekking.TOEKENNEN,
            categorie=3,
            tot_en_met=date(2029, 7, 31),
            motivering=motivering,
            vastgesteld_op=datetime(2026, 3, 4, 10, tzinfo=UTC),
        )
        naam = f"Advies van {titel}"
        stukken.append((naam, _pdf("advies", dossier, bezwaar, advies=advies, titel=naam)))
    stukken.append(("Brief met het besluit", besluit))
    stukken.append(("Verweerschrift", _pdf("verweer", dossier, bezwaar, verweer=verweer)))
    uit = []
    for nummer, (titel, inhoud) in enumerate(stukken):
        pad = map_ / f"{nummer}.pdf"
        pad.write_bytes(inhoud)
        uit.append(Bundelstuk(titel, pad))
    return uit


def _pdf(soort: str, dossier: Dossier, bezwaar: Bezwaar, **meer: object) -> bytes:
    context = {"dossier": dossier, "bezwaar": bezwaar, **meer}
    return maak_pdf(render_to_string(f"tlv/bezwaar_{soort}.html", context), titel=f"Bezwaar {KENMERK}")
