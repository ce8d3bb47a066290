"""Zandbergen, an SWV made of data files alone, from request to letter; and what differs from another SWV.

Issue 2, acceptance 7. Nothing in the code knows this SWV: `tests/beleid/zandbergen` is all there is of it.
"""

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from aanvragen.answers import formulier_van
from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Toewijzing
from aanvragen.selectors import route_van
from aanvragen.services.assessment import akkoord_geven, deskundigen_toewijzen
from aanvragen.services.submission import aanvraag_volledig_verklaren
from swv.kern.beleid.inlezen import PROFIELEN
from swv.kern.documenten.models import Brief, Briefversie, Kanaal
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import GEWOON, ZANDBERGEN, Wie, anders
from tlv.rules.besluit import Voornemen
from tlv.rules.looptijd import Looptijdvoorstel
from tlv.selectors import beoordeling_van
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden

TESTBELEID = settings.BASE_DIR / "tests" / "beleid"
DERTIEN_IN_SEPTEMBER_2026 = date(2013, 9, 15)
EERSTE_DRIE = tuple(ZANDBERGEN.deskundigen)


def status_van(cast: Cast, dossier: Dossier, wie: Wie = ZANDBERGEN) -> str:
    with cast.als(wie.secretariaat):
        return Aanvraag.objects.get(dossier=dossier).status


def test_van_aanvraag_tot_brief(cast: Cast) -> None:
    dossier = maak.dossier_met_adviezen(cast, ZANDBERGEN)
    with cast.als("directeur.zandbergen") as directeur:
        voorstel = beoordeling_van(directeur, dossier).voorstel
        besluit = besluit_nemen(
            actor=directeur,
            dossier_id=dossier.pk,
            voornemen=Voornemen(
                uitkomst="toegekend",
                motivering="De commissie ziet dat een kleine groep werkt.",
                categorie=1,
                ingangsdatum=voorstel.start,
                einddatum=voorstel.voorstel_einde,
            ),
        )
        assert (besluit.tlv.nummer, besluit.functie) == ("ZB/2026/00001", "directeur")
        grond = "namens het bestuur van de stichting Zandbergen (mandaatbesluit van 1 januari 2020)"
        assert besluit.bevoegdheid == grond
    with cast.als("secretariaat.zandbergen") as secretariaat:
        brieven_verzenden(actor=secretariaat, dossier_id=dossier.pk)
    maak.maak_brieven(cast, dossier, ZANDBERGEN)
    with cast.als("secretariaat.zandbergen") as secretariaat:
        versies = Briefversie.objects.filter(brief__dossier=dossier).select_related("brief").order_by("pk")
        for versie in versies:
            staat_erin = (
                "Stichting Samenwerkingsverband Zandbergen VO",
                "Een plek voor Sam de Vries",
                "Goed nieuws uit Zandbergen.",
                "ZB/2026/00001",
                "1 augustus 2026",
                "artikel 2.47 van de Wet voortgezet onderwijs 2020",
                "duinloket@zandbergen.example",
                "21 april 2026",
            )
            assert not [zin for zin in staat_erin if zin not in versie.tekst]
            assert versie.sjabloonversie.endswith("/zb-1")
            with default_storage.open(versie.sleutel) as pdf:
                assert pdf.read(5) == b"%PDF-"
        op_papier = [v.brief_id for v in versies if v.brief.kanaal == Kanaal.PAPIER]
        assert (len(versies), len(op_papier)) == (4, 1)
        printrun_bevestigen(actor=secretariaat, brief_ids=op_papier)
    assert status_van(cast, dossier) == Status.BRIEF_VERZONDEN


def test_de_brief_noemt_wie_er_adviseerden(cast: Cast) -> None:
    """Three experts advised, so the letter must not say that two did (RCH-09: the motivation is true)."""
    dossier = maak.dossier_met_brieven_klaar(cast, ZANDBERGEN)
    maak.maak_brieven(cast, dossier, ZANDBERGEN)
    with cast.als("secretariaat.zandbergen"):
        tekst = Briefversie.objects.filter(brief__dossier=dossier).first().tekst
        namen = list(Toewijzing.objects.filter(dossier=dossier).order_by("volgorde").values_list("naam", flat=True))
    assert len(namen) == 3
    regels = [f"{rang} deskundige | {naam}," for rang, naam in zip(("Eerste", "Tweede", "Derde"), namen, strict=True)]
    assert not [regel for regel in regels if regel not in tekst]
    assert "Drie deskundigen hebben ieder een eigen advies gegeven" in tekst
    assert "de adviezen van drie deskundigen" in tekst


def test_eigen_formulier(cast: Cast) -> None:
    zandbergen, portvolio = (maak.dossier_begonnen(cast, wie) for wie in (ZANDBERGEN, GEWOON))
    with cast.als("oco.duin"):
        formulier = formulier_van(zandbergen)
    with cast.als("oco"):
        ander = formulier_van(portvolio)
    assert (formulier.versie, formulier.titel) == ("zb-3", "Plek op het VSO vragen")
    assert [sectie.sleutel for sectie in formulier.secties] == ["wie", "verhaal"]
    assert not {s.sleutel for s in formulier.secties} & {s.sleutel for s in ander.secties}


def voorstel_voor(cast: Cast, wie: Wie) -> Looptijdvoorstel:
    dossier = maak.dossier_volledig(cast, wie)
    with cast.als(wie.secretariaat) as actor:
        voorstel = beoordeling_van(actor, dossier).voorstel
    assert voorstel is not None
    return voorstel


def test_eigen_leeftijden(cast: Cast) -> None:
    """The same child: twelve in school year 2025-2026, thirteen in the next (TLV-81, TLV-83)."""
    hier = voorstel_voor(cast, anders(ZANDBERGEN, geboortedatum=DERTIEN_IN_SEPTEMBER_2026))
    daar = voorstel_voor(cast, anders(GEWOON, geboortedatum=DERTIEN_IN_SEPTEMBER_2026))
    assert (hier.vroegste_start, daar.vroegste_start) == (date(2027, 8, 1), date(2026, 8, 1))
    assert (hier.toegestaan, daar.toegestaan) == (False, True)
    assert [reden.regel for reden in hier.weigeringen] == ["TLV-81", "TLV-83"]


def test_te_jong_houdt_het_besluit_tegen(cast: Cast) -> None:
    wie = anders(ZANDBERGEN, geboortedatum=DERTIEN_IN_SEPTEMBER_2026)
    dossier = maak.dossier_met_adviezen(cast, wie)
    voornemen = Voornemen("toegekend", "x", categorie=1, ingangsdatum=date(2026, 8, 1), einddatum=date(2027, 7, 31))
    with cast.als("directeur.zandbergen") as directeur, pytest.raises(NuNietMogelijk) as fout:
        besluit_nemen(actor=directeur, dossier_id=dossier.pk, voornemen=voornemen)
    assert "(TLV-81)" in " ".join(fout.value.redenen)
    assert status_van(cast, dossier, wie) == Status.ADVIES_GEREED


def agenda_na(cast: Cast, wie: Wie, moment: datetime) -> date | None:
    dossier = maak.dossier_ingediend(cast, wie)
    with klok.op(moment), cast.als(wie.secretariaat) as actor:
        aanvraag_volledig_verklaren(actor=actor, dossier_id=dossier.pk)
        return Aanvraag.objects.get(dossier=dossier).agenda_maandag


@pytest.mark.parametrize(
    ("wie", "tijd", "week_van"),
    [
        pytest.param(ZANDBERGEN, time(11, 59), date(2026, 3, 23), id="voor de sluiting op maandag 12.00"),
        pytest.param(ZANDBERGEN, time(12, 0), date(2026, 3, 30), id="na de sluiting op maandag 12.00"),
        pytest.param(GEWOON, time(11, 59), date(2026, 3, 23), id="Portvolio sluit pas op woensdag"),
        pytest.param(GEWOON, time(12, 0), date(2026, 3, 23), id="Portvolio sluit pas op woensdag, ook na 12.00"),
    ],
)
def test_eigen_sluiting_van_de_agenda(cast: Cast, wie: Wie, tijd: time, week_van: date) -> None:
    maandag = datetime.combine(date(2026, 3, 16), tijd, tzinfo=klok.AMSTERDAM)
    assert agenda_na(cast, wie, maandag) == week_van


def test_eigen_route_drie_deskundigen(cast: Cast) -> None:
    dossier = maak.dossier_volledig(cast, ZANDBERGEN)
    with cast.als("secretariaat.zandbergen") as actor:
        assert [stap.soort for stap in route_van(dossier, DAG).stappen] == ["advies", "akkoord", "besluit"]
        ids = [cast.lidmaatschappen[wie] for wie in EERSTE_DRIE]
        with pytest.raises(GeenRecht, match="ROL-40") as fout:
            deskundigen_toewijzen(actor=actor, dossier_id=dossier.pk, lidmaatschappen=ids[:2])
        assert fout.value.regel == "ROL-40"
        deskundigen_toewijzen(actor=actor, dossier_id=dossier.pk, lidmaatschappen=ids)
        assert Toewijzing.objects.filter(dossier=dossier).count() == 3
    for wie in EERSTE_DRIE[:2]:
        maak.stel_advies_vast(cast, dossier, wie)
    assert status_van(cast, dossier) == Status.IN_BEOORDELING
    maak.stel_advies_vast(cast, dossier, EERSTE_DRIE[2])
    assert status_van(cast, dossier) == Status.ADVIES_GEREED


def test_eigen_route_akkoord_en_besluit_van_de_directeur(cast: Cast) -> None:
    dossier = maak.dossier_met_adviezen(cast, anders(ZANDBERGEN, akkoord=()))

    def besluit(wie: str) -> object:
        with cast.als(wie) as actor:
            return besluit_nemen(
                actor=actor,
                dossier_id=dossier.pk,
                voornemen=maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier)),
            )

    with pytest.raises(NuNietMogelijk) as fout:
        besluit("directeur.zandbergen")
    assert any("Akkoord van de voorzitter" in reden and "(TLV-110)" in reden for reden in fout.value.redenen)
    with cast.als("directeur.zandbergen") as directeur, pytest.raises(GeenRecht):
        akkoord_geven(actor=directeur, dossier_id=dossier.pk)
    with cast.als("voorzitter.zandbergen") as voorzitter:
        akkoord_geven(actor=voorzitter, dossier_id=dossier.pk)
    with pytest.raises(GeenRecht, match="In deze route besluit de directeur") as geweigerd:
        besluit("voorzitter.zandbergen")
    assert geweigerd.value.regel == "OVZ-23"
    assert besluit("directeur.zandbergen")


def test_een_ander_swv_ziet_er_niets_van(cast: Cast) -> None:
    dossier = maak.dossier_met_brieven_klaar(cast, ZANDBERGEN)
    for wie in ("secretariaat", "voorzitter", "directeur", "secretariaat.mhr", "systeem", "oco"):
        with cast.als(wie) as actor:
            assert not Dossier.objects.zichtbaar_voor(actor).filter(pk=dossier.pk).exists(), wie
            assert not Brief.objects.filter(dossier_id=dossier.pk).exists(), wie


# --- And no SWV in the code -------------------------------------------------------------------------------------

SLEUTELS = sorted(
    {map.name for bron in (PROFIELEN, TESTBELEID) for map in bron.iterdir() if any(map.glob("????-??-??"))}
)
NAAM = re.compile(rf"\b({'|'.join([*SLEUTELS, *(sleutel.capitalize() for sleutel in SLEUTELS)])})\b")
CODE = ("swv", "aanvragen", "tlv")


def waarden_in(bron: str) -> Iterator[str]:
    """The string values of a module; docstrings are no values, comments are not even there."""
    boom = ast.parse(bron)
    uitleg = {
        id(knoop.body[0].value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Module | ast.ClassDef | ast.FunctionDef)
        and knoop.body
        and isinstance(knoop.body[0], ast.Expr)
    }
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in uitleg:
            yield knoop.value


def test_geen_swv_in_de_code() -> None:
    assert {"portvolio", "mhr", "groningen", "zandbergen"} <= set(SLEUTELS)
    paden = [pad for map in CODE for pad in (settings.BASE_DIR / map).rglob("*.py")]
    gevonden = [f"{pad}: {w!r}" for pad in paden for w in waarden_in(pad.read_text()) if NAAM.search(w)]
    sjablonen = [
        *(settings.BASE_DIR / "templates").rglob("*.html"),
        *(settings.BASE_DIR / "swv").rglob("static/kern/*.*"),
    ]
    gevonden += [str(pad) for pad in sjablonen if NAAM.search(pad.read_text())]
    assert len(paden) > 100
    assert gevonden == []


def test_de_zoeker_vindt_een_swv_in_code() -> None:
    bron = '"""Ook bij portvolio."""\nregel = "TLV-163-GRONINGEN"  # mhr\nif sleutel == "zandbergen":\n    pass\n'
    assert [waarde for waarde in waarden_in(bron) if NAAM.search(waarde)] == ["zandbergen"]
