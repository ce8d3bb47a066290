"""Policies, grants and destruction paths of the objection (INZ-03b, INZ-12, TLV-164, RCH-60)."""

from swv.kern.choices import Inzagerol, Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, historie
from swv.kern.toegang.rls.fragments import (
    PARTIJEN,
    PERSOON,
    ROL,
    eenmalig,
    geldig,
    in_swv,
    rol_is,
    veldgroep,
    via_dossier,
)
from swv.kern.toegang.rls.kern import VAN_DOSSIER
from tlv.choices import Bezwaarkanaal, Bezwaarstatus, Bundelontvanger, Hoedanigheid

S, H = Bezwaarstatus, Hoedanigheid

# Who may move the status of an objection from where to where; the database's own copy of who does what.
OVERGANGEN: tuple[tuple[Bezwaarstatus, Bezwaarstatus, Rol], ...] = (
    (S.CONCEPT, S.ONTVANGEN, Rol.SYSTEEM),
    (S.ONTVANGEN, S.DOORGEZONDEN, Rol.SECRETARIAAT),
    (S.DOORGEZONDEN, S.GEADVISEERD, Rol.SECRETARIAAT),
    (S.ONTVANGEN, S.INGETROKKEN, Rol.SYSTEEM),
    (S.DOORGEZONDEN, S.INGETROKKEN, Rol.SYSTEEM),
    (S.GEADVISEERD, S.INGETROKKEN, Rol.SYSTEEM),
    (S.ONTVANGEN, S.BESLIST, Rol.SYSTEEM),
    (S.DOORGEZONDEN, S.BESLIST, Rol.SYSTEEM),
    (S.GEADVISEERD, S.BESLIST, Rol.SYSTEEM),
)
# As whom somebody may object in the portal: (Betrokkenheid, role, hoedanigheid).
_INDIENERS = (
    (Inzagerol.OUDER, Rol.OUDER, H.OUDER),
    (Inzagerol.LEERLING_18, Rol.LEERLING, H.LEERLING),
    (Inzagerol.BESTUUR, Rol.SCHOOLBESTUUR, H.BESTUUR),
)


def _lijst(rijen: tuple[tuple[str, ...], ...]) -> str:
    return "(" + ", ".join("(" + ", ".join(repr(str(waarde)) for waarde in rij) + ")" for rij in rijen) + ")"


_EIGEN = f"({rol_is(Rol.OUDER, Rol.LEERLING, Rol.SCHOOLBESTUUR)} and indiener_id = any({PARTIJEN}))"
_BUREAU = f"({rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.SYSTEEM)} and {via_dossier()})"
# The inzage table gives these two the advices only as decider, or as a party in the objection.
_DIRECTEUR = f"({rol_is(Rol.DIRECTEUR)} and {veldgroep(repr('advies'))})"
_BESTUUR = f"({rol_is(Rol.SCHOOLBESTUUR)} and {veldgroep(repr('advies'))})"
_NIETS_BEREKEND = (
    "num_nonnulls(ontvangen_op, laatste_dag, tijdig, doorzenden_uiterlijk, beslissen_uiterlijk, afgesloten_op) = 0"
)
_BESLOTEN = "(select d.besloten_op is not null from kern_dossier d where d.id = dossier_id)"
_ALS_INDIENER = (
    "exists (select 1 from kern_betrokkenheid b where b.dossier_id = tlv_bezwaar.dossier_id"  # noqa: S608
    f" and b.partij_id = tlv_bezwaar.indiener_id and {geldig('b')}"
    f" and (b.rol, {ROL}, tlv_bezwaar.hoedanigheid) in {_lijst(_INDIENERS)})"
)
_BIJ_ONTVANGST = f"old.ontvangen_op is null and {rol_is(Rol.SYSTEEM)}"
# Counted again when another letter counts, as long as it runs (RCH-10).
_ZOLANG_HET_LOOPT = f"old.afgesloten_op is null and {rol_is(Rol.SYSTEEM)}"


def _bij_bezwaar(tabel: str, voorwaarde: str) -> str:
    """The row hangs on an objection of the same dossier that the actor sees and that meets this."""
    hangt_eraan = f"b.id = {tabel}.bezwaar_id and b.dossier_id = {tabel}.dossier_id"
    return f"exists (select 1 from tlv_bezwaar b where {hangt_eraan} and {voorwaarde})"  # noqa: S608


_ZIET_BEZWAAR = "exists (select 1 from tlv_bezwaar b where b.id = bezwaar_id)"
_EIGEN_VAN_B = f"({rol_is(Rol.OUDER, Rol.LEERLING, Rol.SCHOOLBESTUUR)} and b.indiener_id = any({PARTIJEN}))"
_IS_VERSTUURD = (
    "exists (select 1 from tlv_bundelbezorging z where z.bundel_id = tlv_bezwaarbundel.id"  # noqa: S608
    f" and z.aan = '{Bundelontvanger.INDIENER}')"
)

TABELLEN = (
    # A draft is the objector's alone; what was sent nobody changes, and what follows from it the system fills in.
    Tabel(
        "tlv_bezwaar",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"{_EIGEN} or (ingediend_op is not null and ({_BUREAU} or {_DIRECTEUR} or {_BESTUUR}))",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"status = '{S.CONCEPT}' and {_NIETS_BEREKEND} and {_BESLOTEN} and ("
                f"({_EIGEN} and ingediend_op is null and kanaal = '{Bezwaarkanaal.PORTAAL}' and {_ALS_INDIENER})"
                f" or ({rol_is(Rol.SECRETARIAAT)} and ingediend_op is not null"
                f" and kanaal <> '{Bezwaarkanaal.PORTAAL}'))",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"({_EIGEN} and ingediend_op is null) or (ingediend_op is not null and {_BUREAU})",
                check=f"{_EIGEN} or {_BUREAU}",
            ),
        ),
        VAN_DOSSIER,
        volgorde=70,
        kolommen={
            "web": "select, insert, update (gronden, bijgewerkt_op, ingediend_op, ontvangen_op, laatste_dag, tijdig,"
            " doorzenden_uiterlijk, beslissen_uiterlijk, status, afgesloten_op)"
        },
        wachten={
            "gronden": "old.ingediend_op is null",
            "ingediend_op": eenmalig("ingediend_op", Rol.OUDER, Rol.LEERLING, Rol.SCHOOLBESTUUR),
            **dict.fromkeys(("ontvangen_op", "doorzenden_uiterlijk"), _BIJ_ONTVANGST),
            # The last also by the one extension that the law knows (RCH-12): its step is there once per objection.
            **dict.fromkeys(("laatste_dag", "tijdig", "beslissen_uiterlijk"), _ZOLANG_HET_LOOPT),
            "status": f"(old.status, new.status, {ROL}) in {_lijst(OVERGANGEN)}",
            "afgesloten_op": eenmalig("afgesloten_op", Rol.SYSTEEM),
        },
        stopt="ontvangen_op is not null and afgesloten_op is null",
        waarom="Er loopt een bezwaar. Zolang dat loopt, wordt niets vernietigd (RCH-60).",
        partij="indiener_id",
    ),
    historie("tlv_bezwaar", "dossier_id = %(dossier)s"),
    Tabel(
        "tlv_bezwaarstap",
        (
            Policy("zien", LEZEN, using=_ZIET_BEZWAAR),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM)}"
                f" and {_bij_bezwaar('tlv_bezwaarstap', 'b.ingediend_op is not null')}",
            ),
        ),
        VAN_DOSSIER,
        volgorde=60,
    ),
    # By whoever decides, in the own name, while it runs; that the besluit in it is new, its own policy says.
    Tabel(
        "tlv_bezwaarbeslissing",
        (
            Policy("zien", LEZEN, using=_ZIET_BEZWAAR),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.VOORZITTER, Rol.DIRECTEUR)} and genomen_door_id = {PERSOON} and "
                + _bij_bezwaar("tlv_bezwaarbeslissing", "b.ontvangen_op is not null and b.afgesloten_op is null"),
            ),
        ),
        VAN_DOSSIER,
        volgorde=60,
    ),
    # A draft is for who writes it; what was signed nobody changes.
    Tabel(
        "tlv_verweerschrift",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"{_ZIET_BEZWAAR} and (vastgesteld_op is not null"
                f" or {rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.SYSTEEM)})",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER)} and vastgesteld_op is null and "
                + _bij_bezwaar("tlv_verweerschrift", "b.ontvangen_op is not null and b.afgesloten_op is null"),
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER)} and vastgesteld_op is null and "
                + _bij_bezwaar("tlv_verweerschrift", "b.ontvangen_op is not null and b.afgesloten_op is null"),
                check="true",
            ),
        ),
        VAN_DOSSIER,
        volgorde=60,
        kolommen={
            "web": "select, insert, update (tekst, bijgewerkt_op, bijgewerkt_door, vastgesteld_op, naam, functie)"
        },
    ),
    # The parties from the day that it was sent (RCH-11, INZ-03b). The system makes it once; the sweep finds what waits.
    Tabel(
        "tlv_bezwaarbundel",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"{_BUREAU} or ({_DIRECTEUR} and {_ZIET_BEZWAAR}) or ({_IS_VERSTUURD} and ({_BESTUUR} or "
                + _bij_bezwaar("tlv_bezwaarbundel", _EIGEN_VAN_B)
                + "))",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT)} and gemaakt_op is null and kern_van_swv(dossier_id, swv_id) and "
                + _bij_bezwaar("tlv_bezwaarbundel", "b.ontvangen_op is not null and b.afgesloten_op is null"),
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"{in_swv('swv_id', Rol.SYSTEEM)} and gemaakt_op is null",
                check=in_swv("swv_id", Rol.SYSTEEM),
            ),
            Policy("veeg", LEZEN, using="gemaakt_op is null", rol="veeg"),
            Policy("veeg_aanbieden", WIJZIGEN, using="gemaakt_op is null", rol="veeg"),
        ),
        VAN_DOSSIER,
        volgorde=60,
        kolommen={
            "web": "select, insert, update (gemaakt_op, sleutel, sha256, grootte, inventaris, storing)",
            "veeg": "select (id, swv_id, aangeboden_op, gemaakt_op), update (aangeboden_op)",
        },
        bestand="sleutel",
    ),
    Tabel(
        "tlv_bundelbezorging",
        (
            Policy("zien", LEZEN, using=_ZIET_BEZWAAR),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT)} and "
                + _bij_bezwaar("tlv_bundelbezorging", "b.ontvangen_op is not null and b.afgesloten_op is null"),
            ),
        ),
        VAN_DOSSIER,
        volgorde=55,
    ),
    Tabel(
        "tlv_bezwaarstuk",
        (
            Policy("zien", LEZEN, using=_ZIET_BEZWAAR),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check="ingetrokken_op is null and "
                + _bij_bezwaar(
                    "tlv_bezwaarstuk", f"b.afgesloten_op is null and ({_EIGEN_VAN_B} or {rol_is(Rol.SECRETARIAAT)})"
                ),
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=_bij_bezwaar(
                    "tlv_bezwaarstuk",
                    f"b.afgesloten_op is null and (({_EIGEN_VAN_B} and b.ingediend_op is null)"
                    f" or ({rol_is(Rol.SECRETARIAAT)} and b.kanaal <> '{Bezwaarkanaal.PORTAAL}'))",
                ),
            ),
        ),
        VAN_DOSSIER,
        volgorde=60,
        kolommen={"web": "select, insert, update (ingetrokken_op)"},
        wachten={"ingetrokken_op": "old.ingetrokken_op is null"},
        bestand="sleutel",
    ),
)
