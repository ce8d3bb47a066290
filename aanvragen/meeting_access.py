"""Access tables of the committee's own work: mandates and meetings (OVZ-23, 05-inzage)."""

from django.db.models import Q

from swv.kern.choices import Rol, Veldgroep
from swv.kern.toegang.access import DOSSIERROLLEN
from swv.kern.toegang.tabellen import NIETS, Voorwaarde, registreer_tabel
from swv.kern.toegang.voorwaarden import per_veldgroep

_van_swv = Voorwaarde("van het eigen SWV", lambda actor: Q(swv_id__in=actor.swv_ids) if actor.swv_ids else NIETS)

registreer_tabel(
    "aanvragen.Mandaat", zien=dict.fromkeys((Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FG), _van_swv)
)
registreer_tabel("aanvragen.Agendapunt", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.BASIS)))
