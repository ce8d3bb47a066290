"""Policies, grants and destruction paths of the kern and of the libraries' tables."""

from swv.kern.choices import Inzagerol, PartijSoort, Rol
from swv.kern.toegang.rls.briefteksten import BELEID, BRIEFTEKSTEN
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, Vrij, historie
from swv.kern.toegang.rls.fragments import (
    GEBRUIKER,
    HANDELAAR,
    PARTIJEN,
    ROL,
    ROLLEN,
    SWVS,
    beslisbaar,
    dossier_zien,
    eenmalig,
    geldig,
    in_swv,
    rol_is,
    veldgroep,
    via_dossier,
)
from swv.kern.toegang.rls.jaarverslag import JAARVERSLAGEN, TELLINGEN
from swv.kern.toegang.rls.organisaties import ORGANISATIES, PARTIJ_VAN_ORGANISATIE, UITVOEREN
from swv.kern.toegang.rls.personen import PERSONEN
from swv.kern.toegang.rls.uitnodigingen import UITNODIGINGEN
from swv.kern.toegang.rls.zoeken import ZOEKEN

VAN_DOSSIER = "dossier_id = %(dossier)s"
_VAN_BRIEF = "brief_id in (select id from kern_brief where dossier_id = %(dossier)s)"
_OPEN = "true"
_WACHTEND = "verzonden_op is null and vervallen_op is null"
_eigen_partij = f"partij_id = any({PARTIJEN})"
_beslisser = rol_is(Rol.VOORZITTER, Rol.DIRECTEUR)
# A coordinator keeps the profile of the own school, the secretariaat those of the schools of the SWV.
_HOUDT_PROFIEL_BIJ = (
    f"(({rol_is(Rol.OCO)} and exists (select 1 from kern_partij p left join kern_vestiging v on v.id = p.vestiging_id"
    f" where p.id = any({PARTIJEN}) and new.school_id in (p.school_id, v.school_id)))"
    f" or ({rol_is(Rol.SECRETARIAAT)} and exists (select 1 from kern_schoolrelatie r"
    f" where r.school_id = new.school_id and r.swv_id = any({SWVS}) and {geldig('r')})))"
)
_bureau_van_dossier = f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.SYSTEEM)} and kern_van_swv(dossier_id, swv_id)"

TABELLEN = (
    *PERSONEN,
    *UITNODIGINGEN,
    *BRIEFTEKSTEN,
    JAARVERSLAGEN,
    UITVOEREN,
    *ZOEKEN,
    Tabel(
        "kern_dossier",
        (
            Policy("zien", LEZEN, using=dossier_zien("kern_dossier")),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.OCO)} and num_nonnulls(ingediend_op, adviezen_vast_op, besloten_op, toegekend_op,"
                " verzonden_op) = 0 and not aanvulling_open and kern_is_aanvrager(id)"
                " and kern_begin_klopt(id, leerling_id, swv_id, school_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{HANDELAAR} and {dossier_zien('kern_dossier')}", check="true"),
        ),
        "id = %(dossier)s",
        volgorde=90,
        kolommen={
            "web": "select, insert, update (school_id, ingediend_op, aanvulling_open, adviezen_vast_op, besloten_op,"
            " toegekend_op, verzonden_op)"
        },
        wachten={
            # To another school of this pupil, until the letters have gone out (TLV-01).
            "school_id": f"{rol_is(Rol.SYSTEEM)} and old.verzonden_op is null and exists (select 1"
            " from kern_inschrijving i where i.leerling_id = new.leerling_id and i.school_id = new.school_id"
            f" and {geldig('i')})",
            "ingediend_op": f"{eenmalig('ingediend_op', Rol.OCO)} and kern_is_aanvrager(new.id)",
            "aanvulling_open": "case when new.aanvulling_open then old.adviezen_vast_op is null"
            f" and {rol_is(Rol.SECRETARIAAT)}"
            f" else {rol_is(Rol.SYSTEEM)} or ({rol_is(Rol.OCO)} and kern_is_aanvrager(new.id)) end",
            "adviezen_vast_op": f"{eenmalig('adviezen_vast_op', Rol.SYSTEEM)} and old.ingediend_op is not null",
            # Left out of treatment: the system dates it together with the end of the open addition (RCH-14).
            # A besluit that replaces an earlier one is dated later (TLV-115); what is revoked after an objection, and
            # never a grant, is no besluit any more.
            "besloten_op": f"case when new.besloten_op is null then {rol_is(Rol.SYSTEEM)} and old.toegekend_op is null"
            f" when old.besloten_op is null then {beslisbaar('new.id')} or ({rol_is(Rol.SYSTEEM)}"
            f" and old.aanvulling_open and not new.aanvulling_open) else {beslisbaar('new.id')}"
            " and new.besloten_op > old.besloten_op end",
            "toegekend_op": f"new.besloten_op is distinct from old.besloten_op and {beslisbaar('new.id')}"
            " and (new.toegekend_op is null or new.toegekend_op = new.besloten_op)",
            "verzonden_op": f"{eenmalig('verzonden_op', Rol.SECRETARIAAT, Rol.SYSTEEM)}"
            " and old.besloten_op is not null",
        },
    ),
    historie("kern_dossier", "pgh_obj_id = %(dossier)s"),
    # Reads only partij, never the dossier: that would recurse without end.
    Tabel(
        "kern_betrokkenheid",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"({_eigen_partij} or ({_bureau_van_dossier}) or kern_is_aanvrager(dossier_id))",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"({_eigen_partij} and rol = '{Inzagerol.AANVRAGER}' and {rol_is(Rol.OCO)}"
                " and kern_nieuw_nummer('kern_dossier', dossier_id))"
                f" or ({rol_is(Rol.SYSTEEM)} and rol = '{Inzagerol.AANVRAGER}' and veldgroepen is null"
                " and kern_school_klopt(dossier_id, swv_id, partij_id, tot))"
                f" or ({_bureau_van_dossier} and rol <> '{Inzagerol.AANVRAGER}')"
                " or (veldgroepen is null and kern_hoort_bij(dossier_id, swv_id, partij_id, rol, van, tot))",
            ),
            Policy("wijzigen", WIJZIGEN, using=_bureau_van_dossier),
        ),
        VAN_DOSSIER,
        volgorde=80,
        kolommen={"web": "select, insert, update (tot)"},
        wachten={"tot": "new.tot < old.tot"},
    ),
    historie("kern_betrokkenheid", "pgh_obj_id in (select id from kern_betrokkenheid where dossier_id = %(dossier)s)"),
    Tabel(
        "kern_deling",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"user_id = {GEBRUIKER} or ({rol_is(Rol.SECRETARIAAT)} and {via_dossier('content_object_id')})",
            ),
            Policy("toevoegen", TOEVOEGEN, check=f"{rol_is(Rol.SECRETARIAAT)} and {via_dossier('content_object_id')}"),
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SECRETARIAAT)} and {via_dossier('content_object_id')}"),
        ),
        "content_object_id = %(dossier)s",
        kolommen={"web": "select, insert, update (tot)"},
        wachten={"tot": "new.tot < old.tot"},
    ),
    historie("kern_deling", "pgh_obj_id in (select id from kern_deling where content_object_id = %(dossier)s)"),
    Tabel(
        "kern_document",
        (
            # What was withdrawn stays in the file of the school and the secretariaat alone.
            Policy(
                "zien",
                LEZEN,
                using=f"{veldgroep('veldgroep')} and (ingetrokken_op is null or {rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM)}"
                " or kern_is_aanvrager(dossier_id))",
            ),
            Policy("toevoegen", TOEVOEGEN, check=veldgroep("veldgroep", "bewerken")),
            Policy("wijzigen", WIJZIGEN, using=veldgroep("veldgroep", "bewerken")),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (ingetrokken_op)"},
        wachten={"ingetrokken_op": "old.ingetrokken_op is null"},
        bestand="sleutel",
    ),
    historie("kern_document", "dossier_id = %(dossier)s"),
    Tabel(
        "kern_brief",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"(ontvanger_id = any({PARTIJEN}) and ontvangerrol = any({ROLLEN}) and verzonden_op is not null)"
                f" or ({rol_is(Rol.SECRETARIAAT)} and {via_dossier()})"
                # The chair reads what was decided, but no address of a family (OPEN-82).
                f" or ({rol_is(Rol.VOORZITTER)} and ontvangerrol = '{Inzagerol.AANVRAGER}' and {via_dossier()})"
                f" or {in_swv('swv_id', Rol.SYSTEEM)}",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT, Rol.SYSTEEM)} and kern_van_swv(dossier_id, swv_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=in_swv("swv_id", Rol.SECRETARIAAT, Rol.SYSTEEM)),
            Policy("veeg", LEZEN, using=_WACHTEND, rol="veeg"),
            Policy("veeg_aanbieden", WIJZIGEN, using=_WACHTEND, rol="veeg"),
        ),
        VAN_DOSSIER,
        volgorde=70,
        kolommen={
            "web": "select, insert, update (gemaakt_voor, storing, kanaal, verzonden_op, vervallen_op)",
            "veeg": "select (id, swv_id, kanaal, gemaakt_voor, aangeboden_op, verzonden_op, vervallen_op),"
            " update (aangeboden_op)",
        },
        wachten={
            # Once, and again when every delivery came back by post (RCH-08).
            "verzonden_op": "old.vervallen_op is null and (old.verzonden_op is null or (new.verzonden_op is null"
            f" and {rol_is(Rol.SECRETARIAAT)} and not exists (select 1 from kern_bezorging z"
            " where z.brief_id = new.id and z.retour_op is null)))",
            "vervallen_op": f"{eenmalig('vervallen_op', Rol.SYSTEEM)} and old.verzonden_op is null",
            "kanaal": f"{rol_is(Rol.SYSTEEM)} and old.verzonden_op is null",
        },
    ),
    Tabel(
        "kern_briefversie",
        (
            Policy("zien", LEZEN, using="exists (select 1 from kern_brief b where b.id = brief_id)"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SYSTEEM)} and exists (select 1 from kern_brief b where b.id = brief_id)",
            ),
        ),
        _VAN_BRIEF,
        volgorde=60,
        bestand="sleutel",
    ),
    Tabel(
        "kern_bezorging",
        (
            Policy("zien", LEZEN, using="exists (select 1 from kern_brief b where b.id = brief_id)"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SYSTEEM, Rol.SECRETARIAAT)} and retour_op is null"
                " and exists (select 1 from kern_brief b where b.id = brief_id)",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"{rol_is(Rol.SECRETARIAAT)} and exists (select 1 from kern_brief b where b.id = brief_id)",
            ),
        ),
        _VAN_BRIEF,
        volgorde=55,
        kolommen={"web": "select, insert, update (retour_op, retourreden, retour_toelichting)"},
    ),
    historie("kern_bezorging", _VAN_BRIEF),
    # The outbox. The system writes and sends; whoever is told sees the own rows.
    Tabel(
        "kern_mail",
        (
            Policy("zien", LEZEN, using=f"gebruiker_id = {GEBRUIKER} or {in_swv('swv_id', Rol.SYSTEEM)}"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SYSTEEM)} and (dossier_id is null or kern_van_swv(dossier_id, swv_id))",
            ),
            Policy("wijzigen", WIJZIGEN, using=in_swv("swv_id", Rol.SYSTEEM)),
            Policy("veeg", LEZEN, using=_WACHTEND, rol="veeg"),
            Policy("veeg_aanbieden", WIJZIGEN, using=_WACHTEND, rol="veeg"),
        ),
        VAN_DOSSIER,
        ook="gebruiker_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
        kolommen={
            "web": "select, insert, update (direct, versturen_vanaf, pogingen, storing, verzonden_op, vervallen_op)",
            "veeg": "select (id, swv_id, gebruiker_id, direct, versturen_vanaf, aangeboden_op, verzonden_op,"
            " vervallen_op), update (aangeboden_op)",
        },
        wachten={
            "direct": "old.direct",  # from at once to the digest, never back
            "verzonden_op": "old.verzonden_op is null and old.vervallen_op is null",
            "vervallen_op": "old.verzonden_op is null and old.vervallen_op is null",
        },
    ),
    # Everybody the own choices; whoever puts a mail down reads them with the accounts, over the sign-in role.
    Tabel(
        "kern_mailkeuze",
        (
            Policy("zien", LEZEN, using=f"gebruiker_id = {GEBRUIKER}"),
            Policy("toevoegen", TOEVOEGEN, check=f"gebruiker_id = {GEBRUIKER}"),
            Policy("wijzigen", WIJZIGEN, using=f"gebruiker_id = {GEBRUIKER}"),
            Policy("aanmelden", LEZEN, using=_OPEN, rol="aanmelden"),
        ),
        "gebruiker_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
        kolommen={"web": "select, insert, update (moment)", "aanmelden": "select"},
    ),
    # Of the own account, for an own lidmaatschap; who shows one is found by its hash, over the sign-in role (ADR 0016).
    Tabel(
        "kern_apitoken",
        (
            Policy("zien", LEZEN, using=f"gebruiker_id = {GEBRUIKER}"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"gebruiker_id = {GEBRUIKER} and num_nonnulls(laatst_gebruikt_op, ingetrokken_op) = 0"
                " and exists (select 1 from kern_lidmaatschap l where l.id = lidmaatschap_id"
                f" and l.gebruiker_id = {GEBRUIKER} and {geldig('l')})",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"gebruiker_id = {GEBRUIKER}"),
            Policy("aanmelden", LEZEN, using=_OPEN, rol="aanmelden"),
            Policy("gebruiken", WIJZIGEN, using="ingetrokken_op is null", check=_OPEN, rol="aanmelden"),
        ),
        "gebruiker_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
        kolommen={
            "web": "select (id, gebruiker_id, lidmaatschap_id, naam, omvang, gemaakt_op, laatste_dag,"
            " laatst_gebruikt_op, ingetrokken_op), insert, update (ingetrokken_op)",
            "aanmelden": "select, update (laatst_gebruikt_op, ingetrokken_op)",
        },
        wachten={"ingetrokken_op": "old.ingetrokken_op is null and new.ingetrokken_op is not null"},
    ),
    Tabel(
        "kern_gebeurtenis",
        (
            Policy("zien", LEZEN, using=veldgroep("veldgroep")),
            # In one's own name; the system also writes down what somebody did who may not see it all (ROL-41).
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{HANDELAAR} and (gebruiker_id = {GEBRUIKER} or {rol_is(Rol.SYSTEEM)}) and {via_dossier()}",
            ),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "kern_inzage",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"gebruiker_id = {GEBRUIKER}"
                f" or ({rol_is(Rol.SECRETARIAAT, Rol.OUDER)} and {via_dossier()})"
                f" or ({rol_is(Rol.LEERLING)} and {veldgroep(repr('medisch'))})"
                f" or {in_swv('swv_id', Rol.FG)}",
            ),
            Policy("toevoegen", TOEVOEGEN, check=f"gebruiker_id = {GEBRUIKER}"),
        ),
        VAN_DOSSIER,
    ),
    # Libraries: only the sign-in role reaches these.
    Tabel(
        "django_session",
        (Policy("aanmelden", "all", using=_OPEN, check=_OPEN, rol="aanmelden"),),
        "expire_date < now()",
        kolommen={"aanmelden": "select, insert, update, delete"},
    ),
    Tabel(
        "account_emailaddress",
        (Policy("aanmelden", "all", using=_OPEN, check=_OPEN, rol="aanmelden"),),
        "user_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
        volgorde=40,
        kolommen={"aanmelden": "select, insert, update, delete"},
    ),
    Tabel(
        "account_emailconfirmation",
        (Policy("aanmelden", "all", using=_OPEN, check=_OPEN, rol="aanmelden"),),
        "email_address_id in (select id from account_emailaddress where user_id in"
        " (select id from kern_gebruiker where persoon_id = any(%(personen)s)))",
        volgorde=30,
        kolommen={"aanmelden": "select, insert, update, delete"},
    ),
    Tabel(
        "mfa_authenticator",
        (Policy("aanmelden", "all", using=_OPEN, check=_OPEN, rol="aanmelden"),),
        "user_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
        volgorde=30,
        kolommen={"aanmelden": "select, insert, update, delete"},
    ),
)

_ORGANISATIE = "organisaties, geen personen"
_ONGEBRUIKT = "van een bibliotheek, blijft leeg: geen rol heeft er rechten op"
VRIJ = (
    Vrij("kern_swv", _ORGANISATIE, aanmelden="select"),
    *ORGANISATIES,
    Vrij("kern_voorziening", _ORGANISATIE, aanmelden="select"),
    Vrij("kern_instelling", _ORGANISATIE, aanmelden="select"),
    Vrij(
        "kern_partij",
        "alleen verwijzingen; namen staan in de tabellen waarnaar zij wijst, achter hun eigen beleid",
        web="select, insert",
        aanmelden="select, insert",
        nieuw=f"(new.soort = '{PartijSoort.PERSOON}' and {ROL} <> '') or {PARTIJ_VAN_ORGANISATIE}",
    ),
    Vrij(
        "kern_schoolprofiel",
        "wat een school aan hulp biedt; scholen maken het openbaar, er staan geen leerlingen in",
        web="select, insert, update (ingetrokken_op)",
        nieuw=f"{_HOUDT_PROFIEL_BIJ} and new.ingetrokken_op is null",
        wachten={"ingetrokken_op": f"old.ingetrokken_op is null and {_HOUDT_PROFIEL_BIJ}"},
    ),
    TELLINGEN,
    *BELEID,
    Vrij(
        "kern_nummerreeks",
        "tellers",
        web="select, insert, update (laatste)",
        nieuw=f"new.laatste = 0 and new.swv_id = any({SWVS}) and {_beslisser}",
        wachten={"laatste": f"new.laatste = old.laatste + 1 and new.swv_id = any({SWVS}) and {_beslisser}"},
    ),
    Vrij("kern_inzageregel", "de inzagetabel zelf"),
    Vrij("kern_vakantie", "schoolvakanties"),
    Vrij("django_content_type", "namen van modellen"),
    Vrij("django_migrations", "stand van de migraties"),
    Vrij("auth_permission", "namen van rechten"),
    Vrij("auth_group", _ONGEBRUIKT, web=""),
    Vrij("auth_group_permissions", _ONGEBRUIKT, web=""),
    Vrij("guardian_userobjectpermission", _ONGEBRUIKT, web=""),
    Vrij("guardian_groupobjectpermission", _ONGEBRUIKT, web=""),
    Vrij("pghistory_context", _ONGEBRUIKT, web=""),
)
