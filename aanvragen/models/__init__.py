"""The dossier engine: status, answers, assignment and advice of any kind of aanvraag."""

from aanvragen.models.aanvraag import Aanvraag, Antwoord, Statusovergang
from aanvragen.models.beoordeling import Akkoord, Belangmelding, Deskundigenadvies, Toewijzing
from aanvragen.models.berichten import Bericht, Berichtlezing, Notitie
from aanvragen.models.gesprekken import Gesprek
from aanvragen.models.gezin import Handtekening, Zienswijze, Zienswijzeverzoek
from aanvragen.models.mandaten import Mandaat
from aanvragen.models.termijnen import NIET_HERROEPEN, Buitenbehandeling, Opschorting, Termijnbericht
from aanvragen.models.vergaderen import Agendapunt, Agendaverslag, Leesnotitie, Vergadering
from aanvragen.models.weergaven import Lijstweergave

__all__ = [
    "NIET_HERROEPEN",
    "Aanvraag",
    "Agendapunt",
    "Agendaverslag",
    "Akkoord",
    "Antwoord",
    "Belangmelding",
    "Bericht",
    "Berichtlezing",
    "Buitenbehandeling",
    "Deskundigenadvies",
    "Gesprek",
    "Handtekening",
    "Leesnotitie",
    "Lijstweergave",
    "Mandaat",
    "Notitie",
    "Opschorting",
    "Statusovergang",
    "Termijnbericht",
    "Toewijzing",
    "Vergadering",
    "Zienswijze",
    "Zienswijzeverzoek",
]
