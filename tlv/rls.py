"""Policies, grants and destruction paths of the TLV."""

from aanvragen.choices import Status
from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, Vrij, historie
from swv.kern.toegang.rls.fragments import (
    PARTIJEN,
    PERSOON,
    SWVS,
    beslisbaar,
    eenmalig,
    in_swv,
    rol_is,
    veldgroep,
    via_dossier,
)
from swv.kern.toegang.rls.kern import VAN_DOSSIER
from tlv.bezwaar_rls import TABELLEN as VAN_BEZWAAR
from tlv.choices import Gebruiksoort, Heropeningstand
from tlv.overname_rls import TABELLEN as VAN_OVERNAME

_GEEN_VERLENGING = f"soort = '{Gebruiksoort.GEEN_VERLENGING}'"
_VAN_SCHOOL = f"soort in ('{Gebruiksoort.INVOER}', '{Gebruiksoort.TERUGPLAATSING}', '{Gebruiksoort.GEEN_VERLENGING}')"

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
                check=f"({rol_is(Rol.SECRETARIAAT)} or ({rol_is(Rol.OCO)} and {_VAN_SCHOOL}))"
                f" and veldgroep in ('basis', 'onderwijs') and {veldgroep('veldgroep')} and teruggedraaid_op is null"
                " and dossier_id = (select t.dossier_id from tlv_toelaatbaarheidsverklaring t where t.id = tlv_id)",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"({rol_is(Rol.SECRETARIAAT)} and {via_dossier()})"
                f" or ({rol_is(Rol.OCO)} and {_GEEN_VERLENGING} and {veldgroep('veldgroep')})",
            ),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (teruggedraaid_op)"},
        wachten={
            "teruggedraaid_op": f"{eenmalig('teruggedraaid_op', Rol.SECRETARIAAT)} or ({rol_is(Rol.OCO)}"
            f" and old.teruggedraaid_op is null and old.{_GEEN_VERLENGING})"
        },
    ),
    # A letter about several pupils: when one of them goes, it goes (RCH-60).
    Tabel(
        "tlv_campagnebrief",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"({rol_is(Rol.OCO)} and ontvanger_id = any({PARTIJEN}) and verzonden_op is not null)"
                f" or {in_swv('swv_id', Rol.SECRETARIAAT, Rol.SYSTEEM)}",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SECRETARIAAT)} and num_nonnulls(verzonden_op, vervallen_op) = 0"
                " and swv_id = (select c.swv_id from tlv_verlengcampagne c where c.id = campagne_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=in_swv("swv_id", Rol.SYSTEEM)),
        ),
        "%(dossier)s = any(dossier_ids)",
        kolommen={
            "web": "select, insert, update (dossier_ids, sjabloonversie, sleutel, sha256, aangeboden_op, verzonden_op,"
            " vervallen_op, storing)"
        },
        wachten=dict.fromkeys(
            ("dossier_ids", "sleutel", "sha256", "verzonden_op", "vervallen_op"), "old.verzonden_op is null"
        ),
        bestand="sleutel",
    ),
    *VAN_BEZWAAR,
    *VAN_OVERNAME,
)

_BEHEERT = f"new.swv_id = any({SWVS}) and {rol_is(Rol.SECRETARIAAT)}"
_DAGEN = ("uiterlijk", "herinneren_op", "toelichting", "gestopt_op")
VRIJ = (
    Vrij(
        "tlv_verlengcampagne",
        "dagen en een toelichting voor alle scholen, geen personen",
        web=f"select, insert, update ({', '.join(_DAGEN)}, herinnerd_op)",
        nieuw=f"{_BEHEERT} and num_nonnulls(new.herinnerd_op, new.gestopt_op) = 0",
        wachten={
            **dict.fromkeys(_DAGEN, f"old.gestopt_op is null and {_BEHEERT}"),
            "herinnerd_op": f"old.herinnerd_op is null and new.swv_id = any({SWVS}) and {rol_is(Rol.SYSTEEM)}",
        },
    ),
)
