"""Who sees the report of a year, and who the dossiers behind its numbers (INZ-08, INZ-10, INZ-12b, INZ-14)."""

from django.db.models import Q

from swv.kern.choices import Rol
from swv.kern.toegang.access import MENSEN
from swv.kern.toegang.tabellen import NIETS, Voorwaarde, registreer_swv_handeling, registreer_tabel

_BUREAU = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)
_LEZERS = (*_BUREAU, Rol.KWALITEIT)

for _naam, _label in (("jaarverslag_bekijken", "Jaarverslag"), ("jaarverslag_downloaden", "Jaarverslag downloaden")):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=_LEZERS,
        weigering="Het jaarverslag is voor het bureau van het samenwerkingsverband. Vraag de cijfers aan het"
        " secretariaat.",
        regel="INZ-14",
    )
registreer_swv_handeling(
    "kengetal_bekijken",
    "Dossiers achter een getal",
    rollen=_BUREAU,
    weigering="In uw rol ziet u alleen totalen. Hebt u een vraag over een dossier? Stel die aan het secretariaat.",
    regel="INZ-14",
)
# The directeur-bestuurder reads an objection in the own besluiten only (INZ-12); its number is for all.
registreer_swv_handeling(
    "bezwaarkengetal_bekijken",
    "Dossiers met een bezwaar achter een getal",
    rollen=(Rol.SECRETARIAAT, Rol.VOORZITTER),
    weigering="Welke dossiers een bezwaar hebben, ziet wie bezwaren behandelt. Vraag het secretariaat.",
    regel="INZ-12",
)
for _naam, _label in (
    ("leerlingtelling_vastleggen", "Leerlingtelling vastleggen"),
    ("leerlingtelling_intrekken", "Leerlingtelling intrekken"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="De leerlingtellingen houdt het secretariaat bij. Geef een nieuwe telling aan het secretariaat door.",
        regel="VSL-05",
    )

_zelf = Voorwaarde(
    "eigen rij", lambda actor: Q(gebruiker_id=actor.gebruiker_id) if actor.gebruiker_id is not None else NIETS
)
_van_swv = Voorwaarde("van het eigen SWV", lambda actor: Q(swv_id__in=actor.swv_ids))
registreer_tabel("kern.Jaarverslagdownload", zien={**dict.fromkeys(MENSEN, _zelf), Rol.FG: _zelf | _van_swv})
