"""Steps after the besluit: the use of a TLV, its renewal, and the objection with its bundle and defence."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest import mock

from swv.kern.jaarverslag.perioden import Verslagjaar
from swv.kern.jaarverslag.services import jaarverslag_downloaden
from swv.kern.kalender.klok import vandaag
from swv.kern.overdracht import uitvoerdiensten
from tests.bouw import overname as overnames
from tests.bouw.bezwaar import pdf_bestand
from tests.toegang.wereld import Wereld
from tlv.bezwaren import Indiener
from tlv.choices import Bezwaarkanaal, Bezwaarstapsoort, Hoedanigheid
from tlv.letters.campagne import bouw_campagnebrief
from tlv.models import OvergenomenTlv, Toelaatbaarheidsverklaring
from tlv.rules.bezwaarbeslissing import Beslisvoornemen
from tlv.rules.campagne import Campagnedagen
from tlv.services import bezwaar as bezwaardiensten
from tlv.services import bundels, campagne, overnamewerk, register, verlengen, verweer
from tlv.services import overname as overnamediensten
from tlv.services.bezwaarbeslissing import Beslissing, bezwaar_beslissen
from tlv.services.bezwaarverdaging import beslissing_verdagen
from tlv.services.dispatch import beslissing_versturen


def tlv_gebruiken(wereld: Wereld) -> None:
    """Where a TLV is used, that the school entered its number, that its use ends, and taking that back."""
    pk, cast = wereld.dossiers["verzonden"], wereld.cast
    with cast.als("oco") as oco:
        register.invoer_vastleggen(actor=oco, dossier_id=pk, datum=vandaag())
    with cast.als("secretariaat") as actor:
        begin = Toelaatbaarheidsverklaring.objects.get(dossier_id=pk).ingangsdatum
        naar = register.Bestemming(cast.scholen["wissel"])
        register.overstap_vastleggen(actor=actor, dossier_id=pk, naar=naar, datum=begin)
        einde = register.terugkeer_vastleggen(actor=actor, dossier_id=pk, datum=begin + timedelta(days=40))
        register.gebruik_terugdraaien(actor=actor, dossier_id=pk, melding=einde.pk, reden="proef")


def campagne_voeren(wereld: Wereld) -> None:
    """A campaign with its letter and reminder; saying that no renewal is needed, taking that back, and beginning one."""
    pk, cast = wereld.dossiers["verzonden"], wereld.cast
    dag = vandaag()
    with cast.als("secretariaat") as actor:
        begin = Toelaatbaarheidsverklaring.objects.get(dossier_id=pk).ingangsdatum
        naar = register.Bestemming(cast.scholen["wissel"])
        register.overstap_vastleggen(actor=actor, dossier_id=pk, naar=naar, datum=begin)
    with cast.als("oco.wissel") as oco:
        verlengen.verlenging_hervatten(actor=oco, dossier_id=pk)
    with cast.als("secretariaat") as actor:
        verlengen.verlenging_afmelden(actor=actor, dossier_id=pk, uitkomst="naar_vo", toelichting="")
        verlengen.verlenging_hervatten(actor=actor, dossier_id=pk)
        einde = Toelaatbaarheidsverklaring.objects.get(dossier_id=pk).einddatum
        plan = campagne.Campagneplan(Campagnedagen(dag, dag))
        nieuw = campagne.campagne_beginnen(actor=actor, einddatum=einde, plan=plan)
        campagne.campagne_wijzigen(actor=actor, campagne_id=nieuw.pk, plan=plan)
        campagne.campagnebrieven_verzenden(actor=actor, campagne_id=nieuw.pk)
        (brief,) = nieuw.brieven.all()
    with cast.als("systeem") as actor:
        campagne.campagnebrieven_aanbieden(actor=actor, geleden=timedelta(0))
        assert campagne.campagnebrief_maken(actor=actor, brief_id=brief.pk, bouw=bouw_campagnebrief)
        assert campagne.campagnes_herinneren(actor=actor) == 1
    with cast.als("oco.wissel") as oco:
        verlengen.verlenging_beginnen(actor=oco, dossier_id=pk)


def bezwaren(wereld: Wereld) -> None:
    """One in the portal with a file, taken back and added again; one by post; and both withdrawn."""
    cast, pk = wereld.cast, wereld.dossiers["toegekend"]
    with cast.als("ouder2") as ouder:
        eigen = bezwaardiensten.bezwaar_opslaan(actor=ouder, dossier_id=pk, gronden="eerst")
        stuk = bezwaardiensten.bezwaarstuk_toevoegen(actor=ouder, bezwaar_id=eigen.pk, bestand=pdf_bestand())
        bezwaardiensten.bezwaarstuk_intrekken(actor=ouder, stuk_id=stuk.pk)
        bezwaardiensten.bezwaar_maken(actor=ouder, dossier_id=pk, gronden="toch")
        bezwaardiensten.bezwaar_intrekken(actor=ouder, bezwaar_id=eigen.pk)
    with cast.als("secretariaat") as actor:
        iemand = Indiener("anders", "", Hoedanigheid.ANDERS, None)
        ontvangst = bezwaardiensten.OpPapier(iemand, "opa", Bezwaarkanaal.POST, actor.vandaag, None, "nee")
        per_post = bezwaardiensten.bezwaar_vastleggen(
            actor=actor, dossier_id=pk, ontvangst=ontvangst, bestand=pdf_bestand()
        )
        bezwaardiensten.bezwaarstuk_intrekken(actor=actor, stuk_id=per_post.stukken.get().pk)
        bezwaardiensten.bezwaarstap_vastleggen(
            actor=actor, bezwaar_id=per_post.pk, soort=Bezwaarstapsoort.DOORGEZONDEN, dag=actor.vandaag
        )
        beslissing_verdagen(actor=actor, bezwaar_id=per_post.pk, reden="proef")
    _bundel(wereld, per_post.pk)
    with cast.als("voorzitter") as actor:
        verweer.verweer_opslaan(actor=actor, bezwaar_id=per_post.pk, tekst="proef", gelezen_op=None)
        verweer.verweer_vaststellen(actor=actor, bezwaar_id=per_post.pk, tekst="proef", gelezen_op=None)
    niet_horen = {"niet_gehoord": "kennelijk_niet_ontvankelijk", "niet_gehoord_uitleg": "proef", "afwijking": "proef"}
    beslissing = Beslissing(Beslisvoornemen("niet_ontvankelijk", "proef", **niet_horen))
    with cast.als("directeur") as actor:
        bezwaar_beslissen(actor=actor, bezwaar_id=per_post.pk, beslissing=beslissing)
    with cast.als("secretariaat") as actor:
        beslissing_versturen(actor=actor, bezwaar_id=per_post.pk)


def _bundel(wereld: Wereld, bezwaar_id: int) -> None:
    """Asked for, once in trouble, made, and sent; what is in it is not the point here."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        bundel = bundels.bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar_id)
    with cast.als("systeem") as actor:
        bundels.bundelstoring_vastleggen(bundel.pk, OSError("proef"))
        with mock.patch("tlv.services.bezwaarbundel.bundel_schrijven", lambda *w, **_: w[3].write_bytes(b"x") * []):
            assert bundels.maak_bezwaarbundel(actor=actor, bundel_id=bundel.pk)
    with cast.als("secretariaat") as actor:
        bundels.bezwaarbundel_versturen(actor=actor, bundel_id=bundel.pk)


def uitvoer(wereld: Wereld) -> None:
    """An export: asked for, approved by another, made, fetched and thrown away; one refused and one taken back."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        terug = uitvoerdiensten.uitvoer_vragen(actor=actor, doel="proef")
        uitvoerdiensten.uitvoer_intrekken(actor=actor, uitvoer_id=terug.pk)
    for status in ("afgewezen", "klaar"):
        with cast.als("secretariaat") as actor:
            nieuw = uitvoerdiensten.uitvoer_vragen(actor=actor, doel="proef")
        with cast.als("directeur") as actor:
            beslis = {"klaar": uitvoerdiensten.uitvoer_goedkeuren, "afgewezen": uitvoerdiensten.uitvoer_afwijzen}
            beslis[status](actor=actor, uitvoer_id=nieuw.pk)
    with cast.als("systeem") as actor:
        assert uitvoerdiensten.aanbieden(systeem=actor, geleden=timedelta(seconds=-1)) == [nieuw.pk]
        with mock.patch.object(uitvoerdiensten, "schrijf_uitvoer", _leeg):
            assert uitvoerdiensten.maak_uitvoer(systeem=actor, uitvoer_id=nieuw.pk)
    with cast.als("secretariaat") as actor:
        uitvoerdiensten.uitvoer_ophalen(actor=actor, uitvoer_id=nieuw.pk)
    with cast.als("systeem") as actor:
        assert uitvoerdiensten.opruimen(systeem=replace(actor, vandaag=actor.vandaag + timedelta(days=30))) == 1


def _leeg(conn: object, opdracht: object, doel: Path, meld: object) -> dict[str, dict[str, object]]:
    """What is in the file is tried by tests/overdracht; here it is about who writes the row."""
    doel.write_bytes(b"PK")
    return {"tabellen": {}}


def tlvs_overnemen(wereld: Wereld) -> None:
    """Files with TLVs of an old system: one let go of, one forgotten, one taken over, replaced and withdrawn."""
    cast = wereld.cast
    losgelaten = overnames.kies(cast)
    with cast.als("secretariaat") as actor:
        overnamediensten.overname_opgeven(actor=actor, overname_id=losgelaten.pk)
    eerste = _neem_over(wereld, overnames.SANNE)
    tweede = _neem_over(wereld, overnames.SANNE.replace(";1;", ";2;"))
    vergeten = overnames.kies(cast)
    with cast.als("systeem") as actor:
        overnamewerk.storing_vastleggen(systeem=actor, overname_id=vergeten.pk, fout=OSError("proef"))
        with mock.patch.object(overnamewerk, "BEWAARD", timedelta(seconds=-1)):
            assert overnamewerk.opruimen(systeem=actor) == 1
    with cast.als("secretariaat") as actor:
        for rij in (tweede, eerste):
            overnamediensten.overname_intrekken(actor=actor, overname_id=rij, reden="proef")
            assert OvergenomenTlv.objects.filter(overname_id=rij, vervallen_op__isnull=True).count() == 0


def _neem_over(wereld: Wereld, rij: str) -> int:
    overname = overnames.kies(wereld.cast, rij)
    with wereld.cast.als("secretariaat") as actor:
        overnamediensten.overname_koppelen(actor=actor, overname_id=overname.pk, koppeling=overname.koppeling)
    with wereld.cast.als("systeem") as actor:
        assert overnamewerk.aanbieden(systeem=actor, geleden=timedelta(seconds=-1)) == [overname.pk]
        assert overnamewerk.proefdraaien(systeem=actor, overname_id=overname.pk) == 1
    with wereld.cast.als("secretariaat") as actor:
        overnamediensten.overname_uitvoeren(actor=actor, overname_id=overname.pk)
    with wereld.cast.als("systeem") as actor:
        assert not overnamewerk.voer_deel_uit(systeem=actor, overname_id=overname.pk)
        assert OvergenomenTlv.objects.filter(overname_id=overname.pk).count() == 1
    return overname.pk


def jaarverslagen(wereld: Wereld) -> None:
    """The report of a year as a file."""
    with wereld.cast.als("kwaliteit") as actor:
        jaarverslag_downloaden(actor=actor, jaar=Verslagjaar("schooljaar", 2025), vorm="csv")
