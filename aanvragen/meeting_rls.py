"""Policies, grants and destruction paths of the committee's own work: mandates and meetings."""

from aanvragen.choices import VERGADERAARS
from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, Vrij
from swv.kern.toegang.rls.fragments import GEBRUIKER, PARTIJEN, PERSOON, SWVS, in_swv, rol_is, veldgroep, via_dossier
from swv.kern.toegang.rls.kern import VAN_DOSSIER

_EIGEN_NOTITIE = (
    f"gebruiker_id = {GEBRUIKER} and {rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DESKUNDIGE)} and {via_dossier()}"
)
_EIGEN_SECRETARIAAT = in_swv("swv_id", Rol.SECRETARIAAT)

_EIGEN_TOEWIJZING = (
    "exists (select 1 from aanvragen_toewijzing w where w.id = toewijzing_id and w.vervangen_op is null"
    f" and w.deskundige_id = any({PARTIJEN}) and w.dossier_id = aanvragen_belangmelding.dossier_id)"
)
# A declared interest is for the bureau, and for who declared it (RCH-22).
BELANGEN = (
    Tabel(
        "aanvragen_belangmelding",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"{veldgroep(repr('intern'))} and ({rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)}"
                f" or ({rol_is(Rol.DESKUNDIGE)} and {_EIGEN_TOEWIJZING}))",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.DESKUNDIGE)} and {_EIGEN_TOEWIJZING} and {via_dossier()}",
            ),
        ),
        VAN_DOSSIER,
    ),
)

VERGADEREN = (
    # Who keeps the register gives nobody a mandate by hand of oneself, and withdrawing is the only change (OVZ-23).
    Tabel(
        "aanvragen_mandaat",
        (
            Policy(
                "zien",
                LEZEN,
                using=in_swv("swv_id", Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FG),
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{_EIGEN_SECRETARIAAT} and persoon_id <> {PERSOON} and ingetrokken_op is null",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"{_EIGEN_SECRETARIAAT} and ingetrokken_op is null",
                check=_EIGEN_SECRETARIAAT,
            ),
        ),
        "persoon_id = any(%(personen)s)",
        kolommen={"web": "select, insert, update (ingetrokken_op, intrekreden)"},
    ),
    Tabel(
        "aanvragen_agendapunt",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"{rol_is(Rol.SECRETARIAAT)} and {via_dossier()}"),
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SECRETARIAAT)} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (vergadering_id, volgorde)"},
    ),
    # The committee plans; what the school or a parent asks, the system writes down.
    Tabel(
        "aanvragen_gesprek",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.SYSTEEM)} and {via_dossier()}",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER)} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (status, met, moment, online, plaats, gehouden_op, niet_gehoord)"},
    ),
    # Minutes are written once (TLV-115); the experts read them with the other internal notes.
    Tabel(
        "aanvragen_agendaverslag",
        (
            Policy("zien", LEZEN, using=f"{veldgroep(repr('intern'))} and {rol_is(*VERGADERAARS)}"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER)} and {veldgroep(repr('intern'), 'bewerken')}"
                " and exists (select 1 from aanvragen_agendapunt p where p.id = agendapunt_id"
                " and p.dossier_id = aanvragen_agendaverslag.dossier_id)",
            ),
        ),
        VAN_DOSSIER,
    ),
    # One's own notes: told to nobody else.
    Tabel(
        "aanvragen_leesnotitie",
        (
            Policy("zien", LEZEN, using=_EIGEN_NOTITIE),
            Policy("toevoegen", TOEVOEGEN, check=_EIGEN_NOTITIE),
            Policy("wijzigen", WIJZIGEN, using=_EIGEN_NOTITIE),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (tekst, bijgewerkt_op)"},
    ),
)

_PLANT = f"new.swv_id = any({SWVS}) and {rol_is(Rol.SECRETARIAAT)}"
VERGADERINGEN = Vrij(
    "aanvragen_vergadering",
    "wanneer en waar de commissie vergadert, geen personen",
    web="select, insert, update (datum, begintijd, online, plaats, status)",
    nieuw=_PLANT,
    wachten=dict.fromkeys(("datum", "begintijd", "online", "plaats", "status"), _PLANT),
)
