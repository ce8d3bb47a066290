"""The main menu: which pages a role finds there. Hiding a page is a service; the page itself checks the right."""

from dataclasses import dataclass

from django.urls import reverse

from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.onderdelen import Navigatiepunt


@dataclass(frozen=True, slots=True)
class Menupunt:
    """One entry, by URL name; `rollen` empty means everybody."""

    label: str
    url_naam: str
    rollen: tuple[str, ...] = ()


_MENU: list[Menupunt] = []


def registreer_menupunt(label: str, url_naam: str, *rollen: Rol) -> None:
    """Add an entry; apps call this from their AppConfig."""
    _MENU.append(Menupunt(label, url_naam, rollen))


def navigatie_voor(actor: Actor, pad: str) -> list[Navigatiepunt]:
    """The entries of this actor, with the current one marked."""
    links = [(punt.label, reverse(punt.url_naam)) for punt in _MENU if not punt.rollen or actor.rol in punt.rollen]
    beste = max((url for _, url in links if pad.startswith(url)), key=len, default="")
    return [Navigatiepunt(label, url, url == beste) for label, url in links]
