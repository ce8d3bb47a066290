"""Access tables and acts of the TLV (05-inzage, OVZ-23, TLV-110)."""

from django.db.models import Q

import tlv.bezwaar_access
import tlv.overname_access  # noqa: F401  (likewise)
from aanvragen.choices import COMMISSIE
from aanvragen.transitions import statussen
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.toegang.access import DOSSIERROLLEN
from swv.kern.toegang.tabellen import (
    NIETS,
    Voorwaarde,
    registreer_handeling,
    registreer_swv_handeling,
    registreer_tabel,
)
from swv.kern.toegang.voorwaarden import betrokken, bureau, per_veldgroep
from tlv.choices import BEHANDELAARS

registreer_tabel(
    "tlv.TlvFeiten",
    zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep()),
    bewerken={Rol.OCO: per_veldgroep("bewerken")},
)
_basis = per_veldgroep(vast=Veldgroep.BASIS)
registreer_tabel("tlv.Besluit", zien=dict.fromkeys(DOSSIERROLLEN, _basis))
registreer_tabel("tlv.Toelaatbaarheidsverklaring", zien=dict.fromkeys(DOSSIERROLLEN, _basis))
# The facts name the doelgroep, which is medical.
registreer_tabel("tlv.Besluitgrond", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.MEDISCH)))
registreer_tabel("tlv.Doorverwijzing", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.ONDERWIJS)))
registreer_tabel("tlv.Tlvgebruik", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep()))
_medisch = per_veldgroep(vast=Veldgroep.MEDISCH)
registreer_tabel("tlv.Heropeningsverzoek", zien=dict.fromkeys(DOSSIERROLLEN, _medisch))
# A letter of a campaign is of the school that received it, also when the inzage in a dossier has ended (INZ-20).
_van_swv = Voorwaarde("van het eigen SWV", lambda actor: Q(swv_id__in=actor.swv_ids) if actor.swv_ids else NIETS)
_ontvangen = Voorwaarde(
    "zelf ontvangen",
    lambda actor: Q(ontvanger_id__in=actor.partij_ids, verzonden_op__isnull=False) if actor.partij_ids else NIETS,
)
registreer_tabel("tlv.Campagnebrief", zien={Rol.OCO: _ontvangen, Rol.SECRETARIAAT: _van_swv, Rol.SYSTEEM: _van_swv})
registreer_tabel("tlv.Besluittekst", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep()))

registreer_handeling(
    "besluit_nemen",
    "Besluit nemen",
    wie={Rol.VOORZITTER: bureau(), Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT)},
    statussen=statussen("besluit_nemen"),
    onomkeerbaar="Een besluit kan niet worden gewijzigd; een verbetering is een nieuw besluit.",
)
registreer_handeling(
    "besluit_herstellen",
    "Besluit herstellen",
    wie={Rol.VOORZITTER: bureau(), Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT)},
    statussen=statussen("besluit_herstellen"),
    onomkeerbaar="Het oude besluit blijft bewaard, maar telt niet meer. Een TLV krijgt een nieuw nummer.",
)
registreer_handeling(
    "brieven_verzenden",
    "Brieven verzenden",
    wie={Rol.SECRETARIAAT: bureau()},
    statussen=statussen("brieven_verzenden"),
    onomkeerbaar="Wie de brief in het portaal krijgt, ziet hem meteen. De bezwaartermijn begint.",
)
registreer_handeling(
    "printrun_bevestigen",
    "Verzending op papier bevestigen",
    wie={Rol.SECRETARIAAT: bureau()},
    statussen=statussen("brieven_verzenden"),
    onomkeerbaar="De bezwaartermijn begint op de dag die u bevestigt.",
)
# Post that came back, and what is done about it (RCH-08, Awb 3:41).
for _naam, _label, _onomkeerbaar in (
    ("retour_vastleggen", "Retourpost vastleggen", "De bezwaartermijn telt niet vanaf een brief die terugkwam."),
    ("retour_terugdraaien", "Retourpost terugdraaien", ""),
    (
        "brief_opnieuw_verzenden",
        "Brief opnieuw verzenden",
        "De brief wordt opnieuw gemaakt. De bezwaartermijn van deze ontvanger begint bij de nieuwe verzending.",
    ),
    (
        "brief_bekendmaken",
        "Op een andere manier bekendgemaakt",
        "De bezwaartermijn van deze ontvanger telt vanaf de dag die u vastlegt.",
    ),
):
    registreer_handeling(_naam, _label, wie={Rol.SECRETARIAAT: bureau()}, onomkeerbaar=_onomkeerbaar)
for _naam, _label, _onomkeerbaar in (
    ("doorverwijzen", "Doorverwijzen naar een ander SWV", "Terugdraaien kan tot u de brieven verzendt."),
    ("doorverwijzing_terugdraaien", "Doorverwijzing terugdraaien", ""),
    ("zelf_behandelen", "Toch zelf behandelen", "Wat u vastlegt, blijft bij het dossier staan."),
):
    registreer_handeling(
        _naam, _label, wie={Rol.SECRETARIAAT: bureau()}, statussen=statussen(_naam), onomkeerbaar=_onomkeerbaar
    )
# TLV-114: the school asks, the chair says whether the commission looks again.
_SCHOOL_VRAAGT: dict[str, Voorwaarde] = {Rol.OCO: betrokken(Inzagerol.AANVRAGER)}
_VOORZITTER: dict[str, Voorwaarde] = {Rol.VOORZITTER: bureau()}
for _naam, _label, _wie, _onomkeerbaar in (
    ("heropening_vragen", "Vragen om heropening", _SCHOOL_VRAAGT, ""),
    ("heropening_intrekken", "Vraag om heropening intrekken", _SCHOOL_VRAAGT, ""),
    (
        "heropening_afwijzen",
        "Niet heropenen",
        _VOORZITTER,
        "De school leest uw antwoord. Een nieuwe aanvraag kan altijd.",
    ),
    (
        "dossier_heropenen",
        "Dossier heropenen",
        _VOORZITTER,
        "De deskundigen adviseren opnieuw. Het besluit geldt tot er een nieuw besluit is.",
    ),
):
    registreer_handeling(_naam, _label, wie=_wie, statussen=statussen(_naam), onomkeerbaar=_onomkeerbaar)
# What happens with a TLV once its letter has gone out, also while the dossier is looked at again (TLV-114): the TLV is
# in force until a new besluit replaces it.
_MET_TLV = Voorwaarde(
    "met een TLV die is verstuurd", lambda actor: Q(toegekend_op__isnull=False, verzonden_op__isnull=False)
)
_SCHOOL = betrokken(Inzagerol.AANVRAGER, Inzagerol.ONTVANGER) & _MET_TLV
_KANTOOR = bureau() & _MET_TLV
for _naam, _label, _ook_school in (
    ("overstap_vastleggen", "VSO-school vastleggen", False),
    ("terugkeer_vastleggen", "Terugkeer naar het VO vastleggen", False),
    ("gebruik_beeindigen", "Gebruik van de TLV stoppen", False),
    ("gebruik_terugdraaien", "Een melding terugdraaien", False),
    ("invoer_vastleggen", "Nummer ingevoerd in de eigen administratie", True),
    ("terugplaatsing_vastleggen", "Uitkomst: kan de leerling terug?", True),
):
    registreer_handeling(
        _naam,
        _label,
        wie={Rol.SECRETARIAAT: _KANTOOR, Rol.OCO: _SCHOOL} if _ook_school else {Rol.SECRETARIAAT: _KANTOOR},
        statussen=statussen(_naam),
    )
for _naam, _label, _ook_secretariaat in (
    ("verlenging_beginnen", "Verlenging beginnen", False),
    ("verlenging_afmelden", "Geen verlenging nodig", True),
    ("verlenging_hervatten", "Toch een verlenging nodig", True),
):
    registreer_handeling(
        _naam,
        _label,
        wie={Rol.OCO: _SCHOOL, Rol.SECRETARIAAT: _KANTOOR} if _ook_secretariaat else {Rol.OCO: _SCHOOL},
        statussen=statussen(_naam),
    )

registreer_swv_handeling(
    "tlv_register_bekijken",
    "TLV-register",
    rollen=(Rol.OCO, Rol.SCHOOLBESTUUR, Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FINANCIEN),
    weigering="Het register van TLV's is voor scholen, schoolbesturen en het samenwerkingsverband. Zoekt u een TLV?"
    " Kijk in het dossier van de leerling.",
)
registreer_swv_handeling(
    "verlengingen_bekijken",
    "TLV's die aflopen",
    rollen=(Rol.OCO,),
    weigering="Deze lijst is voor scholen. Het secretariaat vindt deze TLV's onder 'Verlengen'.",
)
for _naam, _label in (
    ("verlengcampagnes_bekijken", "Verlengen"),
    ("campagne_beginnen", "Verlengcampagne beginnen"),
    ("campagne_wijzigen", "Verlengcampagne wijzigen"),
    ("campagne_stoppen", "Verlengcampagne stoppen"),
    ("campagnebrieven_verzenden", "Brieven van een verlengcampagne verzenden"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="Verlengcampagnes zijn van het secretariaat. Stel daar uw vraag, of vraag om de wijziging.",
    )
for _naam, _label in (
    ("brieven_samen_verzenden", "Brieven van veel dossiers verzenden"),
    ("brieven_afdrukken", "Brieven op papier"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="De brieven worden door het secretariaat verzonden. Hoe ver een brief is, vraagt u daar.",
    )
registreer_swv_handeling(
    "bezwaren_bekijken",
    "Bezwaren",
    rollen=BEHANDELAARS,
    weigering="De lijst met bezwaren is voor wie ze behandelt. Een bezwaar dat u mag lezen, staat in het dossier.",
)
registreer_swv_handeling(
    "route_bekijken",
    "Hoe een aanvraag wordt behandeld",
    rollen=COMMISSIE,
    weigering="Hoe een aanvraag wordt behandeld, is voor de commissie en het secretariaat. Vraag het secretariaat.",
)
