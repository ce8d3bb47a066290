"""Policies, grants and destruction paths of the dossier engine."""

from aanvragen.choices import BERICHTLEZERS, COMMISSIE, Lezers, Status
from aanvragen.meeting_rls import BELANGEN, VERGADEREN, VERGADERINGEN
from aanvragen.rules.ondertekening import GETEKENDE_FORMULIEREN
from aanvragen.transitions import OVERGANGEN, VERPLAATSERS
from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, historie
from swv.kern.toegang.rls.fragments import (
    GEBRUIKER,
    HANDELAAR,
    PARTIJEN,
    PERSOON,
    ROL,
    beslisbaar,
    eenmalig,
    rol_is,
    veldgroep,
    via_dossier,
)
from swv.kern.toegang.rls.kern import VAN_DOSSIER

_BUREAU = rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER)


def _overgangen() -> str:
    """(from, to, role) of every move that exists, as an SQL list."""
    rijen = [
        f"('{van}', '{overgang.naar}', '{rol}')"
        for handeling, overgang in OVERGANGEN.items()
        if overgang.naar
        for van in overgang.van
        for rol in VERPLAATSERS[handeling]
    ]
    return f"({', '.join(rijen)})"


# The round of advices that runs, and whether a round is over: the next one began, or the experts are done (ROL-41).
_RONDE = "(select a.adviesronde from aanvragen_aanvraag a where a.dossier_id = aanvragen_deskundigenadvies.dossier_id)"
_RONDE_KLAAR = (
    f"(select a.adviesronde > ronde or a.status <> '{Status.IN_BEOORDELING}' from aanvragen_aanvraag a"
    " where a.dossier_id = aanvragen_deskundigenadvies.dossier_id)"
)

# A term is computed when the school submits or completes; between those moments by the bureau only, and by the system
# when an aanvraag is treated after all.
_TERMIJN = (
    f"{_BUREAU} or ({rol_is(Rol.SYSTEEM)} and new.status = '{Status.INGEDIEND}')"
    f" or ({rol_is(Rol.OCO)} and (old.uiterste_datum is null"
    " or (select d.aanvulling_open from kern_dossier d where d.id = new.dossier_id)))"
)

# Who may name another first contact of the school; it gives nobody a right.
_DRAAGT_OVER = f"({rol_is(Rol.SECRETARIAAT)} or ({rol_is(Rol.OCO)} and kern_is_aanvrager(new.dossier_id)))"

# The row of who is asked, for that person: a parent's own, and the pupil's, which has no partij (TLV-60).
_EIGEN_RIJ = (
    f"(({rol_is(Rol.OUDER)} and partij_id = any({PARTIJEN})) or ({rol_is(Rol.LEERLING)} and partij_id is null))"
)
_VOOR_BESLUIT = "(select d.besloten_op is null from kern_dossier d where d.id = dossier_id)"
# What was given online is the family's own: the school records what happens on paper, and may record over an online
# answer only when the answers or documents changed after it (TLV-60a).
_GEWIJZIGD_NA = (
    "(exists (select 1 from aanvragen_antwoord a where a.dossier_id = new.dossier_id"
    " and a.bijgewerkt_op >= old.online_op)"
    " or exists (select 1 from kern_document s where s.dossier_id = new.dossier_id"
    f" and s.soort not in {GETEKENDE_FORMULIEREN} and greatest(s.toegevoegd_op, s.ingetrokken_op) >= old.online_op))"
)
_WIE_TEKENT = (
    f"case when {rol_is(Rol.OCO)} then new.online_op is null and (old.online_op is null or {_GEWIJZIGD_NA})"
    f" else {rol_is(Rol.OUDER, Rol.LEERLING)} and new.online_op is not null"
    " and (select d.ingediend_op is null or d.aanvulling_open from kern_dossier d where d.id = new.dossier_id) end"
)


# Whom a message reaches: by its readers and the side of the actor. A parent is in a dossier as a parent only.
_BERICHT = (
    f"((zichtbaar_voor in ('{Lezers.SCHOOL}', '{Lezers.ALLEN}') and kern_is_aanvrager(dossier_id))"
    f" or (zichtbaar_voor in ('{Lezers.OUDERS}', '{Lezers.ALLEN}') and {rol_is(Rol.OUDER)} and {via_dossier()})"
    f" or ({rol_is(Rol.SECRETARIAAT)} and {via_dossier()}))"
)

_VAN_SYSTEEM = f"({rol_is(Rol.SYSTEEM)} and {via_dossier()})"
_EIGEN_LEZING = f"gebruiker_id = {GEBRUIKER} and {rol_is(*BERICHTLEZERS)}"

# A concept goes over to a newer version of the same form, never back, and not after submission (OPEN-83).
_NIEUWER_FORMULIER = (
    f"{rol_is(Rol.OCO)} and kern_is_aanvrager(new.dossier_id)"
    " and (select d.ingediend_op is null from kern_dossier d where d.id = new.dossier_id)"
    " and exists (select 1 from kern_beleidsversie o join kern_beleidsversie n"
    " on n.swv_id = o.swv_id and n.onderdeel = o.onderdeel and n.geldig_van > o.geldig_van"
    " where o.id = old.formulier_id and n.id = new.formulier_id)"
)

# The status moves first. What stays is about the same pupil, of the same school, and was submitted no later (RCH-02).
_GAAT_OP_IN = (
    f"old.samengevoegd_met = '' and new.status = '{Status.SAMENGEVOEGD}' and {rol_is(Rol.SECRETARIAAT)}"
    " and exists (select 1 from kern_dossier dit join kern_dossier d on d.leerling_id = dit.leerling_id"
    " and d.swv_id = dit.swv_id and d.school_id = dit.school_id and d.id <> dit.id"
    " and d.ingediend_op <= dit.ingediend_op"
    " where dit.id = new.dossier_id and d.nummer = new.samengevoegd_met)"
)


TABELLEN = (
    Tabel(
        "aanvragen_aanvraag",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.OCO)} and status = '{Status.CONCEPT}' and ingediend_door_id is null"
                f" and contactpersoon_id = {PERSOON} and kern_is_aanvrager(dossier_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{HANDELAAR} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        kolommen={
            "web": "select, insert, update (status, formulier_id, ingediend_door_id, contactpersoon_id,"
            " contactpersoon_naam, volledig_op, agenda_maandag, uiterste_datum, beloofde_datum, hersteltermijn,"
            " gesprek_op, adviesronde, herbespreking_op, ingebreke_op, samengevoegd_met)"
        },
        wachten={
            "status": f"(old.status, new.status, {ROL}) in {_overgangen()}"
            f" and (new.status <> '{Status.BESLOTEN}' or {beslisbaar('new.dossier_id')})"
            # A directeur who does not decide here knows of a dossier no more than the basis (INZ-12b).
            f" and (new.status <> '{Status.BUITEN_BEHANDELING}'"
            f" or {veldgroep(repr('onderwijs'), kolom='new.dossier_id')})",
            # Who submitted may not decide (ROL-42): written once, and only in one's own name.
            "ingediend_door_id": f"{eenmalig('ingediend_door_id', Rol.OCO)} and new.ingediend_door_id = {PERSOON}",
            "formulier_id": _NIEUWER_FORMULIER,
            # Emptied by the system only, when the aanvraag moves to a school that has named nobody yet.
            "contactpersoon_id": f"case when new.contactpersoon_id is null then {rol_is(Rol.SYSTEEM)}"
            f" else {_DRAAGT_OVER} end",
            "contactpersoon_naam": f"{_DRAAGT_OVER} or {rol_is(Rol.SYSTEEM)}",
            "volledig_op": rol_is(Rol.SECRETARIAAT),
            "agenda_maandag": rol_is(Rol.SECRETARIAAT),
            "uiterste_datum": _TERMIJN,
            "beloofde_datum": _TERMIJN,
            "hersteltermijn": f"case when new.hersteltermijn is null then {rol_is(Rol.OCO)}"
            f" or ({rol_is(Rol.SYSTEEM)} and new.status = '{Status.INGEDIEND}')"
            f" else {rol_is(Rol.SECRETARIAAT)} end",
            "gesprek_op": _BUREAU,
            "herbespreking_op": rol_is(Rol.VOORZITTER),
            # The next round, once the advices of this one are final; the status has moved back to the experts first.
            "adviesronde": f"{_BUREAU} and new.adviesronde = old.adviesronde + 1"
            f" and new.status = '{Status.IN_BEOORDELING}'"
            " and (select d.adviezen_vast_op is not null from kern_dossier d where d.id = new.dossier_id)",
            "ingebreke_op": eenmalig("ingebreke_op", Rol.SECRETARIAAT),
            "samengevoegd_met": _GAAT_OP_IN,
        },
    ),
    historie("aanvragen_aanvraag", "pgh_obj_id = %(dossier)s"),
    Tabel(
        "aanvragen_statusovergang",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            # The status moves first, and its own guard says who may; the line of history follows what happened.
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{HANDELAAR} and naar = (select a.status from aanvragen_aanvraag a"
                " where a.dossier_id = aanvragen_statusovergang.dossier_id)",
            ),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "aanvragen_opschorting",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("onderwijs"))),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT)} and aangevuld_op is null and {via_dossier()}",
            ),
            Policy("wijzigen", WIJZIGEN, using="kern_is_aanvrager(dossier_id)"),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (aangevuld_op)"},
        wachten={"aangevuld_op": "old.aangevuld_op is null"},
    ),
    historie("aanvragen_opschorting", VAN_DOSSIER),
    Tabel(
        "aanvragen_termijnbericht",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"{_BUREAU} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
    ),
    Tabel(
        "aanvragen_buitenbehandeling",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("onderwijs"))),
            # The status moves first, and its own guard says who may.
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{rol_is(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)} and genomen_door_id = {PERSOON}"
                " and herroepen_op is null"
                f" and '{Status.BUITEN_BEHANDELING}' ="
                " (select a.status from aanvragen_aanvraag a"
                " where a.dossier_id = aanvragen_buitenbehandeling.dossier_id)",
            ),
            # An objection that is gegrond revokes it.
            Policy("wijzigen", WIJZIGEN, using=f"{rol_is(Rol.SYSTEEM)} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        volgorde=40,
        kolommen={"web": "select, insert, update (herroepen_op)"},
        wachten={"herroepen_op": eenmalig("herroepen_op", Rol.SYSTEEM)},
    ),
    Tabel(
        "aanvragen_antwoord",
        (
            Policy("zien", LEZEN, using=veldgroep("veldgroep")),
            Policy("toevoegen", TOEVOEGEN, check=veldgroep("veldgroep", "bewerken")),
            Policy("wijzigen", WIJZIGEN, using=veldgroep("veldgroep", "bewerken")),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (waarden, bijgewerkt_op)"},
    ),
    historie("aanvragen_antwoord", "dossier_id = %(dossier)s"),
    Tabel(
        "aanvragen_handtekening",
        (
            Policy("zien", LEZEN, using=f"{veldgroep(repr('zienswijze'))} or ({_EIGEN_RIJ} and {via_dossier()})"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{veldgroep(repr('zienswijze'), 'bewerken')} and num_nonnulls(online_op, zienswijze_op) = 0",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"{veldgroep(repr('zienswijze'), 'bewerken')} or ({_EIGEN_RIJ} and {_VOOR_BESLUIT})"
                f" or ({rol_is(Rol.SYSTEEM)} and {via_dossier()})",
            ),
        ),
        VAN_DOSSIER,
        kolommen={
            "web": "select, insert, update (stand, op, herinnerd_op, reden, online_op, controlegetal, veldgroepen,"
            " zienswijze_op)"
        },
        wachten={
            **dict.fromkeys(("op", "reden", "veldgroepen"), _WIE_TEKENT),
            **dict.fromkeys(
                ("online_op", "controlegetal"), f"{_WIE_TEKENT} and (new.online_op is null) = (new.controlegetal = '')"
            ),
            "stand": f"{_WIE_TEKENT} and ({rol_is(Rol.OCO)} or new.stand in ('getekend', 'geweigerd'))",
            # The school writes it down; the system when a reminder by mail went out (TLV-60a).
            "herinnerd_op": f"{rol_is(Rol.OCO)} or ({rol_is(Rol.SYSTEEM)} and old.stand = 'open')",
            "zienswijze_op": f"{eenmalig('zienswijze_op', Rol.OUDER, Rol.LEERLING)}",
        },
    ),
    historie("aanvragen_handtekening", VAN_DOSSIER),
    # A draft is the author's alone, and what was sent nobody changes (TLV-61, OPEN-82).
    Tabel(
        "aanvragen_zienswijze",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"(verzonden_op is not null and {veldgroep(repr('zienswijze'))}"
                f" and (not alleen_commissie or {rol_is(*COMMISSIE)})) or ({_EIGEN_RIJ} and {via_dossier()})",
            ),
            Policy("toevoegen", TOEVOEGEN, check=f"{_EIGEN_RIJ} and verzonden_op is null and {_VOOR_BESLUIT}"),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"{_EIGEN_RIJ} and verzonden_op is null and {_VOOR_BESLUIT}",
                check=f"{_EIGEN_RIJ} and {via_dossier()}",
            ),
        ),
        VAN_DOSSIER,
        kolommen={"web": "select, insert, update (tekst, alleen_commissie, bijgewerkt_op, verzonden_op)"},
    ),
    Tabel(
        "aanvragen_zienswijzeverzoek",
        (
            Policy("zien", LEZEN, using=veldgroep(repr("zienswijze"))),
            Policy("toevoegen", TOEVOEGEN, check=f"{_BUREAU} and {_VOOR_BESLUIT} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
    ),
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
            # The bureau assigns people; the system writes over who advised before the request came (TLV-170).
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{via_dossier()} and vervangen_op is null"
                f" and case when deskundige_id is null then {rol_is(Rol.SYSTEEM)} else {_BUREAU} end",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{_BUREAU} and {via_dossier()}"),
        ),
        VAN_DOSSIER,
        volgorde=60,
        kolommen={"web": "select, insert, update (vervangen_op)"},
        wachten={
            "vervangen_op": "old.vervangen_op is null"
            " and (select d.adviezen_vast_op is null from kern_dossier d where d.id = new.dossier_id)"
        },
    ),
    *BELANGEN,
    # One's own advice always; that of another only when it is final and the inzage table says so (ROL-41).
    Tabel(
        "aanvragen_deskundigenadvies",
        (
            Policy(
                "zien",
                LEZEN,
                using=f"(auteur_id = any({PARTIJEN}) and {rol_is(Rol.DESKUNDIGE)})"
                f" or (vastgesteld_op is not null and {veldgroep(repr('advies'))}"
                f" and (not {rol_is(Rol.DESKUNDIGE)} or {_RONDE_KLAAR}))",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"((auteur_id = any({PARTIJEN}) and {rol_is(Rol.DESKUNDIGE)})"
                f" or (auteur_id is null and vastgesteld_op is not null and {rol_is(Rol.SYSTEEM)})) and {via_dossier()}"
                " and exists (select 1 from aanvragen_toewijzing w where w.id = toewijzing_id"
                " and w.deskundige_id is not distinct from auteur_id and w.vervangen_op is null"
                f" and w.dossier_id = aanvragen_deskundigenadvies.dossier_id) and ronde = {_RONDE}",
            ),
            Policy(
                "wijzigen",
                WIJZIGEN,
                using=f"auteur_id = any({PARTIJEN}) and {rol_is(Rol.DESKUNDIGE)} and vastgesteld_op is null",
                check=f"auteur_id = any({PARTIJEN}) and {via_dossier()}",
            ),
        ),
        VAN_DOSSIER,
        kolommen={
            "web": "select, insert, update (strekking, categorie, tot_en_met, motivering, categorie_motivering,"
            " duur_motivering, voorwaarden, ivo, afwegingen, bijgewerkt_op, vastgesteld_op)"
        },
    ),
    Tabel(
        "aanvragen_akkoord",
        (
            Policy("zien", LEZEN, using=via_dossier()),
            Policy("toevoegen", TOEVOEGEN, check=f"door_id = {PERSOON} and {beslisbaar()}"),
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
    # Only the own words, and what the SWV has to tell by the system; and only once the secretariaat can read them.
    Tabel(
        "aanvragen_bericht",
        (
            Policy("zien", LEZEN, using=f"{_BERICHT} or {_VAN_SYSTEEM}"),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"((afzender_id = {PERSOON} and mededeling = '' and {_BERICHT})"
                f" or (mededeling <> '' and {_VAN_SYSTEEM}))"
                " and (select d.ingediend_op is not null from kern_dossier d where d.id = dossier_id)",
            ),
        ),
        VAN_DOSSIER,
    ),
    # Who reads which message: told to nobody but that reader.
    Tabel(
        "aanvragen_berichtlezing",
        (Policy("zien", LEZEN, using=_EIGEN_LEZING), Policy("toevoegen", TOEVOEGEN, check=_EIGEN_LEZING)),
        VAN_DOSSIER,
        ook="gebruiker_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
    ),
    Tabel(
        "aanvragen_lijstweergave",
        (
            Policy("zien", LEZEN, using=f"gebruiker_id = {GEBRUIKER}"),
            Policy("toevoegen", TOEVOEGEN, check=f"gebruiker_id = {GEBRUIKER}"),
            Policy("wijzigen", WIJZIGEN, using=f"gebruiker_id = {GEBRUIKER}"),
        ),
        "gebruiker_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
        kolommen={"web": "select, insert, update (verwijderd_op)"},
    ),
    *VERGADEREN,
)

VRIJ = (VERGADERINGEN,)
