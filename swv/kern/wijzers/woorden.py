"""An outcome in words, for a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from swv.kern.beleid.uitleg import dag_nl
from swv.kern.wijzers.register import Uitkomstveld, Wijzer


@dataclass(frozen=True, slots=True)
class Uitkomstregel:
    """One line of the outcome; more than one word when it is a list."""

    label: str
    woorden: tuple[str, ...]


def uitkomstregels(wijzer: Wijzer, uitkomst: Mapping[str, Any]) -> list[Uitkomstregel]:
    """What the outcome says, in the order of the declaration.

    What cannot be said yet is left out, and so are codes without words: the reasons below say them in full.
    """
    regels = ((veld, tuple(_woorden(veld, uitkomst.get(veld.naam)))) for veld in wijzer.uitkomst)
    return [Uitkomstregel(veld.label, woorden) for veld, woorden in regels if woorden]


def _woorden(veld: Uitkomstveld, waarde: Any) -> Iterator[str]:
    if isinstance(waarde, (list, tuple)):
        for deel in waarde:
            if isinstance(deel, Mapping):
                yield str(deel["tekst"])
            elif deel in veld.waarden:
                yield veld.waarden[deel]
    elif waarde is None:
        if "" in veld.waarden:
            yield veld.waarden[""]
    elif isinstance(waarde, bool):
        yield "ja" if waarde else "nee"
    elif isinstance(waarde, datetime):
        yield f"{dag_nl(waarde.date())} om {waarde:%H:%M} uur"
    elif isinstance(waarde, date):
        yield dag_nl(waarde)
    else:
        yield veld.waarden.get(str(waarde), str(waarde))
