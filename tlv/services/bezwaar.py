"""Receiving an objection: always and at once, from the portal, on paper or by mail (TLV-163, TLV-164, RCH-10..13).

The dossier stays closed: an objection has a status of its own, and late documents hang on the objection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File

from aanvragen.services.act import handelen, meedoen
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.documenten.intake import gekeurd
from swv.kern.documenten.models import Inhoudstype, Kanaal
from swv.kern.documenten.services import brief_klaarzetten
from swv.kern.documenten.storage import bewaar_bestand, veilige_naam
from swv.kern.kalender.klok import nu
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.services import beeindig, betrek
from tlv.bezwaren import (
    ALS_INDIENER,
    Indiener,
    bezwaarbeleid,
    eigen_concept,
    eigen_partij,
    loopt_nog_een,
)
from tlv.choices import (
    Bezwaarkanaal,
    Bezwaarstapsoort,
    Bezwaarstatus,
    Bezwaarstuksoort,
    Bezwaaruitkomst,
    Hoedanigheid,
)
from tlv.mails import meld_bezwaar, meld_indiener
from tlv.models import Bezwaar, Bezwaarstap, Bezwaarstuk
from tlv.rules.bezwaar import MEERDERJARIG
from tlv.selectors import geldend_besluit
from tlv.services.bezwaartermijnen import reken_uit

EINDE = {Inhoudstype.PDF: ".pdf", Inhoudstype.JPEG: ".jpg", Inhoudstype.PNG: ".png"}
GROND = "bezwaar"
BEVESTIGING = "bezwaar_bevestiging"
ZESTIEN = 16
BEREKEND = ("ontvangen_op", "laatste_dag", "tijdig", "doorzenden_uiterlijk", "beslissen_uiterlijk", "status")


@dataclass(frozen=True, slots=True)
class OpPapier:
    """What the secretariaat records of an objection that did not come by the portal; `gepost_op` is the postmark."""

    indiener: Indiener
    naam: str
    kanaal: Bezwaarkanaal
    ontvangen_op: date
    gepost_op: date | None
    gronden: str


def bezwaar_opslaan(*, actor: Actor, dossier_id: int, gronden: str) -> Bezwaar:
    """Keep what somebody is writing as a draft that nobody else reads."""
    with meedoen(actor, "bezwaar_maken", dossier_id) as dossier:
        return _bewaar(actor, dossier, gronden)


def bezwaar_maken(*, actor: Actor, dossier_id: int, gronden: str) -> Bezwaar:
    """Send an objection in the portal; it is received at once, also when it is late (RCH-10, RCH-13, TLV-164).

    NuNietMogelijk when it says nothing: without grounds and without a file.
    """
    with meedoen(actor, "bezwaar_maken", dossier_id) as dossier:
        bezwaar = _bewaar(actor, dossier, gronden.strip())
        if not bezwaar.gronden and not bezwaar.stukken.filter(ingetrokken_op__isnull=True).exists():
            raise NuNietMogelijk("Er staat nog niets. Schrijf op waarom u bezwaar maakt, of voeg uw brief toe.")
        bezwaar.ingediend_op = nu()
        bezwaar.save(update_fields=["ingediend_op"])
        _neem_in_ontvangst(actor, dossier, bezwaar, actor.vandaag)
        return bezwaar


def bezwaar_vastleggen(
    *, actor: Actor, dossier_id: int, ontvangst: OpPapier, bestand: "File[bytes] | None" = None
) -> Bezwaar:
    """Record an objection that came on paper, by mail or over the counter; anybody's is received (TLV-164).

    NuNietMogelijk when a day lies in the future or it says nothing; BestandGeweigerd when the file is no good.
    """
    with handelen(actor, "bezwaar_vastleggen", dossier_id) as dossier:
        naam = ontvangst.naam.strip() or ontvangst.indiener.naam
        if not naam:
            raise NuNietMogelijk("Schrijf op van wie het bezwaar komt.")
        if max(ontvangst.ontvangen_op, ontvangst.gepost_op or ontvangst.ontvangen_op) > actor.vandaag:
            raise NuNietMogelijk("Een bezwaar kan niet in de toekomst zijn ontvangen of gepost.")
        if not ontvangst.gronden.strip() and bestand is None:
            raise NuNietMogelijk("Voeg het bezwaarschrift toe, of schrijf op wat erin staat.")
        moment = nu()
        bezwaar = Bezwaar.objects.create(
            dossier=dossier,
            besluit=geldend_besluit(dossier),
            indiener_id=ontvangst.indiener.partij_id,
            hoedanigheid=ontvangst.indiener.hoedanigheid,
            naam=naam,
            kanaal=ontvangst.kanaal,
            gronden=ontvangst.gronden.strip(),
            gepost_op=ontvangst.gepost_op,
            bijgewerkt_op=moment,
            ingediend_op=moment,
        )
        if bestand is not None:
            _neem_op(actor, bezwaar, Bezwaarstuksoort.BEZWAARSCHRIFT, bestand)
        _neem_in_ontvangst(actor, dossier, bezwaar, ontvangst.ontvangen_op)
        return bezwaar


def _bewaar(actor: Actor, dossier: Dossier, gronden: str) -> Bezwaar:
    bezwaar = eigen_concept(actor, dossier)
    if bezwaar is None:
        return Bezwaar.objects.create(
            dossier=dossier,
            besluit=geldend_besluit(dossier),
            indiener_id=eigen_partij(actor, dossier),
            hoedanigheid=ALS_INDIENER[actor.rol][1],
            naam=actor.naam,
            kanaal=Bezwaarkanaal.PORTAAL,
            gronden=gronden,
            bijgewerkt_op=nu(),
        )
    bezwaar.gronden, bezwaar.bijgewerkt_op = gronden, nu()
    bezwaar.save(update_fields=["gronden", "bijgewerkt_op"])
    return bezwaar


def _neem_in_ontvangst(actor: Actor, dossier: Dossier, bezwaar: Bezwaar, dag: date) -> None:
    """What follows from receipt, by the system: in time or not, both terms, who reads along, who is told."""
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaar_ontvangen"):
        bezwaar.ontvangen_op = dag
        redenen = reken_uit(dossier, bezwaar, actor.vandaag)
        bezwaar.status = Bezwaarstatus.ONTVANGEN
        bezwaar.save(update_fields=BEREKEND)
        _laat_meelezen(dossier, actor.vandaag)
        tekst = " ".join(reden.tekst for reden in redenen)
        zet_stap(actor, bezwaar, Bezwaarstapsoort.ONTVANGEN, dag, tekst)
        leg_vast(actor, dossier, "bezwaar.ontvangen", veldgroep=Veldgroep.INTERN, naam=bezwaar.naam)
        _bevestig(actor, dossier, bezwaar)
        meld_bezwaar(dossier, "bezwaar_ontvangen", actor.vandaag)


def _bevestig(actor: Actor, dossier: Dossier, bezwaar: Bezwaar) -> None:
    """The letter of receipt, at once, to a parent or leerling; whom we do not know the office answers itself."""
    rol = {Hoedanigheid.OUDER: Inzagerol.OUDER, Hoedanigheid.LEERLING: Inzagerol.LEERLING_18}.get(
        Hoedanigheid(bezwaar.hoedanigheid)
    )
    if rol is None or bezwaar.indiener_id is None:
        return
    if rol == Inzagerol.LEERLING_18:
        rol = _rol_van_leerling(leeftijd_op(dossier.leerling.geboortedatum, actor.vandaag))
    kanaal = Kanaal.PORTAAL if bezwaar.kanaal == Bezwaarkanaal.PORTAAL else Kanaal.PAPIER
    brief_klaarzetten(dossier, BEVESTIGING, bezwaar.indiener_id, rol, kanaal, onderwerp_id=bezwaar.pk)


def _rol_van_leerling(leeftijd: int) -> Inzagerol:
    if leeftijd >= MEERDERJARIG:
        return Inzagerol.LEERLING_18
    return Inzagerol.LEERLING_16 if leeftijd >= ZESTIEN else Inzagerol.LEERLING_12


def niets_meer_te_doen(actor: Actor, dossier: Dossier) -> None:
    """After a letter about an objection nothing follows: the dossier stays as it is (RCH-13)."""


def _laat_meelezen(dossier: Dossier, dag: date) -> None:
    """The board is a party as long as an objection runs (INZ-03b), the directeur because it is objected (INZ-12)."""
    functie = Partij.objects.get(swv_id=dossier.swv_id, functie=Rol.DIRECTEUR)
    bestuur = Partij.objects.get(bestuur__scholen=dossier.school_id)
    for partij_id, rol in ((bestuur.pk, Inzagerol.BESTUUR_BEZWAAR), (functie.pk, Inzagerol.DIRECTEUR_BESLUIT)):
        leest = Betrokkenheid.objects.filter(geldig_op(dag), dossier=dossier, partij_id=partij_id, rol=rol)
        if not leest.exists():
            betrek(dossier.pk, dossier.swv_id, partij_id, rol, van=dag, grond=GROND)


def sluit(actor: Actor, dossier: Dossier, bezwaar: Bezwaar) -> None:
    """The objection is over: who read along because of it stops, unless another one runs; needs the system's scope.

    The directeur who decided on it keeps reading: it is an own besluit (INZ-12).
    """
    bezwaar.afgesloten_op = nu()
    bezwaar.save(update_fields=["afgesloten_op"])
    if loopt_nog_een(dossier, behalve=bezwaar.pk):
        return
    beeindig(dossier, Inzagerol.BESTUUR_BEZWAAR, actor.vandaag)
    beleid = bezwaarbeleid(dossier.swv_id, bezwaar.ontvangen_op or actor.vandaag)
    if bezwaar.status == Bezwaarstatus.BESLIST and Rol(beleid.beslist.rol) == Rol.DIRECTEUR:
        return
    Betrokkenheid.objects.filter(
        dossier=dossier, rol=Inzagerol.DIRECTEUR_BESLUIT, grond=GROND, van__lte=actor.vandaag, tot__gt=actor.vandaag
    ).update(tot=actor.vandaag)


def zet_stap(
    actor: Actor,
    bezwaar: Bezwaar,
    soort: Bezwaarstapsoort,
    dag: date,
    tekst: str = "",
    uitkomst: Bezwaaruitkomst | None = None,
) -> Bezwaarstap:
    """Add a line to the course of the objection, in the name of who acted."""
    return Bezwaarstap.objects.create(
        bezwaar=bezwaar,
        dossier_id=bezwaar.dossier_id,
        soort=soort,
        dag=dag,
        uitkomst=uitkomst or "",
        tekst=tekst.strip(),
        naam=f"{actor.naam} ({actor.rol_label})",
        vastgelegd_op=nu(),
    )


def bezwaar_intrekken(*, actor: Actor, bezwaar_id: int, reden: str = "") -> Bezwaar:
    """Withdraw an objection: the objector, or the secretariaat when that was asked on paper (Awb 6:21).

    The besluit stays as it is. NietZichtbaar when unseen, GeenRecht for anybody else, NuNietMogelijk when it is over.
    """
    with treed_op(actor, "bezwaar_intrekken", bezwaar_id, alleen_eigen=True) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        if actor.is_bureau and not reden.strip():
            raise NuNietMogelijk("Schrijf op hoe en waarom het bezwaar is ingetrokken.")
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaar_intrekken"):
            bezwaar.status = Bezwaarstatus.INGETROKKEN
            bezwaar.save(update_fields=["status"])
            zet_stap(actor, bezwaar, Bezwaarstapsoort.INGETROKKEN, actor.vandaag, reden)
            leg_vast(actor, dossier, "bezwaar.ingetrokken", veldgroep=Veldgroep.INTERN, naam=bezwaar.naam)
            meld_bezwaar(dossier, "bezwaar_ingetrokken", actor.vandaag)
            sluit(actor, dossier, bezwaar)
        return bezwaar


def bezwaarstuk_toevoegen(
    *,
    actor: Actor,
    bezwaar_id: int,
    bestand: "File[bytes]",
    soort: Bezwaarstuksoort = Bezwaarstuksoort.STUK,
) -> Bezwaarstuk:
    """Add a file to an objection, also when it was sent already: late papers need no reopening (RCH-13).

    BestandGeweigerd when the file is no good, NuNietMogelijk when the objection is over.
    """
    with treed_op(actor, "bezwaarstuk_toevoegen", bezwaar_id, alleen_eigen=True) as (dossier, bezwaar):
        if bezwaar.afgesloten_op is not None:
            raise NuNietMogelijk("Dit bezwaar is afgesloten. Stuur het stuk met een bericht aan het secretariaat.")
        if not actor.is_bureau and soort != Bezwaarstuksoort.STUK:
            raise NuNietMogelijk("Het verweerschrift voegt het secretariaat toe.")
        stuk = _neem_op(actor, bezwaar, soort, bestand)
        if bezwaar.ingediend_op is not None:
            with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaarstuk_toevoegen"):
                leg_vast(actor, dossier, "bezwaarstuk.toegevoegd", veldgroep=Veldgroep.INTERN, naam=stuk.naam)
                meld_bezwaar(dossier, "bezwaarstuk_toegevoegd", actor.vandaag)
        return stuk


# From which status a step is possible and where it leads; what is not here is possible as long as it runs.
BEWEEGT = {
    Bezwaarstapsoort.DOORGEZONDEN: (Bezwaarstatus.ONTVANGEN, Bezwaarstatus.DOORGEZONDEN),
    Bezwaarstapsoort.ADVIES: (Bezwaarstatus.DOORGEZONDEN, Bezwaarstatus.GEADVISEERD),
}
MET_TEKST = (
    Bezwaarstapsoort.BEMIDDELING,
    Bezwaarstapsoort.GEPLAND,
    Bezwaarstapsoort.GEHOORD,
    Bezwaarstapsoort.ADVIES,
)


def bezwaarstap_vastleggen(
    *,
    actor: Actor,
    bezwaar_id: int,
    soort: Bezwaarstapsoort,
    dag: date,
    tekst: str = "",
    uitkomst: Bezwaaruitkomst | None = None,
) -> Bezwaarstap:
    """Record what happened: mediation beside it (TLV-163), passing on (RCH-11), the hearing, the committee's advice.

    `uitkomst` is what the committee advises. NuNietMogelijk when the step does not fit what was done before, lies
    outside the course of the objection, or says nothing where it has to.
    """
    with treed_op(actor, "bezwaarstap_vastleggen", bezwaar_id) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        van, naar = BEWEEGT.get(soort, (bezwaar.status, bezwaar.status))
        if bezwaar.status != van:
            raise NuNietMogelijk(f"Deze stap past niet bij de stand: het bezwaar is {bezwaar.get_status_display()}.")
        gepland = soort == Bezwaarstapsoort.GEPLAND
        if gepland and dag < actor.vandaag:
            raise NuNietMogelijk("Kies voor de hoorzitting een dag die nog komt. Is zij geweest, leg dat dan vast.")
        if bezwaar.ontvangen_op is None or not (gepland or bezwaar.ontvangen_op <= dag <= actor.vandaag):
            raise NuNietMogelijk("Kies een dag vanaf de ontvangst van het bezwaar, niet in de toekomst.")
        if soort in MET_TEKST and not tekst.strip():
            raise NuNietMogelijk(
                "Schrijf op hoe laat en waar de hoorzitting is."
                if gepland
                else "Schrijf kort op wat er is gebeurd en wie erbij was."
            )
        if soort == Bezwaarstapsoort.ADVIES and uitkomst is None:
            raise NuNietMogelijk("Kies wat de commissie adviseert: gegrond, ongegrond of niet-ontvankelijk.")
        if naar != van:
            bezwaar.status = naar
            bezwaar.save(update_fields=["status"])
        stap = zet_stap(actor, bezwaar, soort, dag, tekst, uitkomst if soort == Bezwaarstapsoort.ADVIES else None)
        leg_vast(actor, dossier, "bezwaarstap.vastgelegd", veldgroep=Veldgroep.INTERN, naam=soort.label)
        if gepland:
            with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaarstap_vastleggen"):
                meld_indiener(dossier, bezwaar, "bezwaar_hoorzitting", actor.vandaag)
        return stap


def bezwaarstuk_intrekken(*, actor: Actor, stuk_id: int) -> Bezwaarstuk:
    """Take a file back: the objector until the objection is sent, the secretariaat what it recorded itself."""
    gezien = Bezwaarstuk.objects.zichtbaar_voor(actor).filter(pk=stuk_id).first()
    if gezien is None:
        raise NietZichtbaar(f"bezwaarstuk {stuk_id}")
    with treed_op(actor, "bezwaarstuk_intrekken", gezien.bezwaar_id, alleen_eigen=True) as (_, bezwaar):
        van_kantoor = actor.is_bureau and bezwaar.kanaal != Bezwaarkanaal.PORTAAL
        if bezwaar.afgesloten_op is not None or not (van_kantoor or bezwaar.ingediend_op is None):
            raise NuNietMogelijk("Dit stuk hoort bij een verstuurd bezwaar en kan niet meer worden ingetrokken.")
        gezien.ingetrokken_op = nu()
        gezien.save(update_fields=["ingetrokken_op"])
        return gezien


@contextmanager
def treed_op(
    actor: Actor, handeling: str, bezwaar_id: int, *, alleen_eigen: bool = False
) -> Iterator[tuple[Dossier, Bezwaar]]:
    """Do one act on one objection: right, lock of the dossier, and the objection as it stands under that lock.

    With `alleen_eigen` somebody from outside the bureau only on the own objection (a board also reads those of others).
    """
    gezien = Bezwaar.objects.zichtbaar_voor(actor).filter(pk=bezwaar_id).first()
    if gezien is None or (alleen_eigen and not actor.is_bureau and gezien.indiener_id not in actor.partij_ids):
        raise NietZichtbaar(f"bezwaar {bezwaar_id}")
    doe = handelen if actor.is_bureau else meedoen
    with doe(actor, handeling, gezien.dossier_id) as dossier:
        yield dossier, Bezwaar.objects.get(pk=bezwaar_id)


def eis_lopend(bezwaar: Bezwaar) -> None:
    """NuNietMogelijk when it was not sent yet, or is decided or withdrawn."""
    if bezwaar.ontvangen_op is None:
        raise NuNietMogelijk("Dit bezwaar is nog niet verstuurd.")
    if not bezwaar.te_beslissen:
        raise NuNietMogelijk(f"Dit bezwaar is al {bezwaar.get_status_display()}. Ververs de pagina.")


def _neem_op(actor: Actor, bezwaar: Bezwaar, soort: Bezwaarstuksoort, bestand: "File[bytes]") -> Bezwaarstuk:
    naam = veilige_naam(bestand.name or "")
    with gekeurd(naam, bestand) as goed:
        return Bezwaarstuk.objects.create(
            bezwaar=bezwaar,
            dossier_id=bezwaar.dossier_id,
            soort=soort,
            naam=goed.naam,
            sleutel=bewaar_bestand(f"bezwaren/{bezwaar.dossier_id}", goed.pad, EINDE[goed.inhoudstype]),
            grootte=goed.grootte,
            sha256=goed.sha256,
            inhoudstype=goed.inhoudstype,
            scan=goed.scan,
            toegevoegd_op=nu(),
            toegevoegd_door=f"{actor.naam} ({actor.rol_label})",
        )
