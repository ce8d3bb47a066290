"""Advices that differ: discussed, confirmed or revised in a next version, then the besluit (RCH-23, ROL-41, TLV-115)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Deskundigenadvies, Notitie
from aanvragen.services.advising import advies_opslaan, advies_vaststellen, herbespreking_vastleggen
from swv.kern.berichten.models import Mail
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tlv.models import Besluittekst
from tlv.services.decision import BesluitGeweigerd, besluit_nemen

Binnen = Callable[[str], Client]


def met_verschil(cast: Cast) -> Dossier:
    dossier = maak.dossier_bij_deskundigen(cast)
    maak.stel_advies_vast(cast, dossier, "deskundige1")
    maak.stel_advies_vast(cast, dossier, "deskundige2", "afwijzen")
    return dossier


def besproken(cast: Cast) -> Dossier:
    dossier = met_verschil(cast)
    with cast.als("voorzitter") as actor:
        herbespreking_vastleggen(actor=actor, dossier_id=dossier.pk, verslag="Beide kanten gehoord.")
    return dossier


def gezien(cast: Cast, wie: str, dossier: Dossier) -> set[tuple[int, int]]:
    """(round, place) of the final advices that somebody sees, by each lock alone."""
    with cast.als(wie) as actor:
        uit = []
        for rijen in (Deskundigenadvies.objects.zichtbaar_voor(actor), Deskundigenadvies.objects.all()):
            vast = rijen.filter(dossier=dossier, vastgesteld_op__isnull=False)
            uit.append(set(vast.values_list("ronde", "toewijzing__volgorde")))
        assert uit[0] == uit[1]
        return uit[0]


def test_the_discussion_gives_each_expert_a_next_version_and_keeps_the_old(cast: Cast) -> None:
    dossier = besproken(cast)
    with cast.als("systeem"):
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        assert (aanvraag.status, aanvraag.adviesronde) == (Status.IN_BEOORDELING, 2)
        eerste = list(Deskundigenadvies.objects.filter(dossier=dossier).order_by("pk").values())
        gemaild = Mail.objects.filter(dossier_id=dossier.pk, soort="advies_opnieuw")
        assert set(gemaild.values_list("gebruiker_id", flat=True)) == {
            cast.gebruikers[wie] for wie in maak.GEWOON.deskundigen
        }
    with cast.als("secretariaat"):
        assert Notitie.objects.filter(dossier=dossier, tekst__contains="Beide kanten gehoord.").exists()
    # In the new round nobody sees how far the other is; what was said in the first they know (ROL-41).
    eerste_ronde = {(1, 1), (1, 2)}
    maak.stel_advies_vast(cast, dossier, "deskundige1")
    assert gezien(cast, "deskundige1", dossier) == {*eerste_ronde, (2, 1)}
    assert gezien(cast, "deskundige2", dossier) == eerste_ronde
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="status"):
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=maak.voornemen_tot_toekennen(actor, dossier))
    maak.stel_advies_vast(cast, dossier, "deskundige2")
    assert gezien(cast, "deskundige2", dossier) == {*eerste_ronde, (2, 1), (2, 2)}
    with cast.als("voorzitter") as actor:
        assert Aanvraag.objects.get(dossier=dossier).status == Status.ADVIES_GEREED
        oud = Deskundigenadvies.objects.filter(dossier=dossier, ronde=1).order_by("pk")
        assert list(oud.values()) == eerste
        besluit = besluit_nemen(
            actor=actor, dossier_id=dossier.pk, voornemen=maak.voornemen_tot_toekennen(actor, dossier)
        )
        assert besluit.adviesronde == 2


def test_advices_that_still_differ_ask_for_a_motivated_choice(cast: Cast) -> None:
    dossier = besproken(cast)
    maak.stel_advies_vast(cast, dossier, "deskundige1")
    maak.stel_advies_vast(cast, dossier, "deskundige2", "afwijzen")
    with cast.als("voorzitter") as actor:
        voornemen = maak.voornemen_tot_toekennen(actor, dossier)
        with pytest.raises(BesluitGeweigerd) as fout:
            besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)
        assert [reden.code for reden in fout.value.blokkades] == ["keuze_motiveren"]
        gekozen = replace(voornemen, keuze="Het eerste advies volgt het onderzoek.")
        besluit = besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=gekozen)
        assert Besluittekst.objects.get(besluit=besluit, soort="keuze").tekst == gekozen.keuze


def test_a_version_of_an_earlier_round_cannot_be_changed_nor_added(cast: Cast) -> None:
    dossier = besproken(cast)
    with cast.als("deskundige1"):
        oud = Deskundigenadvies.objects.get(dossier=dossier, ronde=1, toewijzing__volgorde=1)
        assert Deskundigenadvies.objects.filter(pk=oud.pk).update(motivering="anders") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Deskundigenadvies.objects.create(
                dossier=dossier, toewijzing=oud.toewijzing, auteur=oud.auteur, ronde=9, bijgewerkt_op=oud.bijgewerkt_op
            )


def test_rch_21_nobody_signs_for_the_other(cast: Cast) -> None:
    """An advice has one author, who is assigned; there is no act by which two advise together."""
    dossier = maak.dossier_bij_deskundigen(cast)
    with cast.als("deskundige1"):
        eigen = Deskundigenadvies.objects.get(dossier=dossier)
        with pytest.raises(DatabaseError), transaction.atomic():
            Deskundigenadvies.objects.filter(pk=eigen.pk).update(auteur_id=cast.partijen["deskundige2"])
    with cast.als("deskundige2"):
        assert Deskundigenadvies.objects.filter(pk=eigen.pk).update(motivering="van ons beiden") == 0


def test_what_an_advice_lacks_the_service_says_too(cast: Cast) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    inhoud = replace(maak.advies("toekennen"), ivo={}, duur_motivering="")
    with cast.als("deskundige2") as actor, pytest.raises(NuNietMogelijk) as fout:
        advies_vaststellen(actor=actor, dossier_id=dossier.pk, inhoud=inhoud)
    assert len(fout.value.redenen) == 2


def test_answers_that_belong_to_another_outcome_are_not_kept(cast: Cast) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    with cast.als("deskundige2") as actor:
        advies = advies_opslaan(actor=actor, dossier_id=dossier.pk, inhoud=maak.advies("toekennen", 2))
        assert [rij["regel"] for rij in advies.afwegingen] == ["TLV-78", "TLV-74", "TLV-75", "TLV-76", "TLV-77"]
        advies = advies_opslaan(actor=actor, dossier_id=dossier.pk, inhoud=maak.advies("afwijzen"))
        assert [rij["regel"] for rij in advies.afwegingen] == ["TLV-78"]
        assert advies.afwegingen[0]["vraag"] == "Is het probleem tijdelijk?"


def test_the_page_saves_by_itself_and_keeps_what_was_typed(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_bij_deskundigen(cast)
    adres = reverse("advies_opslaan", args=[dossier.pk])
    client = binnen("deskundige2")
    typt = {"strekking": "toekennen", "categorie": "2", "ivo_ruimte": "Een stille plek", "vraag_jeugdhulp": "nee"}
    antwoord = client.post(adres, typt, headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert "Opgeslagen om" in antwoord.content.decode()
    terug = client.get(adres).context["form"]
    assert {naam: str(terug[naam].value()) for naam in typt} == typt
    tekst = client.get(adres).content.decode()
    assert "TLV-76" in tekst or "jeugdhulp" in tekst


def test_the_differences_are_shown_point_by_point(cast: Cast, binnen: Binnen) -> None:
    dossier = met_verschil(cast)
    voorzitter = binnen("voorzitter")
    for naam in ("besluit_nemen", "herbespreking_vastleggen"):
        tekst = voorzitter.get(reverse(naam, args=[dossier.pk])).content.decode()
        assert "De adviezen verschillen bij: <strong>Advies" in tekst, naam
    antwoord = voorzitter.post(reverse("herbespreking_vastleggen", args=[dossier.pk]), {"tekst": "Besproken."})
    assert antwoord.status_code == 302
    opnieuw = binnen("deskundige1").get(reverse("advies_opslaan", args=[dossier.pk])).content.decode()
    assert "Kijk opnieuw naar uw advies" in opnieuw
    assert "Een kleine groep." in opnieuw  # what this expert wrote before stands ready to be confirmed
