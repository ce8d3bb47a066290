"""Who imports the school register: the functional administrator keeps the parameters of the SWV (ROL-32)."""

from swv.kern.choices import Rol
from swv.kern.toegang.tabellen import registreer_swv_handeling

for _naam, _label in (
    ("inlezingen_bekijken", "Scholen inlezen"),
    ("inlezing_maken", "Bestand kiezen"),
    ("inlezing_koppelen", "Kolommen kiezen"),
    ("inlezing_uitvoeren", "Inlezen"),
    ("inlezing_opgeven", "Niet inlezen"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.BEHEER,),
        weigering="Het scholenregister houdt de functioneel beheerder bij. Vraag de beheerder om de wijziging.",
        regel="ROL-32",
    )
