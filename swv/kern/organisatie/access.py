"""Who keeps the schools of the SWV: the functional administrator writes, the secretariaat reads (ROL-32, OVZ-16)."""

from swv.kern.choices import Rol
from swv.kern.toegang.tabellen import registreer_swv_handeling

registreer_swv_handeling(
    "scholen_bekijken",
    "Scholen",
    rollen=(Rol.SECRETARIAAT, Rol.BEHEER),
    weigering="De lijst met scholen is voor het samenwerkingsverband zelf. Vraag het secretariaat wat u wilt weten.",
    regel="ROL-32",
)
for _naam, _label in (
    ("school_toevoegen", "School toevoegen"),
    ("school_wijzigen", "Gegevens wijzigen"),
    ("vestiging_vastleggen", "Vestiging toevoegen of wijzigen"),
    ("schoolrelatie_vastleggen", "Relatie wijzigen"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.BEHEER,),
        weigering="De scholen houdt de functioneel beheerder bij. Vraag de beheerder om de wijziging.",
        regel="ROL-32",
    )
