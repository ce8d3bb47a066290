"""Texts to put into a besluit, minutes or an advice: versions, who keeps them, and what was decided stays (TLV-115)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.briefteksten.bouwstenen import (
    Bouwsteen,
    Bouwsteeninhoud,
    Waarvoor,
    bouwsteen_bewaren,
    bouwsteen_vervallen,
    geldende_bouwstenen,
)
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.aanvragen.test_vergaderingen import plan
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast
from tlv.models import Besluittekst

TEKST = "De leerling heeft een kleine groep nodig."
MORGEN, LATER = DAG + timedelta(days=1), DAG + timedelta(days=30)


def inhoud(tekst: str = TEKST, waarvoor: str = Waarvoor.TOEKENNEN, van: date = DAG, soort: str = "") -> Bouwsteeninhoud:
    return Bouwsteeninhoud("Kleine groep", (waarvoor,), (soort,) if soort else (), tekst, van)


def bewaar(cast: Cast, nieuw: Bouwsteeninhoud, pk: int | None = None) -> Bouwsteen:
    with cast.als("secretariaat") as actor:
        return bouwsteen_bewaren(actor=actor, inhoud=nieuw, bouwsteen_id=pk)


def geldt(cast: Cast, dag: date, wie: str = "voorzitter") -> list[str]:
    with cast.als(wie) as actor:
        return [rij.tekst for rij in geldende_bouwstenen(actor, cast.swvs[HOOFD], dag)]


def test_on_each_day_one_version_holds(cast: Cast) -> None:
    eerste = bewaar(cast, inhoud())
    tweede = bewaar(cast, inhoud("Nieuw.", van=LATER), eerste.pk)
    assert geldt(cast, DAG - timedelta(days=1)) == []
    assert geldt(cast, DAG) == geldt(cast, LATER - timedelta(days=1)) == [TEKST]
    assert geldt(cast, LATER) == ["Nieuw."]
    bewaar(cast, inhoud("Nog nieuwer.", van=LATER), tweede.pk)  # of the same day the last one
    assert geldt(cast, LATER) == ["Nog nieuwer."]
    with cast.als("secretariaat") as actor:
        bouwsteen_vervallen(actor=actor, bouwsteen_id=eerste.pk)
    assert geldt(cast, LATER) == []
    assert geldt(cast, DAG) == [TEKST]  # the last version had not begun
    bewaar(cast, inhoud("Terug.", van=LATER), eerste.pk)
    assert geldt(cast, LATER) == ["Terug."]


def test_only_the_secretariaat_keeps_them_and_only_for_the_own_swv(cast: Cast) -> None:
    rij = bewaar(cast, inhoud())
    assert geldt(cast, DAG, "deskundige1") == []  # an expert reads those of the SWV of a dossier
    maak.dossier_bij_deskundigen(cast)
    assert geldt(cast, DAG, "deskundige1") == [TEKST]
    assert geldt(cast, DAG, "secretariaat.mhr") == []
    with cast.als("voorzitter") as actor, pytest.raises(GeenRecht):
        bouwsteen_bewaren(actor=actor, inhoud=inhoud())
    with cast.als("secretariaat.mhr") as actor, pytest.raises(NietZichtbaar):
        bouwsteen_bewaren(actor=actor, inhoud=inhoud(), bouwsteen_id=rij.pk)
    with cast.als("secretariaat") as actor:
        for fout in (inhoud(" "), inhoud(van=DAG - timedelta(days=1)), Bouwsteeninhoud("t", (), (), "t", DAG)):
            with pytest.raises(NuNietMogelijk):
                bouwsteen_bewaren(actor=actor, inhoud=fout)


def test_who_decides_puts_a_text_in_and_keeps_what_was_typed(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """Without JavaScript: the page comes back; nothing was judged or saved, and the besluit holds its own text."""
    rij = bewaar(cast, inhoud())
    bewaar(cast, inhoud("Probeer eerst extra hulp.", Waarvoor.ADVIES))
    bewaar(cast, inhoud("Alleen bij een verlenging.", soort="tlv_vso_verlenging"))
    dossier = maak.dossier_met_adviezen(cast)
    adres = reverse("besluit_nemen", args=[dossier.pk])
    voorzitter = binnen("voorzitter")
    pagina = voorzitter.get(adres).content.decode()
    assert f'value="motivering:{rij.pk}"' in pagina
    assert "Voor: advies bij een afwijzing" in pagina
    assert pagina.count("Kleine groep</option>") == 2
    getypt = {"uitkomst": "toegekend", "motivering": "Mijn eigen woorden.", "categorie": "2", "einddatum": "2027-07-31"}
    antwoord = voorzitter.post(adres, {**getypt, "bouwsteen": f"motivering:{rij.pk}", "invoegen": "ja"})
    terug = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert f"Mijn eigen woorden.\n\n{TEKST}</textarea>" in terug
    assert 'value="2027-07-31"' in terug
    assert '<option value="2" selected>' in terug
    assert "De tekst staat onder" in terug
    assert "utrecht-alert--error" not in terug
    zonder = voorzitter.post(adres, {**getypt, "bouwsteen": "motivering:0", "invoegen": "ja"}).content.decode()
    assert "Kies eerst een tekst" in zonder
    assert "Mijn eigen woorden.</textarea>" in zonder


def test_tlv_115_a_later_version_changes_no_besluit(cast: Cast) -> None:
    rij = bewaar(cast, inhoud())
    dossier = maak.dossier_besloten(cast)
    with cast.als("voorzitter"):
        eerst = list(Besluittekst.objects.filter(dossier=dossier).values_list("tekst", flat=True))
    bewaar(cast, inhoud("Heel anders."), rij.pk)
    with cast.als("voorzitter"):
        assert list(Besluittekst.objects.filter(dossier=dossier).values_list("tekst", flat=True)) == eerst


def test_minutes_and_advice_take_texts_of_their_own(cast: Cast, binnen: Callable[[str], Client]) -> None:
    verslag = bewaar(cast, inhoud("Aanwezig: [namen].", Waarvoor.VERSLAG))
    advies = bewaar(cast, inhoud("Wij zien dat [wat].", Waarvoor.DESKUNDIGE))
    plan(cast)
    dossier = maak.dossier_bij_deskundigen(cast)
    leespagina = binnen("voorzitter").get(reverse("vergaderdossier", args=[dossier.pk])).content.decode()
    assert f'value="tekst:{verslag.pk}"' in leespagina
    schrijf = reverse("verslag_vastleggen", args=[dossier.pk])
    keuze = {"tekst": "Kort.", "bouwsteen": f"tekst:{verslag.pk}", "invoegen": "ja"}
    assert "Kort.\n\nAanwezig: [namen]." in binnen("voorzitter").post(schrijf, keuze).content.decode()
    schrijf = reverse("advies_opslaan", args=[dossier.pk])
    keuze = {"motivering": "Kort.", "bouwsteen": f"motivering:{advies.pk}", "invoegen": "ja"}
    assert "Kort.\n\nWij zien dat [wat]." in binnen("deskundige1").post(schrijf, keuze).content.decode()


def test_the_secretariaat_writes_changes_and_ends_a_text(cast: Cast, binnen: Callable[[str], Client]) -> None:
    secretariaat, lijst = binnen("secretariaat"), reverse("bouwstenen")
    assert "Er zijn nog geen teksten" in secretariaat.get(lijst).content.decode()
    nieuw = {"titel": "Kleine groep", "waarvoor": ["toekennen"], "tekst": TEKST, "geldig_van": DAG.isoformat()}
    assert secretariaat.post(reverse("bouwsteen_toevoegen"), {**nieuw, "tekst": ""}).status_code == 422
    gisteren = {**nieuw, "geldig_van": (DAG - timedelta(days=1)).isoformat()}
    assert secretariaat.post(reverse("bouwsteen_toevoegen"), gisteren).status_code == 409
    assert TEKST in secretariaat.post(reverse("bouwsteen_toevoegen"), nieuw, follow=True).content.decode()
    with cast.als("secretariaat"):
        rij = Bouwsteen.objects.get()
    wijzig = reverse("bouwsteen_wijzigen", args=[rij.pk])
    morgen = {**nieuw, "tekst": "Een groep van acht.", "geldig_van": MORGEN.isoformat()}
    assert "Geldt later" in secretariaat.post(wijzig, morgen, follow=True).content.decode()
    assert "<del>" in secretariaat.get(wijzig).content.decode()
    with klok.op(MORGEN):
        secretariaat = binnen("secretariaat")
        assert "Een groep van acht." in secretariaat.get(lijst).content.decode()
        vervallen = secretariaat.post(reverse("bouwsteen_vervallen", args=[rij.pk]), follow=True).content.decode()
        assert "De tekst is vervallen" in vervallen
        assert "Er zijn nog geen teksten" in secretariaat.get(lijst).content.decode()
        again = secretariaat.post(reverse("bouwsteen_vervallen", args=[rij.pk]), follow=True).content.decode()
        assert "al vervallen" in again
    assert binnen("voorzitter").get(lijst).status_code == 200
    assert binnen("voorzitter").get(wijzig).status_code == 403
    assert binnen("deskundige1").get(lijst).status_code == 403
