"""Policies of the proposals for texts of letters, and the four eyes of the database itself (ADR 0015)."""

from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, Vrij
from swv.kern.toegang.rls.fragments import PERSOON, SWVS, VANDAAG, in_swv, rol_is

_LEZERS = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)
_VAN_LEZERS = in_swv("swv_id", *_LEZERS)
_ZELF_TE_SCHRIJVEN = (
    f"old.gemaakt_door_id = {PERSOON} and old.status in ('concept', 'teruggestuurd') and {rol_is(Rol.SECRETARIAAT)}"
)
_EIGEN_VOORSTEL = (
    f"{rol_is(Rol.SECRETARIAAT)} and (select v.gemaakt_door_id = {PERSOON} and v.status in ('concept', 'teruggestuurd')"
    " from kern_briefvoorstel v where v.id = voorstel_id)"
)

BRIEFTEKSTEN = (
    Tabel(
        "kern_briefvoorstel",
        (
            Policy("zien", LEZEN, using=_VAN_LEZERS),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SECRETARIAAT)} and gemaakt_door_id = {PERSOON} and status = 'concept'",
            ),
            Policy("wijzigen", WIJZIGEN, using=_VAN_LEZERS),
        ),
        "gemaakt_door_id = any(%(personen)s)",
        kolommen={
            "web": "select, insert, update (soorten, status, geldig_van, toelichting, voorgelegd_op, beoordeeld_door,"
            " beoordeeld_op, terugstuurreden, ingetrokken_door, ingetrokken_op, intrekreden)"
        },
        wachten={
            "soorten": _ZELF_TE_SCHRIJVEN,
            "geldig_van": _ZELF_TE_SCHRIJVEN,
            "status": "case new.status"
            f" when 'voorgelegd' then {_ZELF_TE_SCHRIJVEN}"
            f" when 'concept' then old.status = 'voorgelegd' and old.gemaakt_door_id = {PERSOON}"
            " when 'ingetrokken' then (old.status in ('concept', 'voorgelegd', 'teruggestuurd')"
            f" and {rol_is(Rol.SECRETARIAAT)}) or (old.status = 'goedgekeurd' and old.geldig_van > {VANDAAG})"
            f" else old.status = 'voorgelegd' and old.gemaakt_door_id <> {PERSOON} end",
        },
    ),
    Tabel(
        "kern_brieftekst",
        (
            Policy(
                "zien",
                LEZEN,
                using="(select true from kern_briefvoorstel v where v.id = voorstel_id)",
            ),
            Policy("toevoegen", TOEVOEGEN, check=_EIGEN_VOORSTEL),
            Policy("wijzigen", WIJZIGEN, using=_EIGEN_VOORSTEL),
        ),
        "voorstel_id in (select id from kern_briefvoorstel where gemaakt_door_id = any(%(personen)s))",
        volgorde=40,
        kolommen={"web": "select, insert, update (tekst, bijgewerkt_op)"},
    ),
    # A version is never changed; a next one is a row of its own.
    Tabel(
        "kern_bouwsteen",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"{_VAN_LEZERS} or ({rol_is(Rol.DESKUNDIGE)}"
                " and exists (select 1 from kern_dossier d where d.swv_id = kern_bouwsteen.swv_id))",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SECRETARIAAT)} and gemaakt_door_id = {PERSOON}"
                f" and geldig_van >= {VANDAAG}",
            ),
        ),
        "gemaakt_door_id = any(%(personen)s)",
    ),
)

# A version of policy comes from a profile, or from a proposal that somebody else approved than who made it.
BELEID = (
    Vrij(
        "kern_beleidsversie",
        "beleid is openbaar",
        web="select, insert",
        nieuw=f"{rol_is(*_LEZERS)} and new.swv_id = any({SWVS}) and new.geldig_van > {VANDAAG}"
        " and exists (select 1 from kern_briefvoorstel v where v.id = new.voorstelnummer and v.swv_id = new.swv_id"
        " and v.status = 'goedgekeurd' and v.geldig_van = new.geldig_van"
        f" and v.gemaakt_door_id <> {PERSOON} and new.onderdeel = any(array(select 'brief.' || unnest(v.soorten))))",
    ),
    Vrij(
        "kern_beleidsintrekking",
        "welke versie niet doorging, geen personen",
        web="select, insert",
        nieuw=f"{rol_is(*_LEZERS)} and exists (select 1 from kern_beleidsversie b where b.id = new.versie_id"
        f" and b.swv_id = any({SWVS}) and b.voorstelnummer > 0 and b.geldig_van > {VANDAAG})",
    ),
)
