"""Which page of the help belongs to a role."""

from django.urls import reverse

from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor

GIDS: dict[str, str] = {
    Rol.OCO: "school",
    Rol.SCHOOLBESTUUR: "schoolbestuur",
    Rol.OUDER: "ouder",
    Rol.LEERLING: "leerling",
    Rol.SECRETARIAAT: "secretariaat",
    Rol.DESKUNDIGE: "deskundige",
    Rol.VOORZITTER: "voorzitter",
    Rol.DIRECTEUR: "directeur",
    Rol.KWALITEIT: "kwaliteit",
    Rol.BEHEER: "beheer",
    **dict.fromkeys(
        (Rol.ADVIESTEAM, Rol.OPDC, Rol.LEERPLICHT, Rol.JEUGDHULP, Rol.VERZUIM, Rol.FINANCIEN, Rol.FG), "meelezen"
    ),
}
"""Role → its guide in docs/gebruikers; the system reads none."""


def hulp_voor(actor: Actor | None) -> str:
    """The address of the guide of this role, or of the help as a whole for who is not signed in."""
    gids = GIDS.get(actor.rol) if actor else None
    return reverse("hulp_pagina", args=[f"gebruikers/{gids}.html"]) if gids else reverse("hulp")
