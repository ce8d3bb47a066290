"""Per table: which rows belong to one SWV, or why the table stays here (ADR 0020).

Most paths follow from the columns; the others are written out. A table that neither says is a mistake that a test
notices, so that a new table cannot be forgotten.
"""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Model

from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rls.catalogue import tabellen, vrije_tabellen
from swv.kern.toegang.tabellen import NIETS, TABELLEN

_LEERLING = "select id from kern_leerling where swv_id = {swv}"
_SCHOLEN = (
    "select school_id from kern_schoolrelatie where swv_id = {swv}"
    " union select school_id from kern_dossier where swv_id = {swv}"
    f" union select school_id from kern_inschrijving where leerling_id in ({_LEERLING})"
)
_PERSONEN = (
    "select persoon_id from kern_lidmaatschap where swv_id = {swv}"
    " union select persoon_id from kern_leerling where swv_id = {swv} and persoon_id is not null"
    " union select p.persoon_id from kern_partij p join kern_gezag g on g.partij_id = p.id"
    f" where p.persoon_id is not null and g.leerling_id in ({_LEERLING})"
)
_BRIEVEN = "select id from kern_brief where dossier_id in ({dossiers})"
BIJZONDER = {
    "kern_swv": "id = {swv}",
    "kern_leerling": "swv_id = {swv}{bekend}",
    "kern_dossier": "id in ({dossiers})",
    "kern_school": f"id in ({_SCHOLEN})",
    "kern_vestiging": f"school_id in ({_SCHOLEN})",
    "kern_schoolprofiel": f"school_id in ({_SCHOLEN})",
    "kern_schoolbestuur": f"id in (select bestuur_id from kern_school where id in ({_SCHOLEN})"
    " union select werkgever_id from kern_lidmaatschap where swv_id = {swv} and werkgever_id is not null)",
    "kern_instelling": "id in (select p.instelling_id from kern_partij p join kern_gezag g on g.partij_id = p.id"
    f" where g.leerling_id in ({_LEERLING}))",
    "kern_persoon": f"id in ({_PERSONEN})",
    "kern_gebruiker": "persoon_id in (select persoon_id from kern_lidmaatschap where swv_id = {swv})",
    "kern_partij": "swv_id = {swv}"
    f" or persoon_id in ({_PERSONEN}) or school_id in ({_SCHOLEN})"
    f" or vestiging_id in (select id from kern_vestiging where school_id in ({_SCHOLEN}))"
    f" or bestuur_id in (select bestuur_id from kern_school where id in ({_SCHOLEN}))"
    " or voorziening_id in (select id from kern_voorziening where swv_id = {swv})"
    " or id in (select partij_id from kern_gezag where partij_id is not null"
    f" and leerling_id in ({_LEERLING}))",
    "kern_deling": "content_object_id in ({dossiers})",
    "kern_mail": "dossier_id in ({dossiers}) or (dossier_id is null and swv_id = {swv})",
    "kern_briefversie": f"brief_id in ({_BRIEVEN})",
    "kern_bezorging": f"brief_id in ({_BRIEVEN})",
    "kern_brieftekst": "voorstel_id in (select id from kern_briefvoorstel where swv_id = {swv})",
    "kern_beleidsintrekking": "versie_id in (select id from kern_beleidsversie where swv_id = {swv})",
    "kern_inlezingsregel": "inlezing_id in (select id from kern_inlezing where swv_id = {swv})",
}
_SLEUTELS = "aanmelden en sleutels: gaan nooit mee"
_ONGEBRUIKT = "van een bibliotheek, zonder gegevens van het samenwerkingsverband"
_VOOR_ALLEN = "gelijk voor elk samenwerkingsverband"
BLIJFT_HIER = {
    "account_emailaddress": _SLEUTELS,
    "account_emailconfirmation": _SLEUTELS,
    "django_session": _SLEUTELS,
    "mfa_authenticator": _SLEUTELS,
    "kern_apitoken": _SLEUTELS,
    "kern_mailkeuze": "voorkeur van een gebruiker, ook voor andere samenwerkingsverbanden",
    "aanvragen_lijstweergave": "voorkeur van een gebruiker, ook voor andere samenwerkingsverbanden",
    "kern_zoekwoord": "afgeleid: wordt uit de namen opnieuw gemaakt",
    "kern_inzageregel": _VOOR_ALLEN,
    "kern_vakantie": _VOOR_ALLEN,
    "django_content_type": _ONGEBRUIKT,
    "django_migrations": "staat als schema in het manifest",
    "auth_permission": _ONGEBRUIKT,
    "auth_group": _ONGEBRUIKT,
    "auth_group_permissions": _ONGEBRUIKT,
    "guardian_userobjectpermission": _ONGEBRUIKT,
    "guardian_groupobjectpermission": _ONGEBRUIKT,
    "pghistory_context": _ONGEBRUIKT,
}
GEHEIM = {"kern_gebruiker": {"password"}, "kern_uitnodiging": {"code_hash"}}
"""Columns that open a door: they never leave."""
BESTANDEN = dict.fromkeys(("kern_schoolprofiel",), "sleutel")
"""Files of tables without persons; the others declare theirs with their destruction path."""
ALLEEN_SERVER = "alleen in een uitvoer op de server (script/beheer export): de website mag dit niet lezen"


@dataclass(frozen=True, slots=True)
class Pad:
    """One table that goes along: the SQL condition on its rows, and the column that says where a file is."""

    tabel: str
    voorwaarde: str
    bestand: str = ""


def paden(swv_id: int, *, alleen_ingediend: bool) -> list[Pad]:
    """Every table that goes along, with the rows of one SWV.

    With `alleen_ingediend` what is still the school's alone stays away: drafts, and pupils without a submitted aanvraag
    (INZ-08). Raises LookupError for a table that nobody decided about.
    """
    bestanden = BESTANDEN | {tabel.naam: tabel.bestand for tabel in tabellen() if tabel.bestand}
    waarden = {
        "swv": str(int(swv_id)),
        "dossiers": f"select id from kern_dossier where swv_id = {int(swv_id)}"
        + (" and ingediend_op is not null" if alleen_ingediend else ""),
        "bekend": " and bekend_sinds is not null" if alleen_ingediend else "",
    }
    uit = [
        Pad(naam, _voorwaarde(naam).format(**waarden), bestanden.get(naam, ""))
        for naam in sorted({tabel.naam for tabel in tabellen()} | {vrij.naam for vrij in vrije_tabellen()})
        if naam not in BLIJFT_HIER
    ]
    return [pad for pad in uit if pad.tabel.removesuffix("event") not in BLIJFT_HIER]


def _voorwaarde(naam: str) -> str:
    if naam.endswith("event"):
        basis = naam.removesuffix("event")
        sleutel = _modellen()[basis]._meta.pk.column
        return f"pgh_obj_id in (select {sleutel} from {basis} where {_voorwaarde(basis)})"
    if naam in BIJZONDER:
        return BIJZONDER[naam]
    kolommen = {veld.column for veld in _modellen()[naam]._meta.concrete_fields}
    for kolom, voorwaarde in (
        ("dossier_id", "dossier_id in ({dossiers})"),
        ("swv_id", "swv_id = {swv}"),
        ("leerling_id", f"leerling_id in ({_LEERLING}{{bekend}})"),
    ):
        if kolom in kolommen:
            return voorwaarde
    raise LookupError(f"{naam}: zeg in BIJZONDER welke rijen van een SWV zijn, of in BLIJFT_HIER waarom geen.")


def _modellen() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


def onzichtbaar_voor_taak(tabel: str) -> bool:
    """Whether a task of the system may read nothing of this table: then it is named and not shown as empty."""
    if tabel.endswith("event"):
        return True
    model = _modellen().get(tabel)
    toegang = TABELLEN.get(model._meta.label_lower) if model else None
    if toegang is not None:
        rij = toegang.zien.get(Rol.SYSTEEM)
        return rij is None or rij.q(Actor(rol=Rol.SYSTEEM, vandaag=date.min, swv_ids=(0,))) == NIETS
    return tabel in {rij.naam for rij in tabellen()}
