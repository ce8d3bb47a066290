"""Access tables of the committee's own work: mandates and meetings (OVZ-23, 05-inzage)."""

from django.db.models import Q

from aanvragen.choices import VERGADERAARS
from swv.kern.choices import Rol, Veldgroep
from swv.kern.toegang.access import DOSSIERROLLEN
from swv.kern.toegang.tabellen import NIETS, Rijen, Voorwaarde, registreer_swv_handeling, registreer_tabel
from swv.kern.toegang.voorwaarden import per_veldgroep

_van_swv = Voorwaarde("van het eigen SWV", lambda actor: Q(swv_id__in=actor.swv_ids) if actor.swv_ids else NIETS)

_MANDAATLEZERS = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FG)
registreer_tabel("aanvragen.Mandaat", zien=dict.fromkeys(_MANDAATLEZERS, _van_swv))
registreer_tabel("aanvragen.Agendapunt", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.BASIS)))
registreer_tabel("aanvragen.Agendaverslag", zien=dict.fromkeys(VERGADERAARS, per_veldgroep(vast=Veldgroep.INTERN)))

# Notes of one's own: the author, as long as the dossier is there for the author.
_eigen_notitie = Voorwaarde(
    "eigen notitie", lambda actor: Q(gebruiker_id=actor.gebruiker_id) if actor.gebruiker_id else NIETS
) & per_veldgroep(vast=Veldgroep.BASIS)
_lezers: Rijen = dict.fromkeys((Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DESKUNDIGE), _eigen_notitie)
registreer_tabel("aanvragen.Leesnotitie", zien=_lezers, bewerken=_lezers)
registreer_tabel("aanvragen.Gesprek", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.BASIS)))

registreer_swv_handeling(
    "vergaderingen_bekijken",
    "Vergaderingen",
    rollen=VERGADERAARS,
    weigering="De vergaderingen zijn voor de commissie en het secretariaat. Wanneer een aanvraag wordt besproken, leest"
    " u in het dossier.",
)
for _naam, _label in (
    ("vergaderingen_plannen", "Vergaderingen plannen"),
    ("vergadering_wijzigen", "Tijd of plaats wijzigen"),
    ("vergadering_zetten", "Agenda sluiten, of een vergadering afronden of laten vervallen"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="De vergaderingen plant het secretariaat. Vraag het secretariaat om de wijziging.",
    )

registreer_swv_handeling(
    "mandaten_bekijken",
    "Mandaten",
    rollen=_MANDAATLEZERS,
    weigering="De mandaten van het samenwerkingsverband zijn voor het secretariaat en wie besluit. Wilt u weten wie mag"
    " besluiten? Vraag het secretariaat.",
)
for _naam, _label in (("mandaat_vastleggen", "Mandaat vastleggen"), ("mandaat_intrekken", "Mandaat intrekken")):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="Het register van mandaten houdt het secretariaat bij. Vraag het secretariaat om de wijziging.",
        regel="OVZ-23",
    )
