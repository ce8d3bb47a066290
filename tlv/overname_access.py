"""Who takes running TLVs over from an old system, and who sees them afterwards (SYS-74).

A TLV that was taken over is granted, and holds what is basis: the bureau of its SWV sees it as any granted TLV (INZ-08,
INZ-10, INZ-12b, INZ-13). The school of the pupil sees it as the one that uses it, as long as it runs (INZ-02). There is
no dossier, so nobody else does.
"""

from django.db.models import Q

from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.tabellen import NIETS, Voorwaarde, registreer_swv_handeling, registreer_tabel

for _naam, _label in (
    ("overnames_bekijken", "TLV's overnemen"),
    ("overname_maken", "Bestand met TLV's kiezen"),
    ("overname_koppelen", "Kolommen met TLV's kiezen"),
    ("overname_uitvoeren", "TLV's overnemen uit een bestand"),
    ("overname_opgeven", "TLV's niet overnemen"),
    ("overname_intrekken", "Overname van TLV's intrekken"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="TLV's uit een ander systeem neemt het secretariaat over. Stel daar uw vraag.",
        regel="SYS-74",
    )

_van_swv = Voorwaarde("van het eigen SWV", lambda actor: Q(swv_id__in=actor.swv_ids) if actor.swv_ids else NIETS)
_werk: dict[str, Voorwaarde] = {Rol.SECRETARIAAT: _van_swv, Rol.SYSTEEM: _van_swv}
registreer_tabel("tlv.Overname", zien=_werk)
registreer_tabel("tlv.Overnameregel", zien=_werk)


def _bij_eigen_school(actor: Actor) -> Q:
    if not actor.partij_ids:
        return NIETS
    return Q(partij_id__in=actor.partij_ids, einddatum__gte=actor.vandaag, vervallen_op__isnull=True)


registreer_tabel(
    "tlv.OvergenomenTlv",
    zien=_werk
    | dict.fromkeys((Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FINANCIEN), _van_swv)
    | {Rol.OCO: Voorwaarde("loopt nog, bij de eigen school", _bij_eigen_school)},
)
