"""Reads `matrix.toml` and holds the application, or the database, against it.

What is expected comes from the file alone; what rows exist comes from the administrator's connection; what is seen
comes from the lock under test. A difference is a line of text that names person, model, situation and row.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model

from swv.kern.choices import Veldgroep
from tests.bouw import omgeving
from tests.bouw.cast import HOOFD, LEDEN
from tests.toegang.wereld import Wereld

BESTAND = Path(__file__).with_name("matrix.toml")
SYSTEMEN = ("systeem", "systeem:mhr")
VOLGORDE = tuple(Veldgroep)

# How a row of the model leads to its dossier or leerling, and what its label is, as SQL on row `t`.
PAD = {
    "kern.Dossier": ("t.id", "'dossier'"),
    "kern.Leerling": ("leerling:t.id", "'leerling'"),
    "kern.Inschrijving": ("leerling:t.leerling_id", "'brug'"),
    "kern.Gezag": ("leerling:t.leerling_id", "'P' || t.partij_id"),
    "kern.Contactgegevens": ("leerling:t.leerling_id", "coalesce('P' || t.partij_id, 'leerling')"),
    "kern.Betrokkenheid": (
        "t.dossier_id",
        "t.rol || case when t.rol in ('ouder', 'deskundige', 'deling') then ':P' || t.partij_id else '' end",
    ),
    "kern.Deling": ("t.content_object_id", "'U' || t.user_id"),
    "kern.Inzage": ("t.dossier_id", "'U' || t.gebruiker_id"),
    "kern.Mail": ("t.dossier_id", "coalesce('U' || t.gebruiker_id, 'uitnodiging')"),
    "kern.Uitnodiging": ("t.dossier_id", "coalesce('P' || t.partij_id, 'leerling')"),
    "aanvragen.Berichtlezing": ("t.dossier_id", "'U' || t.gebruiker_id"),
    "kern.Brief": (
        "t.dossier_id",
        "t.ontvangerrol || case when t.ontvangerrol = 'ouder' then ':P' || t.ontvanger_id else '' end",
    ),
    "kern.Briefversie": ("(select dossier_id from kern_brief b where b.id = t.brief_id)", "'B' || t.brief_id"),
    "kern.Bezorging": ("(select dossier_id from kern_brief b where b.id = t.brief_id)", "'B' || t.brief_id"),
    "aanvragen.Bericht": ("t.dossier_id", "t.zichtbaar_voor"),
    "aanvragen.Handtekening": ("t.dossier_id", "coalesce('P' || t.partij_id, 'leerling')"),
    "aanvragen.Zienswijze": ("t.dossier_id", "coalesce('P' || t.partij_id, 'leerling')"),
    "tlv.Bezwaar": ("t.dossier_id", "'P' || t.indiener_id"),
    **dict.fromkeys(
        (
            "tlv.Bezwaarstap",
            "tlv.Bezwaarstuk",
            "tlv.Bezwaarbeslissing",
            "tlv.Verweerschrift",
            "tlv.Bezwaarbundel",
            "tlv.Bundelbezorging",
        ),
        ("t.dossier_id", "(select 'P' || b.indiener_id from tlv_bezwaar b where b.id = t.bezwaar_id)"),
    ),
    "tlv.Campagnebrief": ("t.dossier_ids[1]", "'P' || t.ontvanger_id"),
    "aanvragen.Toewijzing": ("t.dossier_id", "t.volgorde::text"),
    "aanvragen.Agendaverslag": ("t.dossier_id", "'verslag'"),
    "aanvragen.Leesnotitie": ("t.dossier_id", "'U' || t.gebruiker_id"),
    "aanvragen.Belangmelding": (
        "t.dossier_id",
        "(select volgorde::text from aanvragen_toewijzing w where w.id = t.toewijzing_id)",
    ),
    "aanvragen.Deskundigenadvies": (
        "t.dossier_id",
        "(select volgorde::text from aanvragen_toewijzing w where w.id = t.toewijzing_id)",
    ),
}
MENSEN = {"kern.Persoon": "t.id", "kern.Lidmaatschap": "t.persoon_id", "aanvragen.Mandaat": "t.persoon_id"} | {
    "kern.Briefvoorstel": "t.gemaakt_door_id",
    "kern.Bouwsteen": "t.gemaakt_door_id",
    "kern.Uitvoer": "t.gevraagd_door_id",
    "tlv.Overname": "t.gemaakt_door_id",
    "tlv.Overnameregel": "(select o.gemaakt_door_id from tlv_overname o where o.id = t.overname_id)",
    "tlv.OvergenomenTlv": "(select o.gemaakt_door_id from tlv_overname o where o.id = t.overname_id)",
    "kern.Brieftekst": "(select v.gemaakt_door_id from kern_briefvoorstel v where v.id = t.voorstel_id)",
    "aanvragen.Lijstweergave": "(select u.persoon_id from kern_gebruiker u where u.id = t.gebruiker_id)",
    "kern.Apitoken": "(select u.persoon_id from kern_gebruiker u where u.id = t.gebruiker_id)",
    "kern.Jaarverslagdownload": "(select u.persoon_id from kern_gebruiker u where u.id = t.gebruiker_id)",
    "kern.Mailkeuze": "(select u.persoon_id from kern_gebruiker u where u.id = t.gebruiker_id)",
}
BUITEN = ("oco", "schoolbestuur", "deskundige", "adviesteam", "opdc", "verzuim", "leerplicht", "jeugdhulp")
# Seen exactly where the letter is seen.
ALS_BRIEF = ("kern.Briefversie", "kern.Bezorging")


@dataclass(frozen=True, slots=True)
class Rij:
    """A row as it stands in the database: its key, situation, label and field group."""

    pk: Any
    situatie: str
    label: str
    veldgroep: str = ""


@dataclass(slots=True)
class Matrix:
    """The file, with groups and people spelled out."""

    ruw: dict[str, Any]
    groepen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def situaties(self, tekst: str) -> tuple[str, ...]:
        """'@open ingediend' → the names of the situations."""
        uit: list[str] = []
        for woord in tekst.split():
            uit += self.situaties(self.ruw["groepen"][woord[1:]]) if woord.startswith("@") else [woord]
        return tuple(uit)

    def uitgeschreven(self, tabel: Mapping[str, str]) -> dict[str, str]:
        """situation → value, for one person; naming a situation twice is a mistake in the file."""
        uit: dict[str, str] = {}
        for groep, waarde in tabel.items():
            for situatie in self.situaties(groep):
                if situatie in uit:
                    raise ValueError(f"matrix.toml noemt {situatie} twee keer: {tabel}")
                uit[situatie] = waarde
        return uit

    @property
    def mensen(self) -> tuple[str, ...]:
        """Everybody of the cast that belongs in the matrix, and the two tasks."""
        return (*(wie for wie in LEDEN if not _vierde(wie)), *SYSTEMEN, *self._vierden())

    def _vierden(self) -> tuple[str, ...]:
        return tuple(wie for wie in self.ruw["niets"]["rollen"].split() if _vierde(wie))

    def veldgroepen(self, wie: str, situatie: str) -> dict[Veldgroep, str]:
        """Field group → 'B', 'L' or '-'."""
        letters = self.uitgeschreven(self.ruw["veldgroepen"].get(wie, {})).get(situatie, "-" * len(VOLGORDE))
        if len(letters) != len(VOLGORDE):
            raise ValueError(f"matrix.toml: {wie} {situatie} heeft geen negen letters")
        return dict(zip(VOLGORDE, letters, strict=True))

    def leest(self, wie: str, situatie: str) -> frozenset[Veldgroep]:
        """What this person may read."""
        return frozenset(groep for groep, letter in self.veldgroepen(wie, situatie).items() if letter in "LB")

    def bewerkt(self, wie: str, situatie: str) -> frozenset[Veldgroep]:
        """What this person may change."""
        return frozenset(groep for groep, letter in self.veldgroepen(wie, situatie).items() if letter == "B")

    @property
    def modellen(self) -> tuple[str, ...]:
        """Every model of which the file says who sees its rows."""
        eigen = (*self.ruw["modellen"], *self.ruw["rijen"], *ALS_BRIEF, *self.ruw["mensen"])
        return tuple(dict.fromkeys(eigen))

    def handelingen(self, wie: str, situatie: str) -> frozenset[str]:
        """Which acts this person may do now."""
        return frozenset(
            naam for naam, tabel in self.ruw["handelingen"].items() if situatie in self.situaties(tabel.get(wie, ""))
        )


def _vierde(wie: str) -> bool:
    return wie.endswith(("zandbergen", ".duin"))


@cache
def lees() -> Matrix:
    """The matrix kept by hand."""
    return Matrix(tomllib.loads(BESTAND.read_text()))


def model(label: str) -> type[Model]:
    """'kern.Dossier' → the model."""
    return apps.get_model(label)


@dataclass(slots=True)
class Proef:
    """The matrix, the world it is held against, and every row that exists in it."""

    matrix: Matrix
    wereld: Wereld
    rijen: dict[str, list[Rij]] = field(default_factory=dict)

    def verwacht(self, label: str, wie: str) -> set[Any]:
        """Keys of the rows that this person sees, according to the file."""
        if label in MENSEN:
            return self._mensen(label, wie)
        if label in self.matrix.ruw["modellen"]:
            return self._per_veldgroep(label, wie, self.matrix.leest)
        return self._per_label(label, wie, self.matrix.ruw["rijen"]["kern.Brief" if label in ALS_BRIEF else label])

    def verwacht_bewerken(self, label: str, wie: str) -> set[Any]:
        """Keys of the rows that this person may change."""
        if wie in self.matrix.ruw["bewerken"].get(label, "").split():
            return self._per_veldgroep(label, wie, self.matrix.bewerkt)
        tabel = self.matrix.ruw["bewerken_rijen"].get(label, {})
        if label in MENSEN:
            anderen = self._uitgeschreven_mensen(wie, tabel.get(wie, "").split())
            return {rij.pk for rij in self.rijen[label] if rij.label in anderen - {wie}}
        return self._per_label(label, wie, tabel, extra=False)

    def _per_veldgroep(self, label: str, wie: str, groepen: Callable[[str, str], frozenset[Veldgroep]]) -> set[Any]:
        nodig = self.matrix.ruw["modellen"][label]
        return {
            rij.pk
            for rij in self.rijen[label]
            if (rij.veldgroep if nodig == "rij" else nodig) in groepen(wie, rij.situatie)
        }

    def _per_label(self, label: str, wie: str, tabel: Mapping[str, Any], *, extra: bool = True) -> set[Any]:
        toegestaan = self.matrix.uitgeschreven(tabel.get(wie, {}))
        labels = {situatie: set(tekst.split()) for situatie, tekst in toegestaan.items()}
        ook = self.matrix.ruw["rijen_extra"].get(label) if extra else None
        if ook and wie not in SYSTEMEN and wie not in ook["behalve"].split():
            for situatie in self.matrix.situaties(ook["situatie"]):
                labels.setdefault(situatie, set()).add(ook["label"].format(wie=wie))
        return {rij.pk for rij in self.rijen[label] if {rij.label, "*"} & labels.get(rij.situatie, set())}

    def _mensen(self, label: str, wie: str) -> set[Any]:
        tabel = self.matrix.ruw["mensen"][label]
        woorden = [*tabel.get(wie, "").split(), *(() if wie in SYSTEMEN else (wie,))]
        return {rij.pk for rij in self.rijen[label] if rij.label in self._uitgeschreven_mensen(wie, woorden)}

    def _uitgeschreven_mensen(self, wie: str, woorden: Iterable[str]) -> set[str]:
        """'@leden' → everybody of the SWV, '@buiten' → those of them who do not work in its bureau or for a child."""
        swv, uit = _swv_van(wie), set(woorden)
        leden = {sleutel: rol for sleutel, (rol, _, van, _) in LEDEN.items() if van == swv}
        leden |= {"collega": "oco"} if swv == HOOFD else {}
        if "@leden" in uit:
            uit |= set(leden)
        if "@buiten" in uit:
            uit |= {sleutel for sleutel, rol in leden.items() if rol in BUITEN}
        return uit

    def noem(self, label: str, pk: Any) -> str:
        """A row in words."""
        rij = next((rij for rij in self.rijen[label] if rij.pk == pk), None)
        return f"{rij.situatie}/{rij.label or rij.veldgroep}" if rij else f"?{pk}"

    def verschil(self, label: str, wie: str, verwacht: Iterable[Any], gezien: Iterable[Any]) -> Iterator[str]:
        """A line per difference, the same rows once."""
        teveel, tekort = set(gezien) - set(verwacht), set(verwacht) - set(gezien)
        for woord, rijen in (("ziet ten onrechte", teveel), ("mist", tekort)):
            if namen := sorted({self.noem(label, pk) for pk in rijen}):
                yield f"{wie} {woord} {label}: {', '.join(namen)}"


def _swv_van(wie: str) -> str:
    if wie in SYSTEMEN:
        return "mhr" if wie.endswith("mhr") else "portvolio"
    return LEDEN[wie][2]


def laad_rijen(proef: Proef) -> None:
    """Every row of every model in the matrix, read by the administrator: nothing hides from him."""
    cast = proef.wereld.cast
    partij = {f"P{pk}": wie for wie, pk in cast.partijen.items() if wie in LEDEN}
    gebruiker = {f"U{pk}": wie for wie, pk in cast.gebruikers.items()}
    persoon = {pk: wie for wie, pk in cast.personen.items()}
    with omgeving.beheer(omgeving.TOEGANG) as conn:
        brieven: dict[str, str] = {}
        for label in proef.matrix.modellen:
            meta = model(label)._meta
            sleutel = meta.pk.column
            if label in MENSEN:
                gevonden = conn.execute(f"select t.{sleutel}, {MENSEN[label]} from {meta.db_table} t")
                proef.rijen[label] = [Rij(pk, "", persoon.get(wie, "")) for pk, wie in gevonden]
                continue
            pad, naam = PAD.get(label, ("t.dossier_id", "''"))
            per_rij = "t.veldgroep" if any(veld.name == "veldgroep" for veld in meta.fields) else "''"
            waar = proef.wereld.situatie
            if pad.startswith("leerling:"):
                pad, waar = pad.removeprefix("leerling:"), proef.wereld.situatie_van_leerling
            proef.rijen[label] = []
            for pk, plaats, tekst, groep in conn.execute(
                f"select t.{sleutel}, {pad}, {naam}, {per_rij} from {meta.db_table} t"
            ):
                kop, punt, staart = tekst.partition(":")
                etiket = f"{kop}{punt}{partij.get(staart, staart)}" if punt else kop
                etiket = partij.get(etiket, gebruiker.get(etiket, brieven.get(etiket, etiket)))
                proef.rijen[label].append(Rij(pk, waar[plaats], etiket, groep))
                if label == "kern.Brief":
                    brieven[f"B{pk}"] = etiket
