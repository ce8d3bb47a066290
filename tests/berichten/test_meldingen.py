"""Mijn meldingen: each user chooses per kind, what the law wants told stays told, and the outbox keeps to it."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.urls import reverse

from swv.kern.berichten.models import Mail, Mailkeuze
from swv.kern.berichten.services import mail_klaarzetten, meldingen_kiezen
from swv.kern.berichten.soorten import mailsoorten, soorten_voor
from swv.kern.choices import Mailmoment, Rol
from swv.kern.kalender import klok
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.tasks import mail_versturen, samenvatting_versturen
from swv.kern.toegang.errors import NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, LEDEN, Cast

ADRES = "mijn_meldingen"
MORGENVROEG = datetime.combine(DAG + timedelta(days=1), time(7), tzinfo=AMSTERDAM)


def kies(cast: Cast, wie: str, **keuzes: str) -> None:
    with cast.als(wie) as actor:
        meldingen_kiezen(actor=actor, keuzes=keuzes)


def zet_klaar(cast: Cast, soort: str, wie: str = "oco", **velden: Any) -> Mail:
    return mail_klaarzetten(gebruiker_id=cast.gebruikers[wie], swv_id=cast.swvs[HOOFD], soort=soort, **velden)


def opnieuw(cast: Cast, mail: Mail) -> Mail:
    with cast.als("systeem"):
        return Mail.objects.get(pk=mail.pk)


@pytest.mark.parametrize(
    ("soort", "moment", "direct", "verstuurd"),
    [
        ("bericht_ontvangen", "meteen", True, 1),
        ("bericht_ontvangen", "niet", False, 0),
        ("concept_ligt_stil", "samenvatting", False, 1),
        ("concept_ligt_stil", "niet", False, 0),
        ("brief_klaar", "samenvatting", False, 1),
    ],
)
def test_the_outbox_keeps_to_the_choice(vers: Cast, soort: str, moment: str, direct: bool, verstuurd: int) -> None:
    kies(vers, "oco", **{soort: moment})
    mail = zet_klaar(vers, soort, dossier_id=maak.dossier_in_concept(vers).pk)
    assert mail.direct == direct
    with klok.op(MORGENVROEG):
        if direct:
            mail_versturen(mail.pk, mail.swv_id)
        else:
            samenvatting_versturen(mail.gebruiker_id, mail.swv_id)
    assert len(django_mail.outbox) == verstuurd
    rij = opnieuw(vers, mail)
    assert (rij.verzonden_op is None) == (rij.vervallen_op is not None) == (verstuurd == 0)


def test_what_counts_is_the_choice_at_the_moment_of_sending(vers: Cast) -> None:
    direct, later = zet_klaar(vers, "concept_ligt_stil"), zet_klaar(vers, "bericht_ontvangen")
    kies(vers, "oco", concept_ligt_stil="samenvatting", bericht_ontvangen="niet")
    assert not mail_versturen(direct.pk, direct.swv_id)
    rij = opnieuw(vers, direct)
    assert (rij.direct, rij.versturen_vanaf, rij.vervallen_op) == (False, MORGENVROEG, None)
    with klok.op(MORGENVROEG):
        assert samenvatting_versturen(direct.gebruiker_id, direct.swv_id)
        assert not samenvatting_versturen(direct.gebruiker_id, direct.swv_id)
    (verstuurd,) = django_mail.outbox
    assert "Aanvraag die stilligt" in verstuurd.body
    assert "Nieuw bericht" not in verstuurd.body
    assert opnieuw(vers, later).vervallen_op is not None


def test_a_choice_is_for_the_own_account_in_every_swv(vers: Cast) -> None:
    kies(vers, "deskundige1", advies_gevraagd="niet")
    for swv in (HOOFD, "mhr"):
        mail = mail_klaarzetten(
            gebruiker_id=vers.gebruikers["deskundige1"], swv_id=vers.swvs[swv], soort="advies_gevraagd"
        )
        assert not mail.direct
    assert zet_klaar(vers, "advies_gevraagd", "deskundige2").direct
    with vers.als("deskundige2") as actor:
        assert not Mailkeuze.objects.zichtbaar_voor(actor).exists()


@pytest.mark.parametrize("soort", [soort for soort in mailsoorten() if soort.verplicht], ids=lambda soort: soort.naam)
def test_what_must_be_told_cannot_be_switched_off(cast: Cast, soort: Any) -> None:
    with pytest.raises(NuNietMogelijk, match=soort.kort):
        kies(cast, "oco", **{soort.naam: "niet"})
    assert soort.moment_na("niet") == Mailmoment.METEEN


def test_the_law_and_the_invitation_are_among_them() -> None:
    verplicht = {soort.naam for soort in mailsoorten() if soort.verplicht}
    assert {"brief_klaar", "aanvulling_gevraagd", "aanvraag_voorgelegd", "handtekening_herinnering"} <= verplicht


def test_every_kind_says_who_can_get_it() -> None:
    # They go to who has no account or role yet, so there is nothing to choose.
    zonder_keuze = {"uitnodiging", "account_gemaakt", "rol_gekregen"}
    assert {soort.naam for soort in mailsoorten() if not soort.voor} == zonder_keuze
    assert {soort.naam for soort in soorten_voor([Rol.LEERLING])} == {
        "brief_klaar",
        "aanvraag_voorgelegd",
        "aanvraag_verplaatst",
        "aanvraag_samengevoegd",
        "bezwaar_hoorzitting",
        "bezwaarbundel_klaar",
        "gesprek_afgezegd",
        "gesprek_gepland",
        "handtekening_herinnering",
        "termijn_gewijzigd",
    }


def test_the_page_keeps_what_was_chosen(cast: Cast, binnen: Callable[[str], Client]) -> None:
    ouder = binnen("ouder")
    tekst = ouder.get(reverse(ADRES)).content.decode()
    assert "U kunt dit niet uitzetten" in tekst
    assert "Aanvraag die stilligt" not in tekst, "that is for a school"
    keuzes = {soort.naam: soort.moment.value for soort in soorten_voor([Rol.OUDER])} | {"bericht_ontvangen": "niet"}
    antwoord = ouder.post(reverse(ADRES), keuzes, follow=True)
    assert "Uw keuzes zijn bewaard." in antwoord.content.decode()
    with cast.als("ouder") as actor:
        assert Mailkeuze.objects.zichtbaar_voor(actor).get(soort="bericht_ontvangen").moment == "niet"
    with cast.als("ouder2") as actor:
        assert not Mailkeuze.objects.zichtbaar_voor(actor).exists()


def test_the_page_refuses_to_switch_off_what_must_be_told(cast: Cast, binnen: Callable[[str], Client]) -> None:
    keuzes = {soort.naam: "niet" for soort in soorten_voor([Rol.LEERLING])}
    antwoord = binnen("leerling").post(reverse(ADRES), keuzes)
    assert antwoord.status_code == 422
    assert "Kies &#x27;meteen&#x27; of" in antwoord.content.decode()
    with cast.als("leerling") as actor:
        assert not Mailkeuze.objects.zichtbaar_voor(actor).exists()


def test_the_page_is_there_for_everybody_with_few_queries(
    cast: Cast, binnen: Callable[[str], Client], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for wie in LEDEN:
        with django_assert_max_num_queries(15):
            assert binnen(wie).get(reverse(ADRES)).status_code == 200
