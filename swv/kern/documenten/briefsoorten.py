"""Kinds of letters: the app that owns a kind says how it is built and what follows when it has gone out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from swv.kern.documenten.letter_lint import Eis
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier


@dataclass(frozen=True, slots=True)
class GebouwdeBrief:
    """The HTML of one letter for one recipient and one dispatch date, which template made it, what it must say."""

    html: str
    titel: str
    sjabloonversie: str
    eisen: tuple[Eis, ...]


def niets_te_herrekenen(actor: Actor, dossier: Dossier) -> None:
    """Of a letter that starts no term, nothing depends on the day of its delivery."""


@dataclass(frozen=True, slots=True)
class Briefsoort:
    """A kind of letter.

    `bouw` fills the contract. `kanaal` says how the recipient gets it on a day, None when that person is no recipient
    any more. `na_bezorging` runs in the transaction that delivers one, `na_verval` in that of one that lapses, and
    `na_retour` whenever it changed which delivery counts because one came back.
    """

    sleutel: str
    naam: str
    bouw: Callable[[Brief, date], GebouwdeBrief]
    kanaal: Callable[[Brief, date], Kanaal | None]
    na_bezorging: Callable[[Actor, Dossier], None]
    na_verval: Callable[[Actor, Dossier], None]
    na_retour: Callable[[Actor, Dossier], None] = niets_te_herrekenen


_SOORTEN: dict[str, Briefsoort] = {}


def registreer_briefsoort(soort: Briefsoort) -> None:
    """Declare a kind of letter; done by the app that owns it."""
    _SOORTEN[soort.sleutel] = soort


def briefsoort(sleutel: str) -> Briefsoort:
    """The registered kind; KeyError when no app declared it."""
    return _SOORTEN[sleutel]
