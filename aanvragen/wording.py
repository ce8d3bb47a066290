"""What statuses and next steps are called, for whom reads them (user experience, principle 4: words of the reader)."""

from aanvragen.choices import Status
from swv.kern.choices import Rol
from swv.kern.weergave.onderdelen import Toon

S = Status
GEZIN = (Rol.OUDER, Rol.LEERLING)
TOON: dict[str, Toon] = {
    S.CONCEPT: "neutraal",
    S.TER_ONDERTEKENING: "bezig",
    S.INGEDIEND: "bezig",
    S.AANVULLING_GEVRAAGD: "aandacht",
    S.VOLLEDIG: "bezig",
    S.IN_BEOORDELING: "bezig",
    S.ADVIES_GEREED: "bezig",
    S.BESLOTEN: "klaar",
    S.BRIEF_VERZONDEN: "klaar",
    S.INGETROKKEN: "neutraal",
    S.BUITEN_BEHANDELING: "klaar",
    S.SAMENGEVOEGD: "neutraal",
    S.DOORVERWEZEN: "neutraal",
}

IN_WOORDEN: dict[str, str] = {
    S.CONCEPT: "De school vult de aanvraag in.",
    S.TER_ONDERTEKENING: "De school bespreekt de aanvraag met de ouders en de leerling, en vraagt om handtekeningen.",
    S.INGEDIEND: "Het samenwerkingsverband kijkt of alle stukken er zijn.",
    S.AANVULLING_GEVRAAGD: "Er ontbreekt nog iets. De school stuurt dat op. Zolang staat de termijn stil.",
    S.VOLLEDIG: "Alle stukken zijn er. De aanvraag komt op de agenda van de commissie.",
    S.IN_BEOORDELING: "Twee of meer deskundigen lezen de aanvraag. Ieder geeft een eigen advies.",
    S.ADVIES_GEREED: "De adviezen zijn er. Nu kan het besluit worden genomen.",
    S.BESLOTEN: "Er is een besluit. De brief wordt gemaakt en verstuurd.",
    S.BRIEF_VERZONDEN: "De brief met het besluit is verstuurd.",
    S.INGETROKKEN: "De school heeft de aanvraag ingetrokken.",
    S.BUITEN_BEHANDELING: (
        "De aanvulling kwam niet op tijd. De aanvraag wordt niet behandeld. De brief daarover wordt gemaakt en"
        " verstuurd."
    ),
    S.DOORVERWEZEN: "De aanvraag hoort hier niet. School en ouders krijgen daar een brief over.",
    S.SAMENGEVOEGD: "Er liepen twee aanvragen voor hetzelfde. Zij gaan samen verder als één aanvraag.",
}

LEES_EN_TEKEN = "Lees de aanvraag en zeg of u tekent, als u dat nog niet hebt gedaan."
# What somebody in this role does next; where nothing stands the dossier waits for somebody else.
VOLGENDE_STAP: dict[tuple[str, str], str] = {
    (Rol.OCO, S.CONCEPT): "Aanvraag invullen",
    (Rol.OCO, S.TER_ONDERTEKENING): "Handtekeningen vastleggen en indienen",
    (Rol.OCO, S.AANVULLING_GEVRAAGD): "Aanvulling insturen",
    (Rol.SECRETARIAAT, S.INGEDIEND): "Controleren of alles er is",
    (Rol.SECRETARIAAT, S.VOLLEDIG): "Deskundigen toewijzen",
    (Rol.SECRETARIAAT, S.BESLOTEN): "Brieven verzenden",
    (Rol.SECRETARIAAT, S.BUITEN_BEHANDELING): "Brieven verzenden",
    (Rol.DESKUNDIGE, S.IN_BEOORDELING): "Advies schrijven",
    (Rol.VOORZITTER, S.VOLLEDIG): "Deskundigen toewijzen",
    (Rol.VOORZITTER, S.ADVIES_GEREED): "Besluit nemen",
    (Rol.DIRECTEUR, S.ADVIES_GEREED): "Bekijken of uw akkoord of besluit nodig is",
    (Rol.OUDER, S.TER_ONDERTEKENING): LEES_EN_TEKEN,
    (Rol.LEERLING, S.TER_ONDERTEKENING): LEES_EN_TEKEN,
}
HERSTEL_VERLOPEN = "Hersteltermijn verlopen: beslissen over buiten behandeling laten"
BRIEVEN_ONDERWEG = "Brieven op papier printen en de verzending bevestigen"


def naam_van_werkvoorraad(rol: str) -> str:
    """What the first page is called: parents and pupils do no work here."""
    return "Mijn aanvragen" if rol in GEZIN else "Mijn werk"


def werkvoorraad_namen() -> dict[str, list[Rol]]:
    """The roles by what their first page is called."""
    namen: dict[str, list[Rol]] = {}
    for rol in Rol:
        namen.setdefault(naam_van_werkvoorraad(rol), []).append(rol)
    return namen


def volgende_stap(rol: str, status: str) -> str:
    """What waits for this role, or an empty text."""
    return VOLGENDE_STAP.get((rol, status), "")


def wat_er_wacht(rol: str, status: str) -> str:
    """What a group of the work list is called: the next step, or that an addition did not come."""
    return volgende_stap(rol, status) or HERSTEL_VERLOPEN


def statussen_met_werk(rol: str) -> list[str]:
    """The statuses in which something waits for this role."""
    return [status for wie, status in VOLGENDE_STAP if wie == rol]


VOORBIJ = "voorbij, nog niet afgerond"
"""What a meeting is called whose day is over and that nobody ended."""
