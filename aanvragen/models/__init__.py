"""The dossier engine: status, answers, assignment and advice of any kind of aanvraag."""

from aanvragen.models.aanvraag import Aanvraag, Antwoord, Statusovergang
from aanvragen.models.beoordeling import Akkoord, Deskundigenadvies, Toewijzing
from aanvragen.models.berichten import Bericht, Berichtlezing, Notitie
from aanvragen.models.gezin import Handtekening, Zienswijze, Zienswijzeverzoek
from aanvragen.models.termijnen import Buitenbehandeling, Opschorting, Termijnbericht

__all__ = [
    "Aanvraag",
    "Akkoord",
    "Antwoord",
    "Bericht",
    "Berichtlezing",
    "Buitenbehandeling",
    "Deskundigenadvies",
    "Handtekening",
    "Notitie",
    "Opschorting",
    "Statusovergang",
    "Termijnbericht",
    "Toewijzing",
    "Zienswijze",
    "Zienswijzeverzoek",
]
