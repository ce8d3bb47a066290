"""Policies of leerlingen, those with gezag, people and their accounts and lidmaatschappen."""

from swv.kern.choices import BUITEN_BUREAU, Rol
from swv.kern.toegang.rls.catalogue import DOOR_TRIGGER, LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, historie
from swv.kern.toegang.rls.fragments import GEBRUIKER, PARTIJEN, PERSOON, eenmalig, geldig, in_swv, rol_is

VAN_LEERLING = "leerling_id = %(leerling)s"
HISTORIE_VAN_LEERLING = "pgh_obj_id in (select id from {0} where leerling_id = %(leerling)s)"

_OPEN = "true"
_eigen_partij = f"partij_id = any({PARTIJEN})"
_geheim = f"(not geheim or {rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM)})"
_schrijver = rol_is(Rol.OCO, Rol.SECRETARIAAT, Rol.SYSTEEM)
_contactschrijver = (
    f"(({rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM)} and kern_contact(leerling_id))"
    " or (not geheim and kern_nog_van_school(leerling_id)))"
)
_buiten = ", ".join(repr(str(rol)) for rol in BUITEN_BUREAU)
_secretariaat_geeft = f"({in_swv('swv_id', Rol.SECRETARIAAT)} and rol in ({_buiten}))"
_van_eigen_school = f"{rol_is(Rol.OCO)} and rol = '{Rol.OCO}' and {_eigen_partij}"

PERSONEN = (
    Tabel(
        "kern_leerling",
        (
            Policy(
                "zien",
                LEZEN,
                using="(bekend_sinds is not null"
                f" and {in_swv('swv_id', Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)})"
                f" or {in_swv('swv_id', Rol.SYSTEEM)}"
                " or id in (select i.leerling_id from kern_inschrijving i"
                f" where i.partij_id = any({PARTIJEN}) and {geldig('i')} and {rol_is(Rol.OCO)})"
                " or id in (select g.leerling_id from kern_gezag g"
                f" where g.partij_id = any({PARTIJEN}) and {geldig('g')} and {rol_is(Rol.OUDER)})"
                f" or (persoon_id = {PERSOON} and {rol_is(Rol.LEERLING)})"
                " or (select true from kern_dossier d where d.leerling_id = kern_leerling.id limit 1)",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"({rol_is(Rol.OCO)} and bekend_sinds is null and kern_eigen_leerling(id)"
                " and exists (select 1 from kern_schoolrelatie r join kern_partij p on p.school_id = r.school_id"
                f" where p.id = any({PARTIJEN}) and r.swv_id = kern_leerling.swv_id and {geldig('r')}))"
                f" or {in_swv('swv_id', Rol.SYSTEEM)}",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{_schrijver} and kern_leerling_zichtbaar(id)"),
        ),
        "id = %(leerling)s",
        volgorde=95,
        kolommen={"web": "select, insert, update (bekend_sinds, persoon_id)"},
        wachten={
            "bekend_sinds": eenmalig("bekend_sinds", Rol.OCO),
            "persoon_id": rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM),
        },
    ),
    historie("kern_leerling", "pgh_obj_id = %(leerling)s"),
    Tabel(
        "kern_inschrijving",
        (
            Policy("zien", LEZEN, using=f"({_eigen_partij} and {rol_is(Rol.OCO)}) or kern_contact(leerling_id)"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                # The system does it when an aanvraag moves to another school of the leerling (TLV-01).
                check="school_id = (select p.school_id from kern_partij p where p.id = partij_id)"
                f" and (({_eigen_partij} and {rol_is(Rol.OCO)} and (kern_eigen_leerling(leerling_id)"
                " or kern_nieuw_nummer('kern_leerling', leerling_id)))"
                f" or ({rol_is(Rol.SYSTEEM)} and kern_eigen_leerling(leerling_id)))",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SYSTEEM)} and kern_eigen_leerling(leerling_id)"),
        ),
        VAN_LEERLING,
        volgorde=92,
        kolommen={"web": "select, insert, update (tot)"},
        wachten={"tot": "new.tot < old.tot"},
    ),
    historie("kern_inschrijving", HISTORIE_VAN_LEERLING.format("kern_inschrijving")),
    Tabel(
        "kern_gezag",
        (
            Policy("zien", LEZEN, using=f"({_eigen_partij} and {rol_is(Rol.OUDER)}) or kern_contact(leerling_id)"),
            # A school adds a parent whom nobody knew yet; somebody who is known already is for the secretariaat.
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"(({rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM)} and kern_contact(leerling_id))"
                " or (kern_nog_van_school(leerling_id) and kern_nieuw_nummer('kern_partij', partij_id)))"
                " and kern_gezag_tot_18(leerling_id, tot)",
            ),
        ),
        VAN_LEERLING,
        volgorde=92,
    ),
    historie("kern_gezag", HISTORIE_VAN_LEERLING.format("kern_gezag")),
    Tabel(
        "kern_contactgegevens",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"({_eigen_partij} and {rol_is(Rol.OUDER)})"
                f" or ({_geheim} and kern_contact(leerling_id)"
                f" and (partij_id is null or not {rol_is(Rol.OUDER, Rol.LEERLING)}))",
            ),
            Policy("toevoegen", TOEVOEGEN, check=_contactschrijver),
            Policy("wijzigen", WIJZIGEN, using=f"{_contactschrijver} or ({_eigen_partij} and {rol_is(Rol.OUDER)})"),
        ),
        VAN_LEERLING,
        volgorde=92,
        kolommen={
            "web": "select, insert, update (straat_huisnummer, postcode, plaats, telefoon, email, geheim,"
            " digitale_post_sinds)"
        },
        wachten={
            "geheim": rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM),
            "digitale_post_sinds": rol_is(Rol.OUDER, Rol.SECRETARIAAT, Rol.SYSTEEM),
        },
    ),
    historie("kern_contactgegevens", HISTORIE_VAN_LEERLING.format("kern_contactgegevens")),
    Tabel(
        "kern_persoon",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"id = {PERSOON}"
                " or exists (select 1 from kern_partij p join kern_gezag g on g.partij_id = p.id"
                " where p.persoon_id = kern_persoon.id)"
                " or exists (select 1 from kern_lidmaatschap l where l.persoon_id = kern_persoon.id)"
                " or exists (select 1 from kern_leerling l where l.persoon_id = kern_persoon.id)",
            ),
            Policy("toevoegen", TOEVOEGEN, check=f"{_schrijver} or {rol_is(Rol.BEHEER)}"),
            Policy(
                "aanmelden",
                LEZEN,
                using="exists (select 1 from kern_gebruiker u where u.persoon_id = kern_persoon.id)",
                rol="aanmelden",
            ),
            # An account and its person are made together, the account first (account_maken).
            Policy(
                "account_maken",
                TOEVOEGEN,
                check="exists (select 1 from kern_gebruiker u where u.persoon_id = kern_persoon.id)",
                rol="aanmelden",
            ),
        ),
        "id = any(%(personen)s)",
        volgorde=97,
    ),
    Tabel(
        "kern_persoonevent",
        (
            Policy("toevoegen", TOEVOEGEN, check=DOOR_TRIGGER),
            Policy("account_maken", TOEVOEGEN, check=DOOR_TRIGGER, rol="aanmelden"),
        ),
        "pgh_obj_id = any(%(personen)s)",
        volgorde=10,
    ),
    Tabel(
        "kern_gebruiker",
        (
            Policy("zien", LEZEN, using=f"id = {GEBRUIKER}"),
            Policy("aanmelden", "all", using=_OPEN, check=_OPEN, rol="aanmelden"),
        ),
        "persoon_id = any(%(personen)s)",
        volgorde=96,
        kolommen={"web": "select (id, last_login, email, persoon_id, is_active, demo)"},
    ),
    Tabel(
        "kern_lidmaatschap",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"gebruiker_id = {GEBRUIKER}"
                f" or {in_swv('swv_id', Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.BEHEER, Rol.SYSTEEM)}"
                f" or ({_van_eigen_school})",
            ),
            # Nobody gives or keeps the own rights, and an account stands for its own person only. The secretariaat
            # lets in who works outside the bureau, a coordinator the colleagues of the own school (ROL-13).
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"({in_swv('swv_id', Rol.BEHEER, Rol.SYSTEEM)} or {_secretariaat_geeft}"
                f" or ({_van_eigen_school} and kern_eigen_lidmaatschap(swv_id)))"
                f" and gebruiker_id is distinct from {GEBRUIKER} and kern_account_van(gebruiker_id, persoon_id)"
                " and (select p.swv_id is null or p.swv_id = kern_lidmaatschap.swv_id from kern_partij p"
                " where p.id = partij_id)",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"({in_swv('swv_id', Rol.BEHEER)} or {_secretariaat_geeft} or ({_van_eigen_school}))"
                f" and gebruiker_id is distinct from {GEBRUIKER}",
            ),
            Policy("aanmelden", LEZEN, using=_OPEN, rol="aanmelden"),
        ),
        "persoon_id = any(%(personen)s)",
        volgorde=95,
        kolommen={"web": "select, insert, update (tot)"},
    ),
    historie("kern_lidmaatschap", "persoon_id = any(%(personen)s)"),
)
