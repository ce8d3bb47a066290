"""The uitnodiging by mail: the code is made when the mail goes out, sent once, and nothing else is in it (VSL-74)."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage

from aanvragen.services.invitations import uitnodiging_intrekken
from swv.kern.berichten.models import Mail
from swv.kern.kalender import klok
from swv.kern.personen.models import Contactgegevens
from swv.kern.tasks import mail_versturen, mails_vegen
from swv.kern.uitnodigingen.models import Uitnodigingskanaal
from swv.kern.uitnodigingen.services import uitnodiging_openen
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.conftest import Taak
from tests.uitnodigingen.situatie import EMAIL, GEBOREN, gezin, nodig_uit, uitnodigingen

MAIL = Uitnodigingskanaal.MAIL


def de_mail(cast: Cast) -> Mail:
    with cast.als("systeem"):
        return Mail.objects.get(soort="uitnodiging")


def code_in(bericht: EmailMessage) -> str:
    gevonden = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b", str(bericht.body))
    assert gevonden
    return gevonden.group()


def test_the_mail_says_where_and_with_which_code_and_nothing_about_anybody(vers: Cast, taken: list[Taak]) -> None:
    g = gezin(vers)
    gemaakt = nodig_uit(vers, g.dossier, g.noor, MAIL)
    assert gemaakt.code == "", "there is no code before the mail goes out"
    mail = de_mail(vers)
    assert Taak("mail_versturen", (mail.pk, vers.swvs[HOOFD])) in taken
    assert mail_versturen(mail.pk, mail.swv_id)
    assert not mail_versturen(mail.pk, mail.swv_id)
    (bericht,) = django_mail.outbox
    assert bericht.to == [EMAIL]
    tekst = f"{bericht.subject} {bericht.body}"
    for woord in ("Sam", "Vries", "Noor", "Bakker", "Brug", "2011", g.dossier.nummer):
        assert woord not in tekst
    assert "/uitnodiging/" in tekst
    assert "9 april 2026" in tekst
    code = code_in(bericht)
    assert code not in str(bericht.message()["Message-ID"])
    uitnodiging_openen(code=code, geboortedatum=GEBOREN, dag=DAG)
    assert uitnodigingen(vers)[0].code_op is not None


def test_a_server_that_is_away_costs_a_pause_and_no_code(vers: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    g = gezin(vers)
    nodig_uit(vers, g.dossier, g.noor, MAIL)
    mail = de_mail(vers)

    def weg(*_: object, **__: object) -> int:
        raise SMTPServerDisconnected("weg")

    with monkeypatch.context() as mp:
        mp.setattr(EmailMessage, "send", weg)
        assert not mail_versturen(mail.pk, mail.swv_id)
    assert uitnodigingen(vers)[0].code_op is None
    assert de_mail(vers).pogingen == 1
    with klok.op(DAG + timedelta(days=1)):
        mail_versturen(mail.pk, mail.swv_id)
    assert len(django_mail.outbox) == 1


def test_the_sweep_finds_it_again(vers: Cast, taken: list[Taak]) -> None:
    g = gezin(vers)
    nodig_uit(vers, g.dossier, g.noor, MAIL)
    mail = de_mail(vers)
    taken.clear()
    with klok.op(DAG + timedelta(days=1)):
        mails_vegen()
    assert Taak("mail_versturen", (mail.pk, mail.swv_id)) in taken


@pytest.mark.parametrize("waarom", ["ingetrokken", "verlopen", "geen adres"])
def test_what_makes_no_sense_any_more_is_not_sent(vers: Cast, waarom: str) -> None:
    g = gezin(vers)
    nodig_uit(vers, g.dossier, g.noor, MAIL)
    mail, dag = de_mail(vers), DAG
    if waarom == "ingetrokken":
        with vers.als("oco") as oco:
            uitnodiging_intrekken(actor=oco, dossier_id=g.dossier.pk, partij_id=g.noor)
    elif waarom == "verlopen":
        dag += timedelta(days=31)
    else:
        with vers.als("systeem"):
            Contactgegevens.objects.filter(partij_id=g.noor).update(email="")
    with klok.op(dag):
        assert not mail_versturen(mail.pk, mail.swv_id)
    assert django_mail.outbox == []
    assert de_mail(vers).vervallen_op is not None


def test_to_the_address_of_that_moment(vers: Cast) -> None:
    g = gezin(vers)
    nodig_uit(vers, g.dossier, g.noor, MAIL)
    with vers.als("systeem"):
        Contactgegevens.objects.filter(partij_id=g.noor).update(email="nieuw@voorbeeld.example")
    mail = de_mail(vers)
    mail_versturen(mail.pk, mail.swv_id)
    assert django_mail.outbox[0].to == ["nieuw@voorbeeld.example"]
