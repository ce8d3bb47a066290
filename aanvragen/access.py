"""Access tables and acts of the dossier engine (05-inzage, ROL-01, ROL-11..13, ROL-40..42)."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from aanvragen import meeting_access  # noqa: F401  (its tables and acts)
from aanvragen.choices import BERICHTLEZERS, COMMISSIE, Lezers, Status
from aanvragen.transitions import statussen
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.toegang.access import DOSSIERROLLEN, MENSEN
from swv.kern.toegang.tabellen import (
    NIETS,
    Rijen,
    Voorwaarde,
    registreer_handeling,
    registreer_swv_handeling,
    registreer_tabel,
)
from swv.kern.toegang.voorwaarden import ONDER, betrokken, bureau, per_veldgroep, veldgroep_q

_basis = per_veldgroep(vast=Veldgroep.BASIS)
registreer_tabel("aanvragen.Aanvraag", zien=dict.fromkeys(DOSSIERROLLEN, _basis))
registreer_tabel("aanvragen.Statusovergang", zien=dict.fromkeys(DOSSIERROLLEN, _basis))
registreer_tabel("aanvragen.Termijnbericht", zien=dict.fromkeys(DOSSIERROLLEN, _basis))
registreer_tabel("aanvragen.Akkoord", zien=dict.fromkeys(DOSSIERROLLEN, _basis))
registreer_tabel("aanvragen.Opschorting", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.ONDERWIJS)))
registreer_tabel(
    "aanvragen.Buitenbehandeling", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.ONDERWIJS))
)
registreer_tabel(
    "aanvragen.Antwoord",
    zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep()),
    bewerken={Rol.OCO: per_veldgroep("bewerken")},
)

# The row of who is asked: a parent's own, and the pupil's, which has no partij (TLV-60). The pupil reads it at any age.
_eigen_ouder = Voorwaarde(
    "eigen rij", lambda actor: Q(partij_id__in=actor.partij_ids) if actor.partij_ids else NIETS
) & betrokken(Inzagerol.OUDER, pad=ONDER)
_eigen_leerling = Voorwaarde("van de leerling zelf", lambda actor: Q(partij__isnull=True)) & betrokken(
    Inzagerol.LEERLING_12, Inzagerol.LEERLING_16, Inzagerol.LEERLING_18, pad=ONDER
)
_voor_besluit = Voorwaarde("tot het besluit", lambda actor: Q(dossier__besloten_op__isnull=True))
_van_zienswijze = per_veldgroep(vast=Veldgroep.ZIENSWIJZE)
registreer_tabel(
    "aanvragen.Handtekening",
    zien={**dict.fromkeys(DOSSIERROLLEN, _van_zienswijze), Rol.LEERLING: _van_zienswijze | _eigen_leerling},
    bewerken={
        Rol.OCO: per_veldgroep("bewerken", vast=Veldgroep.ZIENSWIJZE),
        Rol.OUDER: _eigen_ouder & _voor_besluit,
        Rol.LEERLING: _eigen_leerling & _voor_besluit,
    },
)

# A draft is the author's alone; 'alleen voor de commissie' is for those who advise and decide (OPEN-82).
_verzonden = Voorwaarde("verstuurd", lambda actor: Q(verzonden_op__isnull=False))
_nog_concept = Voorwaarde("nog niet verstuurd", lambda actor: Q(verzonden_op__isnull=True))
_voor_ieder = Voorwaarde("niet alleen voor de commissie", lambda actor: Q(alleen_commissie=False))
_verstuurd = _van_zienswijze & _verzonden
registreer_tabel(
    "aanvragen.Zienswijze",
    zien={
        **dict.fromkeys(DOSSIERROLLEN, _verstuurd & _voor_ieder),
        **dict.fromkeys(COMMISSIE, _verstuurd),
        Rol.OUDER: (_verstuurd & _voor_ieder) | _eigen_ouder,
        Rol.LEERLING: (_verstuurd & _voor_ieder) | _eigen_leerling,
    },
    bewerken={
        Rol.OUDER: _eigen_ouder & _nog_concept & _voor_besluit,
        Rol.LEERLING: _eigen_leerling & _nog_concept & _voor_besluit,
    },
)

registreer_tabel("aanvragen.Zienswijzeverzoek", zien=dict.fromkeys(DOSSIERROLLEN, _van_zienswijze))

_eigen = Voorwaarde(
    "eigen toewijzing",
    lambda actor: Q(deskundige_id__in=actor.partij_ids) if actor.partij_ids else NIETS,
)
_advies = per_veldgroep(vast=Veldgroep.ADVIES)
registreer_tabel(
    "aanvragen.Toewijzing",
    zien={
        **dict.fromkeys(DOSSIERROLLEN, _advies),
        Rol.DESKUNDIGE: _eigen | _advies,
        Rol.VOORZITTER: bureau(pad=ONDER),
    },
)

# A declared interest is for the bureau, and for who declared it (RCH-22, 05-inzage: 'belangen' are intern).
_intern = per_veldgroep(vast=Veldgroep.INTERN)
_van_eigen_toewijzing = Voorwaarde(
    "van de eigen toewijzing",
    lambda actor: Q(toewijzing__deskundige_id__in=actor.partij_ids) if actor.partij_ids else NIETS,
)
registreer_tabel(
    "aanvragen.Belangmelding",
    zien={
        **dict.fromkeys((Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR), _intern),
        Rol.DESKUNDIGE: _intern & _van_eigen_toewijzing,
    },
)

# One's own advice always; that of another only once it is final and the inzage table says so (ROL-41, INZ-09).
_eigen_advies = Voorwaarde(
    "eigen advies", lambda actor: Q(auteur_id__in=actor.partij_ids) if actor.partij_ids else NIETS
)
_vast_advies = Voorwaarde(
    "vastgesteld en veldgroep advies",
    lambda actor: Q(vastgesteld_op__isnull=False) & veldgroep_q(actor, Veldgroep.ADVIES, "lezen", pad=ONDER),
)


# In each round anew: as long as it runs an expert sees of the other the earlier rounds only. No join: whom the dossier
# is closed to keeps the own advice.
def _loopt() -> Exists:
    aanvragen = apps.get_model("aanvragen", "Aanvraag").objects.filter(
        dossier_id=OuterRef("dossier_id"), adviesronde=OuterRef("ronde"), status=Status.IN_BEOORDELING
    )
    return Exists(aanvragen)


_ronde_klaar = Voorwaarde("ronde klaar", lambda actor: ~Q(_loopt()))
registreer_tabel(
    "aanvragen.Deskundigenadvies",
    zien={**dict.fromkeys(DOSSIERROLLEN, _vast_advies), Rol.DESKUNDIGE: _eigen_advies | (_vast_advies & _ronde_klaar)},
    bewerken={
        Rol.DESKUNDIGE: _eigen_advies
        & Voorwaarde("nog niet vastgesteld", lambda actor: Q(vastgesteld_op__isnull=True))
        & betrokken(Inzagerol.DESKUNDIGE, pad=ONDER)
    },
)
registreer_tabel("aanvragen.Notitie", zien=dict.fromkeys(DOSSIERROLLEN, per_veldgroep(vast=Veldgroep.INTERN)))


def _aan(*lezers: Lezers) -> Voorwaarde:
    """Meant for one of these readers."""
    tekst = " of ".join(str(wie.label) for wie in lezers)
    return Voorwaarde(f"bericht aan {tekst}", lambda actor: Q(zichtbaar_voor__in=lezers))


registreer_tabel(
    "aanvragen.Bericht",
    zien={
        Rol.OCO: betrokken(Inzagerol.AANVRAGER, pad=ONDER) & _aan(Lezers.SCHOOL, Lezers.ALLEN),
        Rol.OUDER: betrokken(Inzagerol.OUDER, pad=ONDER) & _aan(Lezers.OUDERS, Lezers.ALLEN),
        Rol.SECRETARIAAT: bureau(pad=ONDER),
        Rol.SYSTEEM: bureau(pad=ONDER),
    },
)

_zelf_gelezen = Voorwaarde(
    "zelf gelezen", lambda actor: Q(gebruiker_id=actor.gebruiker_id) if actor.gebruiker_id else NIETS
)
registreer_tabel("aanvragen.Berichtlezing", zien=dict.fromkeys(BERICHTLEZERS, _zelf_gelezen))
registreer_tabel("aanvragen.Lijstweergave", zien=dict.fromkeys(MENSEN, _zelf_gelezen))

_AANVRAGER: Rijen = {Rol.OCO: betrokken(Inzagerol.AANVRAGER)}
_GEZIN: Rijen = {
    Rol.OUDER: betrokken(Inzagerol.OUDER),
    Rol.LEERLING: betrokken(Inzagerol.LEERLING_12, Inzagerol.LEERLING_16, Inzagerol.LEERLING_18),
}
_SECRETARIAAT: Rijen = {Rol.SECRETARIAAT: bureau()}
_COMMISSIE: Rijen = {Rol.SECRETARIAAT: bureau(), Rol.VOORZITTER: bureau()}
_DESKUNDIGE: Rijen = {Rol.DESKUNDIGE: betrokken(Inzagerol.DESKUNDIGE)}

_VERPLAATST = "De oude school ziet deze aanvraag vanaf nu niet meer."

_HANDELINGEN: tuple[tuple[str, str, Rijen, str], ...] = (
    ("aanvraag_invullen", "Aanvraag invullen", _AANVRAGER, ""),
    (
        "formulier_bijwerken",
        "Overstappen op de nieuwe versie",
        _AANVRAGER,
        "Antwoorden waar in de nieuwe versie geen plaats voor is, vervallen. U kunt niet terug naar de oude versie.",
    ),
    ("document_toevoegen", "Document toevoegen", _AANVRAGER, ""),
    ("document_intrekken", "Document intrekken", _AANVRAGER, ""),
    ("document_vervangen", "Document vervangen", _AANVRAGER, ""),
    ("handtekening_vastleggen", "Handtekening vastleggen", _AANVRAGER, ""),
    ("aanvraag_tekenen", "Aanvraag tekenen", _GEZIN, ""),
    ("zienswijze_geven", "Vertellen wat u vindt", _GEZIN, "Wat u hebt verstuurd, kunt u niet meer wijzigen."),
    ("aanvraag_voorleggen", "Aan ouders en leerling voorleggen", _AANVRAGER, ""),
    ("aanvraag_indienen", "Aanvraag indienen", _AANVRAGER, "Na het indienen kunt u de antwoorden niet meer wijzigen."),
    ("aanvraag_intrekken", "Aanvraag intrekken", _AANVRAGER, "Een ingetrokken aanvraag kan niet worden heropend."),
    ("aanvraag_overdragen", "Overdragen aan een collega", {**_AANVRAGER, **_SECRETARIAAT}, ""),
    ("aanvraag_verplaatsen", "Naar een andere school", _SECRETARIAAT, _VERPLAATST),
    ("concept_verplaatsen", "Naar een andere school", _AANVRAGER, _VERPLAATST),
    (
        "aanvragen_samenvoegen",
        "Samenvoegen met een andere aanvraag",
        _SECRETARIAAT,
        "Samenvoegen kunt u niet terugdraaien. Over deze aanvraag komt geen eigen besluit meer.",
    ),
    ("aanvulling_leveren", "Aanvulling insturen", _AANVRAGER, ""),
    ("aanvulling_vragen", "Aanvulling vragen", _SECRETARIAAT, ""),
    ("aanvraag_volledig_verklaren", "Aanvraag volledig verklaren", _SECRETARIAAT, ""),
    (
        "buiten_behandeling_laten",
        "Buiten behandeling laten",
        {**_COMMISSIE, Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT)},
        "De aanvraag wordt dan niet meer behandeld. De school kan alleen nog een nieuwe aanvraag doen.",
    ),
    ("termijn_verdagen", "Termijn verdagen", _COMMISSIE, "Verdagen kan een keer. De nieuwe dag ligt daarna vast."),
    ("termijn_opschorten", "Termijn stilzetten", _COMMISSIE, "Een stilstand kunt u niet meer wijzigen."),
    ("ingebrekestelling_vastleggen", "Ingebrekestelling vastleggen", _SECRETARIAAT, ""),
    ("dossier_agenderen", "Op de agenda zetten", _SECRETARIAAT, ""),
    ("agendapunt_schuiven", "Volgorde van de agenda", _SECRETARIAAT, ""),
    ("deskundigen_toewijzen", "Deskundigen toewijzen", _COMMISSIE, ""),
    ("belang_melden", "Ik kan dit niet beoordelen", _DESKUNDIGE, ""),
    (
        "deskundige_vervangen",
        "Deskundige vervangen",
        _COMMISSIE,
        "Wie u vervangt, kan het dossier vanaf vandaag niet meer lezen.",
    ),
    ("advies_opslaan", "Advies schrijven", _DESKUNDIGE, ""),
    ("advies_vaststellen", "Advies vaststellen", _DESKUNDIGE, "Een vastgesteld advies kan niet meer worden gewijzigd."),
    ("zienswijze_opvragen", "Zienswijze van de ouders vragen", _COMMISSIE, ""),
    ("gesprek_vragen", "Om een gesprek vragen", {**_AANVRAGER, Rol.OUDER: betrokken(Inzagerol.OUDER)}, ""),
    ("gesprek_plannen", "Gesprek plannen", _COMMISSIE, "Wie u uitnodigt, krijgt meteen een bericht en een mail."),
    ("gesprek_afzeggen", "Gesprek afzeggen", _COMMISSIE, ""),
    ("gesprek_vastleggen", "Gesprek vastleggen", _COMMISSIE, ""),
    (
        "herbespreking_vastleggen",
        "Nieuwe bespreking vastleggen",
        {Rol.VOORZITTER: bureau()},
        "De deskundigen bevestigen of herzien daarna ieder het eigen advies. Tot dan kunt u niet besluiten.",
    ),
    (
        "akkoord_geven",
        "Akkoord geven",
        {Rol.DIRECTEUR: betrokken(Inzagerol.DIRECTEUR_BESLUIT), Rol.VOORZITTER: bureau()},
        "",
    ),
    (
        "bericht_sturen",
        "Berichten",
        {**_AANVRAGER, Rol.OUDER: betrokken(Inzagerol.OUDER), **_SECRETARIAAT},
        "",
    ),
    ("uitnodiging_maken", "Online laten meedoen", {**_AANVRAGER, **_SECRETARIAAT}, ""),
    ("uitnodiging_intrekken", "Uitnodiging intrekken", {**_AANVRAGER, **_SECRETARIAAT}, ""),
    ("verslag_vastleggen", "Verslag van de vergadering", _COMMISSIE, ""),
    ("leesnotitie_bewaren", "Eigen notitie", {**_COMMISSIE, **_DESKUNDIGE}, ""),
    ("notitie_toevoegen", "Notitie toevoegen", {**_COMMISSIE, **_DESKUNDIGE}, ""),
    ("dossier_delen", "Dossier delen", _SECRETARIAAT, ""),
    ("adviesteam_raadplegen", "Adviesteam raadplegen", _SECRETARIAAT, ""),
    ("school_betrekken", "Ontvangende school betrekken", _SECRETARIAAT, ""),
    ("meelezen_beeindigen", "Meelezen beëindigen", _SECRETARIAAT, ""),
    ("voorziening_betrekken", "Voorziening betrekken", _SECRETARIAAT, ""),
)

for _naam, _label, _wie, _onomkeerbaar in _HANDELINGEN:
    registreer_handeling(_naam, _label, wie=_wie, statussen=statussen(_naam), onomkeerbaar=_onomkeerbaar)

for _naam, _label, _weigering in (
    (
        "aanvraag_beginnen",
        "Aanvraag beginnen",
        "Een aanvraag wordt gedaan door de school van de leerling. Vraag de coördinator van die school (TLV-01).",
    ),
    (
        "leerling_toevoegen",
        "Leerling toevoegen",
        "Alleen de school zelf kan een leerling toevoegen. Vraag de coördinator van die school (TLV-01).",
    ),
):
    registreer_swv_handeling(_naam, _label, rollen=(Rol.OCO,), weigering=_weigering, regel="TLV-01")
registreer_swv_handeling(
    "dossiers_zoeken",
    "Zoeken",
    rollen=tuple(rol for rol in DOSSIERROLLEN if rol != Rol.SYSTEEM),
    weigering="In uw rol ziet u geen dossiers, dus er valt niets te zoeken. Werkt u ook in een andere rol? Wissel dan"
    " rechtsboven van rol (INZ-17).",
    regel="INZ-17",
)
for _naam, _label in (
    ("lijstweergave_bewaren", "Lijst bewaren"),
    ("lijstweergave_verwijderen", "Bewaarde lijst verwijderen"),
    ("lijstweergave_terughalen", "Bewaarde lijst terughalen"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=tuple(rol for rol in DOSSIERROLLEN if rol not in (Rol.SYSTEEM, Rol.OUDER, Rol.LEERLING)),
        weigering="Lijsten bewaren kan wie met meer dossiers werkt. In uw rol ziet u alles al op de eerste pagina.",
    )
# What the bureau sees beside a dossier, or over all of them.
registreer_swv_handeling(
    "termijnen_bewaken",
    "Termijnen en werklast bewaken",
    rollen=(Rol.VOORZITTER, Rol.DIRECTEUR),
    weigering="Wat te laat is en hoeveel werk er ligt, bewaken de voorzitter en de directeur-bestuurder. Vraag een"
    " van hen.",
)
registreer_swv_handeling(
    "beheer_bekijken",
    "Beleid, kalender en stand van het systeem",
    rollen=(Rol.BEHEER,),
    weigering="De stand van het systeem is voor de functioneel beheerder. Vraag de beheerder (INZ-17).",
    regel="INZ-17",
)
for _naam, _label in (("beleid_bekijken", "Beleid"), ("kalender_bekijken", "Kalender")):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.KWALITEIT, Rol.BEHEER),
        weigering="Het beleid en de kalender staan hier voor wie ermee werkt. Wat voor u geldt, staat in uw dossiers en"
        " op de website van het samenwerkingsverband.",
        regel="OVZ-06",
    )
registreer_swv_handeling(
    "concepten_tellen",
    "Hoeveel aanvragen een school voorbereidt",
    rollen=(Rol.SECRETARIAAT,),
    weigering="Hoeveel aanvragen een school voorbereidt, ziet alleen het secretariaat. Vraag het de school (INZ-08).",
    regel="INZ-08",
)
registreer_swv_handeling(
    "dwangsom_bekijken",
    "Stand van de dwangsom",
    rollen=(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR),
    weigering="De stand van de dwangsom is voor wie besluit en het secretariaat. Vraag het secretariaat (RCH-06).",
    regel="RCH-06",
)
