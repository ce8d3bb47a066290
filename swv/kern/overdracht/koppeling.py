"""Which column of a file is which field: guessed by the heading, remembered, and checked (SYS-71)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Veld:
    """A field that a row can fill; `namen` are the headings under which files have it."""

    sleutel: str
    label: str
    namen: tuple[str, ...]
    verplicht: bool = False
    hulp: str = ""


SCHOOLVELDEN = (
    Veld("brin", "BRIN", ("brin", "brinnummer", "brin nummer", "brincode"), verplicht=True),
    Veld(
        "naam", "Naam van de school", ("instellingsnaam", "naam", "school", "schoolnaam", "naam school"), verplicht=True
    ),
    Veld(
        "bestuur",
        "Bestuur",
        ("bevoegd gezag naam", "bestuur", "schoolbestuur", "naam bevoegd gezag", "bevoegd gezag"),
        verplicht=True,
    ),
    Veld(
        "soort",
        "Soort onderwijs",
        ("soort", "schoolsoort", "onderwijssoort", "soort primair onderwijs", "onderwijsstructuur"),
        verplicht=True,
        hulp="VO, PRO, VSO, SO, SBO of BaO.",
    ),
    Veld("plaats", "Plaats", ("plaatsnaam", "plaats", "vestigingsplaats school", "woonplaats"), verplicht=True),
    Veld("straat", "Straat", ("straatnaam", "straat", "adres", "straat en huisnummer")),
    Veld("huisnummer", "Huisnummer", ("huisnummer-toevoeging", "huisnummer", "huisnr")),
    Veld("postcode", "Postcode", ("postcode",)),
    Veld(
        "vestigingsnummer",
        "Nummer van de vestiging",
        ("vestigingsnummer", "vestigingscode", "vestiging"),
        hulp="Laat leeg als het bestand een rij per school heeft.",
    ),
    Veld("vestigingsnaam", "Naam van de vestiging", ("vestigingsnaam", "naam vestiging")),
    Veld("vestigingsplaats", "Plaats van de vestiging", ("vestigingsplaats", "plaats vestiging")),
    Veld(
        "relatie",
        "Relatie met het samenwerkingsverband",
        ("relatie", "aansluiting"),
        hulp="Aangesloten, opting-in of gast. Zonder kolom: aangesloten.",
    ),
    Veld("van", "Relatie vanaf", ("van", "vanaf", "ingangsdatum", "begindatum"), hulp="Zonder kolom: de peildatum."),
    Veld(
        "tot", "Relatie tot", ("tot", "einddatum", "opheffingsdatum"), hulp="De eerste dag waarop zij niet meer geldt."
    ),
)


def _kaal(kop: str) -> str:
    return re.sub(r"[\s_.\-/]+", " ", kop.lower()).strip()


def raad(
    kolommen: Sequence[str], eerder: Mapping[str, str] | None = None, velden: Sequence[Veld] = SCHOOLVELDEN
) -> dict[str, str]:
    """Field → heading: as this SWV coupled it before when the file has that column, else by the names of the field."""
    bekend = {_kaal(kop): kop for kop in reversed(kolommen)}
    uit: dict[str, str] = {}
    for veld in velden:
        onthouden = (eerder or {}).get(veld.sleutel, "")
        mogelijk = [onthouden, *veld.namen] if onthouden else list(veld.namen)
        gevonden = next((bekend[_kaal(naam)] for naam in mogelijk if _kaal(naam) in bekend), "")
        if gevonden and gevonden not in uit.values():
            uit[veld.sleutel] = gevonden
    return uit


def ontbrekend(koppeling: Mapping[str, str], velden: Sequence[Veld] = SCHOOLVELDEN) -> list[Veld]:
    """Required fields without a column."""
    return [veld for veld in velden if veld.verplicht and not koppeling.get(veld.sleutel)]


def cellen_van(
    kolommen: Sequence[str], koppeling: Mapping[str, str], rijen: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row as its number and field → cell; a short row has empty cells at its end."""
    plekken = {veld: kolommen.index(kop) for veld, kop in koppeling.items() if kop in kolommen}
    for nummer, rij in rijen:
        yield nummer, {veld: rij[plek] if plek < len(rij) else "" for veld, plek in plekken.items()}
