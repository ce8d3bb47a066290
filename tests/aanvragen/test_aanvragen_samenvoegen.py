"""Two aanvragen for the same thing go on as one (10-tlv section 9, RCH-02, RCH-06, TLV-60a)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Aanvraag, Antwoord, Handtekening, Statusovergang
from aanvragen.services.merging import aanvragen_samenvoegen, samen_te_voegen
from aanvragen.services.moving import Verplaatsing, aanvraag_verplaatsen
from aanvragen.services.submission import aanvraag_intrekken
from aanvragen.services.terms import ingebrekestelling_vastleggen
from aanvragen.tasks import herinneringen_maken
from swv.kern.berichten.models import Mail
from swv.kern.choices import InschrijvingSoort
from swv.kern.documenten.models import Document
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast
from tlv.services.dispatch import brieven_verzenden

Situatie = Callable[..., Dossier]


def tweede(cast: Cast, dossier: Dossier, situatie: Situatie = maak.dossier_ingediend) -> Dossier:
    """Another aanvraag for the same thing about the same pupil, of the same school."""
    return situatie(cast, maak.anders(bekende_leerling=dossier.leerling_id, waarom_nog="vergissing"))


def voeg_samen(
    cast: Cast, dossier: Dossier, met: Dossier, *, door: str = "secretariaat", reden: str = "dubbel"
) -> None:
    with cast.als(door) as actor:
        aanvragen_samenvoegen(actor=actor, dossier_id=dossier.pk, met=met.pk, reden=reden)


def inhoud(dossier: Dossier) -> tuple[object, ...]:
    """All that a merge leaves alone in the one that stays."""
    aanvraag = Aanvraag.objects.filter(dossier=dossier).values()
    return (
        list(aanvraag),
        *(
            list(model.objects.filter(dossier=dossier).order_by("pk").values())  # type: ignore[attr-defined]
            for model in (Antwoord, Document, Handtekening, Statusovergang)
        ),
    )


@pytest.mark.parametrize(
    "situatie",
    [
        maak.dossier_ingediend,
        maak.dossier_met_aanvulling_gevraagd,
        maak.dossier_volledig,
        maak.dossier_bij_deskundigen,
        maak.dossier_met_adviezen,
    ],
)
def test_until_the_besluit_it_goes_on_in_the_other_which_stays_as_it_is(cast: Cast, situatie: Situatie) -> None:
    eerste = maak.dossier_volledig(cast)
    dubbel = tweede(cast, eerste, situatie)
    with cast.als("secretariaat"):
        ervoor = inhoud(eerste)
    voeg_samen(cast, dubbel, eerste)
    with cast.als("secretariaat"):
        assert inhoud(eerste) == ervoor, "term, signatures and answers of the one that stays (RCH-02, TLV-60a)"
        hier = maak.opnieuw(dubbel)
        assert (hier.aanvraag.status, hier.aanvraag.samengevoegd_met) == ("samengevoegd", eerste.nummer)
        assert hier.aanvulling_open is False
        overgang = Statusovergang.objects.filter(dossier=dubbel).latest("pk")
        assert (overgang.naar, overgang.handeling) == ("samengevoegd", "aanvragen_samenvoegen")


def test_both_dossiers_tell_it_and_stay_readable(cast: Cast) -> None:
    eerste = maak.dossier_ingediend(cast)
    dubbel = tweede(cast, eerste, maak.dossier_bij_deskundigen)
    voeg_samen(cast, dubbel, eerste, reden="twee keer hetzelfde")
    for wie in ("oco", "ouder", "ouder2", "leerling", "bestuur", "deskundige1"):
        with cast.als(wie) as actor:
            assert Dossier.objects.zichtbaar_voor(actor).filter(pk=dubbel.pk).exists(), wie
    with cast.als("oco"):
        rijen = Gebeurtenis.objects.filter(soort__contains="samen", dossier__in=[eerste, dubbel])
        verteld = {(rij.dossier_id, rij.soort): (rij.veldgroep, rij.gegevens) for rij in rijen}
    assert verteld == {
        (dubbel.pk, "aanvraag.samengevoegd"): ("basis", {"nummer": eerste.nummer}),
        (eerste.pk, "samenvoeging.vastgelegd"): ("basis", {"nummer": dubbel.nummer}),
        (dubbel.pk, "samenvoeging.toegelicht"): ("onderwijs", {"reden": "twee keer hetzelfde"}),
        (eerste.pk, "samenvoeging.toegelicht"): ("onderwijs", {"reden": "twee keer hetzelfde"}),
    }
    with cast.als("systeem"):
        mails = Mail.objects.filter(soort="aanvraag_samengevoegd")
        assert set(mails.values_list("dossier_id", flat=True)) == {dubbel.pk}
        assert set(mails.values_list("gebruiker_id", flat=True)) >= {
            cast.gebruikers[wie] for wie in ("oco", "ouder", "ouder2", "leerling", "deskundige1", "deskundige2")
        }


def test_the_first_submitted_stays(cast: Cast) -> None:
    """RCH-02: the clock needs no change."""
    eerste = maak.dossier_ingediend(cast)
    dubbel = tweede(cast, eerste)
    with pytest.raises(NuNietMogelijk, match=f"Aanvraag {eerste.nummer} is het eerst ingediend en moet blijven"):
        voeg_samen(cast, eerste, dubbel)
    voeg_samen(cast, dubbel, eerste)


def test_who_may_not_and_with_what_not(cast: Cast) -> None:
    eerste = maak.dossier_ingediend(cast)
    dubbel, los = tweede(cast, eerste), maak.dossier_ingediend(cast)
    for door, fout in (
        ("voorzitter", GeenRecht),
        ("oco", GeenRecht),
        ("ouder", GeenRecht),
        ("secretariaat.mhr", NietZichtbaar),
    ):
        with pytest.raises(fout):
            voeg_samen(cast, dubbel, eerste, door=door)
    for met, reden, melding in (
        (eerste, " ", "waarom"),
        (los, "dubbel", "uit de lijst"),
        (dubbel, "x", "uit de lijst"),
    ):
        with pytest.raises(NuNietMogelijk, match=melding):
            voeg_samen(cast, dubbel, met, reden=reden)
    voeg_samen(cast, dubbel, eerste)
    with pytest.raises(NuNietMogelijk, match="samengevoegd"):
        voeg_samen(cast, dubbel, eerste)


def test_not_with_what_was_decided_withdrawn_or_is_no_request_yet(cast: Cast) -> None:
    besloten = maak.dossier_besloten(cast)
    dubbel = tweede(cast, besloten)
    weg, concept = tweede(cast, besloten), tweede(cast, besloten, maak.dossier_ter_ondertekening)
    with cast.als("oco") as oco:
        aanvraag_intrekken(actor=oco, dossier_id=weg.pk, reden="dubbel")
    for ander in (besloten, weg, concept):
        with pytest.raises(NuNietMogelijk, match="uit de lijst"):
            voeg_samen(cast, dubbel, ander)
    with pytest.raises(NuNietMogelijk, match="besloten"):
        voeg_samen(cast, besloten, dubbel)


def test_another_school_keeps_its_own_besluit(cast: Cast) -> None:
    """Once the aanvraag is at the same school, it can go on in the other."""
    eerste = maak.dossier_ingediend(cast)
    dubbel = tweede(cast, eerste)
    daar = Verplaatsing(cast.scholen["wissel"], InschrijvingSoort.AANMELDING, DAG, True, "ook daar")
    with cast.als("secretariaat") as actor:
        aanvraag_verplaatsen(actor=actor, dossier_id=eerste.pk, verplaatsing=daar)
        assert samen_te_voegen(actor, dubbel) == []
        aanvraag_verplaatsen(actor=actor, dossier_id=dubbel.pk, verplaatsing=daar)
        assert samen_te_voegen(actor, maak.opnieuw(dubbel)) == [eerste]


def test_a_notice_of_default_is_not_lost(cast: Cast) -> None:
    """RCH-06."""
    eerste = maak.dossier_ingediend(cast)
    dubbel = tweede(cast, eerste)
    dag = DAG + timedelta(days=200)

    def stel_in_gebreke(dossier: Dossier, op: date) -> None:
        with klok.op(dag), cast.als("secretariaat", dag) as actor:
            ingebrekestelling_vastleggen(actor=actor, dossier_id=dossier.pk, ontvangen_op=op)

    stel_in_gebreke(dubbel, dag)
    with pytest.raises(NuNietMogelijk, match="ingebrekestelling"):
        voeg_samen(cast, dubbel, eerste)
    stel_in_gebreke(eerste, dag)
    voeg_samen(cast, dubbel, eerste)


def test_no_reminders_and_no_letters_any_more(cast: Cast) -> None:
    eerste = maak.dossier_ingediend(cast)
    dubbel = tweede(cast, eerste, maak.dossier_met_aanvulling_gevraagd)
    voeg_samen(cast, dubbel, eerste)
    with cast.als("systeem"):
        ervoor = Mail.objects.filter(dossier=dubbel).count()
    for dagen in (5, 20, 200):
        with klok.op(DAG + timedelta(days=dagen)):
            herinneringen_maken(cast.swvs[HOOFD])
    with cast.als("systeem"):
        assert Mail.objects.filter(dossier=dubbel).count() == ervoor
        assert Mail.objects.filter(dossier=eerste, soort="besluit_te_laat").exists()
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match="samengevoegd"):
        brieven_verzenden(actor=actor, dossier_id=dubbel.pk)


def test_the_pages(cast: Cast, binnen: Callable[[str], Client]) -> None:
    eerste = maak.dossier_ingediend(cast)
    client, dossierpad = binnen("secretariaat"), reverse("dossier", args=[eerste.pk])
    assert reverse("aanvragen_samenvoegen", args=[eerste.pk]) not in client.get(dossierpad).content.decode()
    dubbel = tweede(cast, eerste, maak.dossier_met_aanvulling_gevraagd)
    pad = reverse("aanvragen_samenvoegen", args=[dubbel.pk])
    assert pad in client.get(reverse("dossier", args=[dubbel.pk])).content.decode()
    verkeerd = client.get(reverse("aanvragen_samenvoegen", args=[eerste.pk])).content.decode()
    assert "is het eerst ingediend en moet blijven" in verkeerd
    assert pad in verkeerd
    tekst = client.get(pad).content.decode()
    assert "kunt u niet terugdraaien" in tekst
    assert f"Aanvraag {eerste.nummer}, ingediend op" in tekst
    assert client.post(pad, {"met": eerste.pk}).status_code == 422
    antwoord = client.post(pad, {"met": eerste.pk, "reden": "dubbel"}, follow=True)
    assert "De aanvragen zijn samengevoegd" in antwoord.content.decode()
    for wie in ("secretariaat", "oco", "ouder"):
        lezer = binnen(wie)
        tekst = lezer.get(reverse("dossier", args=[dubbel.pk])).content.decode()
        assert f'href="{dossierpad}">aanvraag {eerste.nummer}</a>' in tekst, wie
        uiterlijk = "Wanneer is er uiterlijk een besluit?" if wie == "ouder" else "Besluit uiterlijk op"
        assert uiterlijk not in tekst
        assert "Aanvullen uiterlijk op" not in tekst
        assert "Voor deze leerling loopt ook" not in tekst
        tekst = lezer.get(dossierpad).content.decode()
        assert reverse("dossier", args=[dubbel.pk]) in tekst
        assert uiterlijk in tekst
    assert "De termijn telt niet meer" in client.get(reverse("termijnen", args=[dubbel.pk])).content.decode()
    regels = client.get(reverse("werkvoorraad"), {"toon": "alles"}).context["regels"]
    assert {regel.dossier.pk: regel.klaar for regel in regels} == {dubbel.pk: True, eerste.pk: False}
