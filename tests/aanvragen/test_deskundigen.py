"""Assigning experts with their load, an interest that is declared, and replacing somebody (RCH-20, RCH-22, ROL-40..42)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.advices import adviesstand_van
from aanvragen.models import Belangmelding, Deskundigenadvies, Toewijzing
from aanvragen.services.advising import advies_opslaan, advies_vaststellen
from aanvragen.services.assessment import deskundigen_toewijzen
from aanvragen.services.experts import belang_melden, deskundige_vervangen, werklast_van
from swv.kern.berichten.models import Mail
from swv.kern.choices import Inzagerol
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import betrek
from tests.bouw.cast import Cast
from tests.bouw.situaties import (
    ELDERS,
    advies,
    dossier_bij_deskundigen,
    dossier_met_een_advies,
    dossier_volledig,
    opnieuw,
    stel_advies_vast,
)


def wijs_toe(cast: Cast, dossier: Dossier, *wie: str) -> None:
    with cast.als("secretariaat") as actor:
        leden = [cast.lidmaatschappen[naam] for naam in wie]
        deskundigen_toewijzen(actor=actor, dossier_id=dossier.pk, lidmaatschappen=leden)


def vervang(cast: Cast, dossier: Dossier, weg: str, nieuw: str, door: str = "secretariaat") -> Toewijzing:
    with cast.als(door) as actor:
        rij = Toewijzing.objects.get(dossier=dossier, deskundige_id=cast.partijen[weg])
        return deskundige_vervangen(
            actor=actor,
            dossier_id=dossier.pk,
            toewijzing_id=rij.pk,
            lidmaatschap_id=cast.lidmaatschappen[nieuw],
            reden="kan niet",
        )


@pytest.mark.parametrize(
    ("wie", "regel"),
    [
        pytest.param(("deskundige2", "deskundige3"), "RCH-20", id="RCH-20 eerste van de verkeerde discipline"),
        pytest.param(("deskundige1", "deskundige.noordrand"), "RCH-22", id="RCH-22 in dienst van het bestuur"),
        pytest.param(("deskundige1", "deskundige1"), "ROL-40", id="ROL-40 twee keer dezelfde"),
        pytest.param(("deskundige1",), "ROL-40", id="ROL-40 een is te weinig"),
    ],
)
def test_who_may_not_advise_is_refused_with_the_rule(cast: Cast, wie: tuple[str, ...], regel: str) -> None:
    dossier = dossier_volledig(cast)
    with pytest.raises(GeenRecht) as fout:
        wijs_toe(cast, dossier, *wie)
    assert fout.value.regel == regel
    assert regel in fout.value.melding


def test_a_collective_advice_cannot_be_entered(cast: Cast) -> None:
    """RCH-21: an advice has one author, who is assigned; the chair and an expert of another dossier write none."""
    dossier = dossier_bij_deskundigen(cast)
    for wie, fout in (("voorzitter", GeenRecht), ("secretariaat", GeenRecht), ("deskundige3", NietZichtbaar)):
        with cast.als(wie) as actor, pytest.raises(fout):
            advies_opslaan(actor=actor, dossier_id=dossier.pk, inhoud=advies("toekennen"))
    with cast.als("deskundige2") as actor:
        advies_vaststellen(actor=actor, dossier_id=dossier.pk, inhoud=advies("toekennen"))
        assert set(Deskundigenadvies.objects.values_list("auteur_id", flat=True)) == {cast.partijen["deskundige2"]}


def test_the_load_counts_open_advices_and_those_of_the_week(cast: Cast) -> None:
    dossier_bij_deskundigen(cast)
    nieuw = dossier_volledig(cast)
    with cast.als("secretariaat") as actor:
        dossier = Dossier.objects.select_related("aanvraag").get(pk=nieuw.pk)
        last = werklast_van(actor, dossier)
        assert {pk: (rij.nu, rij.deze_week) for pk, rij in last.items()} == {
            cast.partijen["deskundige1"]: (1, 1),
            cast.partijen["deskundige2"]: (1, 1),
        }


def test_who_has_the_least_work_stands_first(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier_bij_deskundigen(cast)
    pagina = binnen("secretariaat").get(reverse("deskundigen_toewijzen", args=[dossier_volledig(cast).pk]))
    tekst = pagina.content.decode()
    assert "1 open, 1 in deze vergaderweek" in tekst
    keuzes = [groep for groep, _ in pagina.context["form"].fields["deskundige_2"].choices[1:]]
    assert keuzes == ["arts", "kinder- of jeugdpsycholoog"]


def test_somebody_who_cannot_judge_tells_the_secretariaat(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = dossier_bij_deskundigen(cast)
    adres = reverse("belang_melden", args=[dossier.pk])
    assert binnen("deskundige2").post(adres, {"soort": "kan_niet"}).status_code == 422
    gegevens = {"soort": "kan_niet", "toelichting": "Ik ken het gezin van de sportclub."}
    assert binnen("deskundige2").post(adres, gegevens).status_code == 302
    with cast.als("systeem"):
        assert Mail.objects.filter(soort="belang_gemeld").exists()
    dossierpagina = reverse("dossier", args=[dossier.pk])
    for wie in ("secretariaat", "deskundige2"):
        assert "sportclub" in binnen(wie).get(dossierpagina).content.decode()
    for wie in ("oco", "ouder", "deskundige1"):
        assert "sportclub" not in binnen(wie).get(dossierpagina).content.decode()


def test_replaced_before_the_advice_is_final(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """RCH-22, ROL-40: the replaced one reads no more from today, the other writes an advice that counts."""
    dossier = dossier_bij_deskundigen(cast)
    assert binnen("deskundige1").get(reverse("dossier", args=[dossier.pk])).status_code == 200
    with cast.als("secretariaat") as actor:
        rij = Toewijzing.objects.get(dossier=dossier, volgorde=2)
        velden = {"weg": rij.pk, "nieuw": cast.lidmaatschappen["deskundige3"], "reden": "ziek"}
    adres = reverse("deskundige_vervangen", args=[dossier.pk])
    assert "deskundige3" in binnen("secretariaat").get(adres).content.decode().lower()
    assert binnen("secretariaat").post(adres, velden).status_code == 302
    assert binnen("deskundige2").get(reverse("dossier", args=[dossier.pk])).status_code == 404
    with cast.als("deskundige2") as actor, pytest.raises(NietZichtbaar):
        advies_opslaan(actor=actor, dossier_id=dossier.pk, inhoud=advies("toekennen"))
    stel_advies_vast(cast, dossier, "deskundige1")
    stel_advies_vast(cast, dossier, "deskundige3")
    with cast.als("secretariaat"):
        assert adviesstand_van(dossier, "advies", 2).klaar
        assert opnieuw(dossier).adviezen_vast_op is not None


def test_a_draft_of_the_replaced_stays_unread(cast: Cast) -> None:
    dossier = dossier_bij_deskundigen(cast)
    with pytest.raises(GeenRecht) as fout:
        vervang(cast, dossier, "deskundige1", "deskundige3")
    assert fout.value.regel == "RCH-20"  # an arts is not the first expert
    with cast.als("secretariaat"):
        assert not Deskundigenadvies.objects.filter(dossier=dossier).exists()
    with cast.als("deskundige1"):
        assert Deskundigenadvies.objects.filter(dossier=dossier).count() == 1


@pytest.mark.parametrize(
    ("nieuw", "fout", "regel"),
    [
        pytest.param("deskundige.noordrand", GeenRecht, "RCH-22", id="RCH-22 in dienst van het bestuur"),
        pytest.param("deskundige1", GeenRecht, "ROL-40", id="ROL-40 al toegewezen"),
        pytest.param("deskundige.mhr", NuNietMogelijk, "", id="van een ander samenwerkingsverband"),
    ],
)
def test_who_cannot_come_instead(cast: Cast, nieuw: str, fout: type[Exception], regel: str) -> None:
    dossier = dossier_bij_deskundigen(cast)
    with pytest.raises(fout) as gevonden:
        vervang(cast, dossier, "deskundige2", nieuw)
    assert getattr(gevonden.value, "regel", "") == regel


@pytest.mark.parametrize("door", ["secretariaat", "voorzitter"])
def test_a_final_advice_stays(cast: Cast, door: str) -> None:
    """TLV-115; the chair cannot read that it is final, and is refused all the same (ROL-41)."""
    dossier = dossier_met_een_advies(cast)
    with pytest.raises(NuNietMogelijk, match="vastgesteld"):
        vervang(cast, dossier, "deskundige1", "deskundige3", door)


def test_once_involved_never_an_expert(cast: Cast) -> None:
    """ROL-42: who was asked as adviesteam, also when it ended."""
    dossier = dossier_volledig(cast, ELDERS)
    with cast.als("secretariaat") as actor:
        partij = cast.partijen["deskundige2"]
        betrek(dossier.pk, dossier.swv_id, partij, Inzagerol.ADVIESTEAM, van=actor.vandaag, grond="consultatie")
    with pytest.raises(GeenRecht) as fout:
        wijs_toe(cast, dossier, "deskundige1", "deskundige2")
    assert "ROL-42" in fout.value.melding


def test_an_explained_interest_is_kept(cast: Cast) -> None:
    """RCH-22: 'wisselen of vastleggen waarom niet'."""
    dossier = dossier_bij_deskundigen(cast)
    with cast.als("deskundige1") as actor:
        belang_melden(actor=actor, dossier_id=dossier.pk, soort="toegelicht", toelichting="Oud-collega van de OCO.")
        with pytest.raises(NuNietMogelijk):
            belang_melden(actor=actor, dossier_id=dossier.pk, soort="anders", toelichting="x")
    with cast.als("voorzitter"):
        assert Belangmelding.objects.get().get_soort_display().startswith("Ik ken iemand")
