"""The decision on an objection to look at, about an invented pupil, of the main demo SWV (RCH-09, RCH-12)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from swv.kern.beleid.inlezen import Profiel
from swv.kern.beleid.schema import Algemeen, Bezwaar
from swv.kern.beleid.uitleg import tekst_bij
from swv.kern.documenten.letter import Ondertekenaar
from swv.kern.documenten.letter_bezwaar import Beslissingsbrief, NieuwBesluit, sjabloonversie_beslissing
from swv.kern.termijnen.rules import bezwaartermijn
from tlv.letters.examples import OUDER, SCHOOL
from tlv.letters.shared import afzender_van, bezwaar_en_hulp
from tlv.rules.bezwaarbeslissing import Beslisvoornemen, Bezwaarstand, uitleg_bij

VERZONDEN = date(2026, 6, 4)
STAND = Bezwaarstand(
    tijdig=True,
    belanghebbend=True,
    commissie=True,
    gehoord_op=date(2026, 4, 28),
    advies="ongegrond",
    beslissen_uiterlijk=date(2026, 7, 15),
)
ONGEGROND = (
    "U vindt dat de categorie te laag is. U schrijft dat Noa de hele dag iemand naast zich nodig heeft. Op de"
    " hoorzitting vertelde u dat dit thuis ook zo is.\n\n"
    "De twee deskundigen hebben hier naar gekeken. Zij zagen Noa in de klas en spraken met u, met Noa en met de mentor."
    " Zij schrijven allebei dat Noa met een vaste begeleider en een kleine groep mee kan doen. Daar is categorie 2"
    " voor. Ook de commissie vindt dat dit goed is uitgelegd.\n\n"
    "Verandert er later iets? Dan kan de school een hogere categorie aanvragen."
)
GEGROND = (
    "U vindt dat de categorie te laag is, omdat Noa de hele dag hulp nodig heeft bij eten, bewegen en leren. Op de"
    " hoorzitting liet u het nieuwe verslag van het revalidatiecentrum zien. Dat hadden de deskundigen nog niet.\n\n"
    "Uit dat verslag blijkt dat Noa meer hulp nodig heeft dan wij wisten. Daarom krijgt Noa categorie 3."
)
AFWIJKING = (
    "De commissie adviseerde om het bezwaar ongegrond te verklaren. Zij had het verslag van het revalidatiecentrum nog"
    " niet. Daarom beslissen wij anders dan de commissie adviseerde."
)


def bezwaarbrieven(profiel: Profiel) -> Iterator[tuple[str, Beslissingsbrief]]:
    """One that leaves the besluit and one that replaces it, under the name for its files."""
    algemeen, beleid = profiel.onderdeel("algemeen"), profiel.onderdeel("bezwaar")
    assert isinstance(algemeen, Algemeen)
    assert isinstance(beleid, Bezwaar)
    ongegrond = Beslissingsbrief(
        afzender=afzender_van(algemeen),
        geadresseerde=OUDER,
        verzenddatum=VERZONDEN,
        kenmerk="2026-000418",
        leerling_naam="Noa Voorbeeld",
        geboortedatum=date(2012, 4, 3),
        school=SCHOOL.naam,
        eigen=True,
        indiener="een ouder",
        ontvangen_op=date(2026, 4, 2),
        besluit_van=date(2026, 3, 12),
        oordeel="ongegrond",
        motivering=ONGEGROND,
        stappen=_stappen(Beslisvoornemen("ongegrond", ONGEGROND)),
        niet_gehoord="",
        afwijking="",
        ontvankelijkheid="",
        bevoegd=f"de {beleid.beslist.functie}, {beleid.beslist.bevoegdheid}",
        rechtbank=beleid.rechtbank,
        laatste_beroepsdag=bezwaartermijn(VERZONDEN).uiterste_dag,
        steunpunt=bezwaar_en_hulp(algemeen)["steunpunt"],
        ondertekenaar=Ondertekenaar(naam="mr. P. Voorbeeld", functie=beleid.beslist.functie),
        sjabloonversie=sjabloonversie_beslissing(),
    )
    yield "bezwaar-ongegrond", ongegrond
    nieuw = NieuwBesluit(
        uitkomst="toegekend",
        categorie=3,
        ingangsdatum=date(2026, 8, 1),
        einddatum=date(2029, 7, 31),
        tlv_nummer="VO3004-2026-0418",
        vervalt="VO3004-2026-0107",
    )
    yield (
        "bezwaar-gegrond",
        replace(
            ongegrond,
            oordeel="gegrond",
            motivering=GEGROND,
            stappen=_stappen(Beslisvoornemen("gegrond", GEGROND)),
            afwijking=AFWIJKING,
            nieuw=nieuw,
        ),
    )


def _stappen(voornemen: Beslisvoornemen) -> tuple[str, ...]:
    return tuple(tekst_bij(reden) for reden in uitleg_bij(voornemen, STAND, dag=VERZONDEN))
