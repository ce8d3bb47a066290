"""The main menu: which pages a role finds there. It asks for the same right as the page and its service."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.onderdelen import Navigatiepunt


@dataclass(frozen=True, slots=True)
class Menupunt:
    """One entry, by URL name: for who has the right to `handeling`, or when that is empty for whom it was made."""

    label: str
    url_naam: str
    handeling: str = ""
    voor: tuple[str, ...] = ()

    def is_voor(self, actor: Actor) -> bool:
        """Whether the actor finds it in the menu."""
        return mag_swv(actor, self.handeling) if self.handeling else actor.rol in self.voor


_MENU: list[Menupunt] = []
_GROEPEN: dict[str, str] = {}


def registreer_menupunt(label: str, url_naam: str, *, handeling: str = "", voor: Iterable[Rol] = ()) -> None:
    """Add an entry; apps call this from their AppConfig.

    `handeling` is the right that its page asks for. A page that is open to everybody names for whom it is of use.
    """
    _MENU.append(Menupunt(label, url_naam, handeling, tuple(voor)))


def registreer_menugroep(label: str, *url_namen: str) -> None:
    """Let these entries stand together under one name, for who has more than one of them."""
    _GROEPEN.update(dict.fromkeys(url_namen, label))


def navigatie_voor(actor: Actor, pad: str) -> list[Navigatiepunt]:
    """The entries of this actor, with the current one marked; a group stands where its first entry is."""
    eigen = [(punt, reverse(punt.url_naam)) for punt in _MENU if punt.is_voor(actor)]
    beste = max((url for _, url in eigen if pad.startswith(url)), key=len, default="")
    groepen: dict[str, list[Navigatiepunt]] = {}
    for punt, url in eigen:
        groepen.setdefault(_GROEPEN.get(punt.url_naam, punt.url_naam), []).append(
            Navigatiepunt(punt.label, url, url == beste)
        )
    return [punten[0] if len(punten) == 1 else _groep(naam, punten) for naam, punten in groepen.items()]


def _groep(naam: str, punten: list[Navigatiepunt]) -> Navigatiepunt:
    return Navigatiepunt(naam, "", any(punt.actief for punt in punten), tuple(punten))
