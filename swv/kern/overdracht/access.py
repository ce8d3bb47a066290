"""Who imports the school register, and who takes everything of the SWV out (ROL-32, INZ-08, ROL-14, ADR 0020).

The functional administrator keeps the parameters and sees no dossier (INZ-17), so schools come in by that hand and
dossiers do not go out by it. An export is asked for by the secretariaat, which reads the submitted dossiers already,
and approved by the directeur-bestuurder, who answers for what leaves.
"""

from django.db.models import Q

from swv.kern.choices import Rol
from swv.kern.toegang.tabellen import Voorwaarde, registreer_swv_handeling, registreer_tabel

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

_UITVOERLEZERS = (Rol.SECRETARIAAT, Rol.DIRECTEUR, Rol.FG)
_VRAAGT_UITVOER = (
    "Alle gegevens meenemen vraagt het secretariaat, en de directeur-bestuurder keurt het goed. Vraag hen."
)
registreer_swv_handeling(
    "uitvoeren_bekijken", "Alles exporteren", rollen=_UITVOERLEZERS, weigering=_VRAAGT_UITVOER, regel="RCH-62"
)
for _naam, _label, _rol in (
    ("uitvoer_vragen", "Export vragen", Rol.SECRETARIAAT),
    ("uitvoer_intrekken", "Vraag intrekken", Rol.SECRETARIAAT),
    ("uitvoer_ophalen", "Export ophalen", Rol.SECRETARIAAT),
    ("uitvoer_goedkeuren", "Export goedkeuren", Rol.DIRECTEUR),
    ("uitvoer_afwijzen", "Export afwijzen", Rol.DIRECTEUR),
):
    registreer_swv_handeling(_naam, _label, rollen=(_rol,), weigering=_VRAAGT_UITVOER, regel="RCH-62")

_van_swv = Voorwaarde("van het eigen SWV", lambda actor: Q(swv_id__in=actor.swv_ids))
registreer_tabel("kern.Uitvoer", zien=dict.fromkeys((*_UITVOERLEZERS, Rol.SYSTEEM), _van_swv))
