"""Policies, grants and destruction paths of the TLV."""

from aanvragen.choices import Status
from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, historie
from swv.kern.toegang.rls.fragments import PERSOON, beslisbaar, eenmalig, rol_is, veldgroep, via_dossier
from swv.kern.toegang.rls.kern import VAN_DOSSIER
from tlv.bezwaar_rls import TABELLEN as VAN_BEZWAAR
from tlv.choices import Heropeningstand

TABELLEN = (
    Tabel(
        "tlv_tlvfeiten",
        (
            Policy("zien", LEZEN, using=veldgroep("veldgroep")),
            Policy("toevoegen", TOEVOEGEN, check=veldgroep("veldgroep", "bewerken")),
            Policy("wijzigen", WIJZIGEN, using=veldgroep("veldgroep", "bewerken")),
        ),
        VAN_DOSSIER,
    ),
    historie("tlv_tlvfeiten", "dossier_id = %(dossier)s"),
    Tabel(
        "tlv_besluit",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"genomen_door_id = {PERSOON} and {beslisbaar()}"),
        ),
        VAN_DOSSIER,
        volgorde=75,
    ),
    # The status moves first, and its own guard says who may.
    Tabel(
        "tlv_doorverwijzing",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("onderwijs"))),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT)} and gedaan_door_id = {PERSOON} and teruggedraaid_op is null"
                f" and '{Status.DOORVERWEZEN}' = (select a.status from aanvragen_aanvraag a"
                " where a.dossier_id = tlv_doorverwijzing.dossier_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SECRETARIAAT)} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (teruggedraaid_op)"},
        wachten={"teruggedraaid_op": eenmalig("teruggedraaid_op", Rol.SECRETARIAAT)},
    ),
    # TLV-114: the school of the dossier asks; the answer stands once and for all.
    Tabel(
        "tlv_heropeningsverzoek",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("medisch"))),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.OCO)} and kern_is_aanvrager(dossier_id) and gevraagd_door_id = {PERSOON}"
                f" and stand = '{Heropeningstand.OPEN}' and dossier_id = (select b.dossier_id from tlv_besluit b"
                " where b.id = besluit_id)",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"stand = '{Heropeningstand.OPEN}' and (({rol_is(Rol.OCO)} and kern_is_aanvrager(dossier_id))"
                f" or ({rol_is(Rol.VOORZITTER)} and {via_dossier()}))",
                check="true",
            ),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (stand, antwoord, beantwoord_door, beantwoord_op)"},
        wachten={
            "stand": f"(new.stand = '{Heropeningstand.INGETROKKEN}') = {rol_is(Rol.OCO)}",
        },
    ),
    Tabel(
        "tlv_besluitgrond",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("medisch"))),
            Policy("toevoegen", TOEVOEGEN, check=beslisbaar()),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "tlv_besluittekst",
        (
            Policy("zien", LEZEN, using=veldgroep("veldgroep")),
            Policy("toevoegen", TOEVOEGEN, check=beslisbaar()),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "tlv_toelaatbaarheidsverklaring",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=beslisbaar()),
        ),
        VAN_DOSSIER,
    ),
    # The school records what it did itself, the secretariaat all; nobody writes in a group that is not theirs to read.
    Tabel(
        "tlv_tlvgebruik",
        (
            Policy("zien", LEZEN, using=veldgroep("veldgroep")),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"({rol_is(Rol.SECRETARIAAT)} or ({rol_is(Rol.OCO)} and soort in ('invoer', 'terugplaatsing')))"
                f" and veldgroep in ('basis', 'onderwijs') and {veldgroep('veldgroep')} and teruggedraaid_op is null"
                " and dossier_id = (select t.dossier_id from tlv_toelaatbaarheidsverklaring t where t.id = tlv_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SECRETARIAAT)} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (teruggedraaid_op)"},
        wachten={"teruggedraaid_op": eenmalig("teruggedraaid_op", Rol.SECRETARIAAT)},
    ),
    *VAN_BEZWAAR,
)
