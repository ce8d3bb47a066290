"""The outbox: written with the act, sent once, never lost, and silent about anybody (issue 3, acceptance 7)."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.conf import settings
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from aanvragen.services.submission import aanvulling_vragen
from swv.kern.berichten.models import Mail
from swv.kern.berichten.services import mail_klaarzetten, mails_klaarzetten, volgende_samenvatting
from swv.kern.berichten.soorten import Mailsoort, mailsoorten, registreer_mailsoort
from swv.kern.berichten.teksten import mailtekst
from swv.kern.berichten.versturen import EERSTE_WACHTTIJD, GEEF_OP_NA, LANGSTE_WACHTTIJD, wachttijd_na
from swv.kern.kalender import klok
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.tasks import mail_versturen, samenvatting_versturen
from swv.kern.toegang.errors import NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.conftest import Taak

NU = datetime.combine(DAG, time(12), tzinfo=AMSTERDAM)
MORGENVROEG = datetime.combine(DAG + timedelta(days=1), time(7), tzinfo=AMSTERDAM)


def mails(cast: Cast, wie: str = "", **filters: Any) -> list[Mail]:
    if wie:
        filters["gebruiker_id"] = cast.gebruikers[wie]
    with cast.als("systeem"):
        return list(Mail.objects.filter(**filters).order_by("pk"))


def zet_klaar(cast: Cast, wie: str = "oco", **velden: Any) -> Mail:
    velden = {"soort": "brief_klaar"} | velden
    return mail_klaarzetten(gebruiker_id=cast.gebruikers[wie], swv_id=cast.swvs[HOOFD], **velden)


def opnieuw(cast: Cast, mail: Mail) -> Mail:
    (rij,) = mails(cast, pk=mail.pk)
    return rij


@pytest.fixture
def server_weg(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """The mail server fails with what stands in the list, and works when it is empty."""
    fouten: list[Exception] = [SMTPServerDisconnected("weg")]
    verstuur = EmailMessage.send

    def send(self: EmailMessage, *args: Any, **kwargs: Any) -> int:
        if fouten:
            raise fouten[0]
        return verstuur(self, *args, **kwargs)

    monkeypatch.setattr(EmailMessage, "send", send)
    return fouten


# --- What the acts put in it ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stap", "soort", "wie", "direct"),
    [
        (maak.dossier_ter_ondertekening, "aanvraag_voorgelegd", {"ouder", "ouder2", "leerling"}, True),
        (maak.dossier_ingediend, "aanvraag_ingediend", {"secretariaat"}, False),
        (maak.dossier_met_aanvulling_gevraagd, "aanvulling_gevraagd", {"oco"}, True),
        (maak.dossier_bij_deskundigen, "advies_gevraagd", {"deskundige1", "deskundige2"}, True),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else None,
)
def test_an_act_tells_whom_it_concerns(
    cast: Cast, stap: Callable[..., Any], soort: str, wie: set[str], direct: bool, taken: list[Taak]
) -> None:
    dossier = stap(cast)
    gevonden = mails(cast, dossier=dossier, soort=soort)
    assert {mail.gebruiker_id for mail in gevonden} == {cast.gebruikers[naam] for naam in wie}
    assert len(gevonden) == len(wie)
    assert {mail.direct for mail in gevonden} == {direct}
    verstuurd = {taak.argumenten for taak in taken if taak.naam == "mail_versturen"}
    assert {(mail.pk, mail.swv_id) in verstuurd for mail in gevonden} == {direct}


def test_a_letter_in_the_portal_is_told_and_one_on_paper_is_not(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("swv.kern.documenten.services.maak_pdf", lambda *_, **__: b"%PDF-1.7 proef")
    monkeypatch.setattr("swv.kern.documenten.services.eis_brief", lambda *_: None)
    dossier = maak.dossier_verzonden(cast)
    aan = {mail.gebruiker_id for mail in mails(cast, dossier=dossier, soort="brief_klaar")}
    with cast.als("systeem"):
        digitaal = set(dossier.brieven.filter(kanaal="portaal").values_list("ontvanger_id", flat=True))
    verwacht = {wie for wie in ("ouder", "ouder2", "leerling") if cast.partijen[wie] in digitaal} | {"oco"}
    assert aan == {cast.gebruikers[wie] for wie in verwacht}


def test_a_refused_act_leaves_no_mail(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with pytest.raises(NuNietMogelijk), cast.als("secretariaat") as actor:
        aanvulling_vragen(actor=actor, dossier_id=dossier.pk, hersteltermijn=DAG - timedelta(days=1), wat="iets")
    assert not mails(cast, dossier=dossier, soort="aanvulling_gevraagd")


def test_an_unknown_kind_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(KeyError):
        zet_klaar(cast, soort="bestaat_niet")
    with pytest.raises(ValueError, match="brief_klaar"):
        registreer_mailsoort(Mailsoort("brief_klaar", "", "", ""))


def test_somebody_named_twice_is_told_once(cast: Cast) -> None:
    wie = cast.gebruikers["oco"]
    assert len(mails_klaarzetten(gebruikers=[wie, wie], swv_id=cast.swvs[HOOFD], soort="brief_klaar")) == 1


# --- What it says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("direct", [True, False], ids=["direct", "samenvatting"])
def test_a_mail_says_nothing_about_anybody(direct: bool, cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    leerling = dossier.leerling
    geheim = (leerling.voornaam, leerling.achternaam, dossier.nummer, str(dossier.school), str(dossier.swv))
    for soort in mailsoorten():
        tekst = mailtekst([Mail(soort=soort.naam, direct=direct, dossier=dossier)])
        geheel = f"{tekst.onderwerp}\n{tekst.tekst}"
        assert not [woord for woord in geheim if woord in geheel], soort.naam
        assert settings.SITE_ADRES in tekst.tekst, soort.naam
        assert "\n" not in tekst.onderwerp, soort.naam
        assert "&" not in geheel, soort.naam


def test_a_digest_counts_per_kind(cast: Cast) -> None:
    rijen = [Mail(soort=soort, direct=False) for soort in ("aanvraag_ingediend", "brief_klaar", "aanvraag_ingediend")]
    assert "- Nieuwe aanvraag (2 keer)\n- Nieuwe brief\n" in mailtekst(rijen).tekst


# --- Sending ----------------------------------------------------------------------------------------------------


def test_a_direct_mail_goes_out_once(cast: Cast) -> None:
    mail = zet_klaar(cast)
    assert mail_versturen(mail.pk, mail.swv_id)
    assert not mail_versturen(mail.pk, mail.swv_id)
    (verstuurd,) = django_mail.outbox
    assert len(verstuurd.to) == 1
    assert verstuurd.extra_headers["Message-ID"].startswith(f"<mail-{mail.pk}-")
    assert opnieuw(cast, mail).verzonden_op == NU


def test_another_swv_sends_nothing_of_ours(cast: Cast) -> None:
    mail = zet_klaar(cast)
    assert not mail_versturen(mail.pk, cast.swvs["mhr"])
    assert not django_mail.outbox


def test_a_digest_goes_out_once_a_day_with_everything(cast: Cast) -> None:
    swvs = (cast.swvs[HOOFD], cast.swvs["mhr"])
    wie = cast.gebruikers["deskundige1"]
    for swv in (*swvs, swvs[0]):
        mail_klaarzetten(gebruiker_id=wie, swv_id=swv, soort="aanvraag_ingediend")
    assert not samenvatting_versturen(wie, *swvs), "before its hour"
    with klok.op(MORGENVROEG):
        assert samenvatting_versturen(wie, *swvs)
        assert not samenvatting_versturen(wie, *swvs)
    (verstuurd,) = django_mail.outbox
    assert "(3 keer)" in verstuurd.body


@pytest.mark.parametrize(
    ("uur", "verwacht"), [(time(6, 59), DAG), (time(7), DAG + timedelta(days=1)), (time(23), DAG + timedelta(days=1))]
)
def test_the_hour_of_the_digest(uur: time, verwacht: Any) -> None:
    moment = datetime.combine(DAG, uur, tzinfo=AMSTERDAM)
    assert volgende_samenvatting(moment) == datetime.combine(verwacht, time(7), tzinfo=AMSTERDAM)


def test_a_server_that_is_away_for_a_day_costs_time_and_nothing_else(cast: Cast, server_weg: list[Exception]) -> None:
    mail = zet_klaar(cast)
    moment, pogingen = NU, 0
    while moment < NU + timedelta(days=1):
        with klok.op(moment):
            assert not mail_versturen(mail.pk, mail.swv_id)
        pogingen += 1
        mail = opnieuw(cast, mail)
        assert (mail.pogingen, mail.verzonden_op, mail.vervallen_op) == (pogingen, None, None)
        assert mail.versturen_vanaf == moment + wachttijd_na(pogingen)
        with klok.op(mail.versturen_vanaf - timedelta(seconds=1)):
            assert not mail_versturen(mail.pk, mail.swv_id)
        assert opnieuw(cast, mail).pogingen == pogingen, "a message in the pause is no attempt"
        moment = mail.versturen_vanaf
    assert pogingen < 40
    server_weg.clear()
    with klok.op(moment):
        assert mail_versturen(mail.pk, mail.swv_id)
        assert not mail_versturen(mail.pk, mail.swv_id)
    assert len(django_mail.outbox) == 1
    assert opnieuw(cast, mail).storing == ""


def test_the_pause_grows_to_an_hour() -> None:
    tijden = [wachttijd_na(aantal) for aantal in range(1, 100)]
    assert tijden == sorted(tijden)
    assert (tijden[0], tijden[1], tijden[-1]) == (EERSTE_WACHTTIJD, 2 * EERSTE_WACHTTIJD, LANGSTE_WACHTTIJD)


def test_what_the_server_says_is_kept_without_the_address(
    cast: Cast, server_weg: list[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    server_weg[:] = [SMTPRecipientsRefused({"oco@voorbeeld.example": (550, b"onbekend: oco@voorbeeld.example")})]
    mail = zet_klaar(cast)
    mail_versturen(mail.pk, mail.swv_id)
    assert opnieuw(cast, mail).storing == "SMTPRecipientsRefused 550"
    assert "voorbeeld.example" not in caplog.text


def test_after_a_week_it_is_no_news_any_more(cast: Cast, server_weg: list[Exception]) -> None:
    mail = zet_klaar(cast)
    with klok.op(NU + GEEF_OP_NA + timedelta(minutes=1)):
        assert not mail_versturen(mail.pk, mail.swv_id)
    mail = opnieuw(cast, mail)
    assert mail.vervallen_op is not None
    assert mail.storing == "SMTPServerDisconnected"


# --- The demo ---------------------------------------------------------------------------------------------------


def test_the_page_of_the_demo_is_not_there_outside_it(cast: Cast, binnen: Callable[[str], Client]) -> None:
    assert binnen("oco").get("/demo/mail/").status_code == 404


def test_the_page_of_the_demo_shows_the_own_mail(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, rf: Any, binnen: Callable[[str], Client]
) -> None:
    from swv.project.demo_views import demo_mail

    monkeypatch.setattr(settings, "DEMO", True)
    zet_klaar(cast, "oco")
    zet_klaar(cast, "ouder", soort="dossier_gedeeld", dossier_id=maak.dossier_in_concept(cast).pk)
    zet_klaar(cast, "oco", soort="aanvraag_ingediend")
    zet_klaar(cast, "oco", soort="aanvraag_ingediend")
    verzoek = rf.get("/demo/mail/")
    with cast.als("oco") as actor:
        verzoek.actor, verzoek.user = actor, None
        pagina = demo_mail(verzoek).content.decode()
    assert "Er staat een brief voor u klaar" in pagina
    assert "Nieuwe aanvraag (2 keer)" in pagina
    assert "Er is een dossier met u gedeeld" not in pagina
    assert reverse("mijn_brieven") in pagina
