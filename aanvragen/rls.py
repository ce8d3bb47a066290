"""Policies, grants and destruction paths of the dossier engine."""

from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, historie
from swv.kern.toegang.rls.fragments import HANDELAAR, PARTIJEN, PERSOON, rol_is, veldgroep, via_dossier
from swv.kern.toegang.rls.kern import VAN_DOSSIER

_BUREAU = rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER)

TABELLEN = (
    Tabel(
        "aanvragen_aanvraag",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"{rol_is(Rol.OCO)} and kern_is_aanvrager(dossier_id)"),
            Policy("wijzigen", WIJZIGEN, using=f"{HANDELAAR} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
    ),
    historie("aanvragen_aanvraag", "pgh_obj_id = %(dossier)s"),
    Tabel(
        "aanvragen_statusovergang",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"{HANDELAAR} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "aanvragen_opschorting",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("onderwijs"))),
            Policy("toevoegen", TOEVOEGEN, check=f"{_BUREAU} and {via_dossier()}"),
            Policy("wijzigen", WIJZIGEN, using=f"{HANDELAAR} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
    ),
    historie("aanvragen_opschorting", VAN_DOSSIER),
    Tabel(
        "aanvragen_antwoord",
        (
            Policy("zien", LEZEN, using=veldgroep("veldgroep")),
            Policy("toevoegen", TOEVOEGEN, check=veldgroep("veldgroep", "bewerken")),
            Policy("wijzigen", WIJZIGEN, using=veldgroep("veldgroep", "bewerken")),
        ),
        VAN_DOSSIER,
    ),
    historie("aanvragen_antwoord", "dossier_id = %(dossier)s"),
    Tabel(
        "aanvragen_handtekening",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("zienswijze"))),
            Policy("toevoegen", TOEVOEGEN, check=veldgroep(repr("zienswijze"), "bewerken")),
            Policy("wijzigen", WIJZIGEN, using=veldgroep(repr("zienswijze"), "bewerken")),
        ),
        VAN_DOSSIER,
    ),
    historie("aanvragen_handtekening", VAN_DOSSIER),
    # The names of the experts belong to the advice group; an expert sees the own row only until all are final.
    Tabel(
        "aanvragen_toewijzing",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"deskundige_id = any({PARTIJEN}) or ({rol_is(Rol.VOORZITTER)} and {via_dossier()})"
                f" or {veldgroep(repr('advies'))}",
            ),
            Policy("toevoegen", TOEVOEGEN, check=f"{_BUREAU} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        volgorde=60,
    ),
    # One's own advice always; that of another only when it is final and the inzage table says so (ROL-41).
    Tabel(
        "aanvragen_deskundigenadvies",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"(auteur_id = any({PARTIJEN}) and {rol_is(Rol.DESKUNDIGE)})"
                f" or (vastgesteld_op is not null and {veldgroep(repr('advies'))})",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"auteur_id = any({PARTIJEN}) and {rol_is(Rol.DESKUNDIGE)} and {via_dossier()}",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"auteur_id = any({PARTIJEN}) and {rol_is(Rol.DESKUNDIGE)} and vastgesteld_op is null",
                check=f"auteur_id = any({PARTIJEN}) and {via_dossier()}",
            ),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "aanvragen_akkoord",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"door_id = {PERSOON} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "aanvragen_notitie",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("intern"))),
            Policy("toevoegen", TOEVOEGEN, check=f"auteur_id = {PERSOON} and {veldgroep(repr('intern'), 'bewerken')}"),
        ),
        VAN_DOSSIER,
    ),
)
