"""Which SWV is competent for a dossier, as known now: the facts gathered, the table of the SWV's policy applied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from aanvragen.answers import antwoorden_van, formulier_van
from aanvragen.rules.bevoegdheid import Bevoegdheidsoordeel
from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.schema import Postcodes
from swv.kern.beleid.selectors import Versieverwijzing, beleidsversie_op, inhoud_van, verwijzing
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from swv.kern.choices import RelatieSoort, SchoolSoort
from swv.kern.organisatie.models import SchoolRelatie
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Contactgegevens, Inschrijving
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from tlv.facts import feiten_lezen
from tlv.rules.bevoegdheid import Uitspraak, bepaal_bevoegdheid, gekozen_rijen
from tlv.rules.bevoegdheid_aanvrager import Relatie, toets_aanvrager
from tlv.rules.bevoegdheid_feiten import (
    BestaandeTlv,
    Bevoegdheidsfeiten,
    Cluster,
    Initiatief,
    Regio,
    Residentieel,
    Schoolsoort,
    Vraag,
    Woonregio,
    woonregio,
)
from tlv.rules.feiten import VERVOLG

_SOORT: dict[str, Schoolsoort] = {
    SchoolSoort.VO: Schoolsoort.VO,
    SchoolSoort.PRO: Schoolsoort.VO,
    SchoolSoort.VSO: Schoolsoort.VSO,
    SchoolSoort.SO: Schoolsoort.PO,
    SchoolSoort.SBO: Schoolsoort.PO,
    SchoolSoort.BAO: Schoolsoort.PO,
    "SO_schoolverlatersklas": Schoolsoort.PO,
    "SO_lagere_klas": Schoolsoort.PO,
    "geen": Schoolsoort.GEEN,
}
"""Kinds of school, of a school itself and of the answer about it, in the words of the table."""

_REGIO = {"dit_swv": Regio.EIGEN, "ander_swv": Regio.ANDER, "vso_dit_swv": Regio.EIGEN, "vso_ander_swv": Regio.ANDER}
TOELICHTING = "bevoegdheid_toelichting"


@dataclass(frozen=True, slots=True)
class Bevoegdheidstand:
    """The verdict with what it rests on: the facts and the versions of policy."""

    uitspraak: Uitspraak
    feiten: Bevoegdheidsfeiten
    beleid: tuple[Versieverwijzing, ...]


def bevoegdheid_van(actor: Actor, dossier: Dossier) -> Bevoegdheidstand:
    """The verdict of today, by the policy of today (OPEN-83); about seven queries.

    A school judges by what it may read itself. For the bureau the system reads the facts, since who decides may not
    read an address: only the region comes out of it.
    """
    if actor.is_bureau:
        with bereik(systeem(dossier.swv_id, actor.vandaag)) as lezer:
            return _stand(lezer, dossier)
    return _stand(actor, dossier)


def bevoegdheidsoordeel(actor: Actor, dossier: Dossier) -> Bevoegdheidsoordeel:
    """For the pages and the check of completeness: never a dead end, for who explains why it still asks here."""
    stand = bevoegdheid_van(actor, dossier)
    uitspraak = stand.uitspraak
    blokkades: list[Reden] = []
    wat_nu = None
    if uitspraak.elders and actor.is_bureau:
        wat_nu = reden("TLV-40", "elders_doorverwijzen")
    elif uitspraak.elders:
        wat_nu = reden("TLV-40", "elders_uitleggen")
        if _kan_toelichten(dossier) and not str(antwoorden_van(actor, dossier).get(TOELICHTING) or "").strip():
            blokkades.append(wat_nu)
    if dossier.ingediend_op is None:
        fout = aanvragerfout(dossier, actor.vandaag)
        blokkades += [fout] if fout else []
    return Bevoegdheidsoordeel(uitspraak.eigen, uitspraak.reden, wat_nu, tuple(blokkades))


def aanvragerfout(dossier: Dossier, dag: date) -> Reden | None:
    """Why the school of this dossier may not apply, as the register stands on a day (TLV-01, TLV-127)."""
    vraag = Vraag.VERVOLG if dossier.soort in VERVOLG else Vraag.EERSTE
    return toets_aanvrager(_relatie(dossier, dag), vraag, dossier.school.soort)


def _kan_toelichten(dossier: Dossier) -> bool:
    """Not in a form version that has no place for it; then the school is told, and may send it all the same."""
    return any(vraag.sleutel == TOELICHTING for vraag in formulier_van(dossier).vragen())


def _stand(actor: Actor, dossier: Dossier) -> Bevoegdheidstand:
    tabel = beleidsversie_op(dossier.swv_id, Postcodes, actor.vandaag)
    feiten = bevoegdheidsfeiten_van(actor, dossier, inhoud_van(tabel, Postcodes))
    try:
        versie = beleidsversie_op(dossier.swv_id, Bevoegdheid, actor.vandaag)
    except NietTeBepalen:
        return Bevoegdheidstand(bepaal_bevoegdheid(feiten, ()), feiten, (verwijzing(tabel),))
    rijen = gekozen_rijen(inhoud_van(versie, Bevoegdheid).regels)
    return Bevoegdheidstand(bepaal_bevoegdheid(feiten, rijen), feiten, (verwijzing(versie), verwijzing(tabel)))


def bevoegdheidsfeiten_van(actor: Actor, dossier: Dossier, tabel: Postcodes) -> Bevoegdheidsfeiten:
    """What is known already and what was asked, in the words of the table (TLV-10, TLV-20 to TLV-43)."""
    bekend = feiten_lezen(dossier)
    vraag = Vraag.VERVOLG if dossier.soort in VERVOLG else Vraag.EERSTE
    regio = _regio_van_school(dossier, actor.vandaag)
    relatie = _relatie(dossier, actor.vandaag)
    school = _huidige_school(dossier, bekend, relatie)
    eigen_school = relatie == "inschrijving" and school == _SOORT.get(dossier.school.soort)
    residentieel = Residentieel(bekend["residentieel"] or "onbekend")
    return Bevoegdheidsfeiten(
        cluster=_cluster(bekend["doelschool_soort"], vraag),
        residentieel=residentieel,
        vraag=vraag,
        tlv=_bestaande_tlv(bekend, vraag, school, residentieel, actor.vandaag),
        woonregio=_woonregio(actor, dossier, bekend, tabel),
        school=school,
        schoolregio=regio if eigen_school else _REGIO.get(bekend["huidige_school_swv"] or "", Regio.ONBEKEND),
        doelregio=_doelregio(dossier, bekend, school, regio),
        initiatief=Initiatief(bekend["initiatief"] or "onbekend"),
    )


def _regio_van_school(dossier: Dossier, dag: date) -> Regio:
    """A guest belongs to another SWV: it may ask here, but is not of this region (TLV-20)."""
    eigen = (RelatieSoort.AANGESLOTEN, RelatieSoort.OPTING_IN)
    relaties = SchoolRelatie.objects.filter(geldig_op(dag), school=dossier.school, swv_id=dossier.swv_id)
    return Regio.EIGEN if relaties.filter(soort__in=eigen).exists() else Regio.ANDER


def _relatie(dossier: Dossier, dag: date) -> Relatie | None:
    rijen = Inschrijving.objects.filter(geldig_op(dag), leerling=dossier.leerling, school=dossier.school)
    soorten = set(rijen.values_list("soort", flat=True))
    return cast(Relatie, max(soorten)) if soorten else None  # 'inschrijving' comes after 'aanmelding'


def _huidige_school(dossier: Dossier, bekend: Mapping[str, Any], relatie: Relatie | None) -> Schoolsoort:
    """What was answered; else the kind of the school that applies, when the pupil is enrolled there."""
    if bekend["herkomst"]:
        return _SOORT[bekend["herkomst"]]
    return _SOORT[dossier.school.soort] if relatie == "inschrijving" else Schoolsoort.ONBEKEND


def _cluster(doelschool: str | None, vraag: Vraag) -> Cluster:
    if doelschool == "cluster_1_2":
        return Cluster.EEN_OF_TWEE
    return Cluster.ANDERS if doelschool or vraag == Vraag.VERVOLG else Cluster.ONBEKEND


def _doelregio(dossier: Dossier, bekend: Mapping[str, Any], school: Schoolsoort, regio: Regio) -> Regio:
    """What was answered; else that of the VSO school that applies for a pupil who comes to it."""
    gezegd = _REGIO.get(bekend["doelschool_soort"] or "")
    if gezegd is None and dossier.school.soort == SchoolSoort.VSO and school != Schoolsoort.VSO:
        return regio
    return gezegd or Regio.ONBEKEND


def _bestaande_tlv(
    bekend: Mapping[str, Any], vraag: Vraag, school: Schoolsoort, residentieel: Residentieel, dag: date
) -> BestaandeTlv:
    """Asked of who is at a VSO school or leaves a closed institution; for others it makes no difference."""
    stand = bekend["eerdere_tlv_stand"]
    if vraag == Vraag.VERVOLG:
        einde = bekend["eerdere_tlv_einde"]
        stand = "verlopen" if einde is not None and einde < dag else "geldig"
    elif stand is None and school != Schoolsoort.VSO and residentieel == Residentieel.NEE:
        return BestaandeTlv.GEEN
    if stand == "geen":
        return BestaandeTlv.GEEN
    gever = {"dit_swv": "eigen", "ander_swv": "ander"}.get(bekend["eerdere_tlv_afgever"] or "")
    return BestaandeTlv(f"{stand}_{gever}") if stand and gever else BestaandeTlv.ONBEKEND


def _woonregio(actor: Actor, dossier: Dossier, bekend: Mapping[str, Any], tabel: Postcodes) -> Woonregio:
    return woonregio(_postcodes(actor, dossier, bekend), tabel)


def _postcodes(actor: Actor, dossier: Dossier, bekend: Mapping[str, Any]) -> Iterator[str]:
    """The pupil's own address as far as the reader may see it, then the answer."""
    eigen = Contactgegevens.objects.zichtbaar_voor(actor).filter(leerling=dossier.leerling, partij__isnull=True)
    yield from eigen.values_list("postcode", flat=True)
    yield bekend["woonpostcode"] or ""
