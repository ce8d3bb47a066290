"""Mail when something breaks: the server is away for a day, a worker is shot (issue 3, acceptance 7).

No message of the acts reaches the broker here: the sweep alone has to find every mail.
"""

from collections import Counter
from collections.abc import Iterator

import psycopg
import pytest

from swv.kern.berichten.services import mails_klaarzetten
from swv.project.celery import app as celery_app
from tests.bouw.cast import HOOFD, Cast
from tests.storing.mailserver import Mailserver
from tests.storing.processen import WACHTRIJ, Opstelling
from tests.storing.test_brieven import RUIM, tel

pytestmark = pytest.mark.serieel

LEZERS = ("oco", "ouder", "ouder2", "secretariaat", "voorzitter", "deskundige1", "deskundige2", "deskundige3")


@pytest.fixture
def mailserver() -> Iterator[Mailserver]:
    """Away, until a test starts it."""
    server = Mailserver()
    yield server
    server.stop()


def zet_klaar(cast: Cast) -> None:
    """For everybody two direct mails, and two things for one digest."""
    wie = [cast.gebruikers[naam] for naam in LEZERS]
    for soort in ("brief_klaar", "brief_klaar", "aanvraag_ingediend", "aanvraag_ingediend"):
        mails_klaarzetten(gebruikers=wie, swv_id=cast.swvs[HOOFD], soort=soort)


def laat_een_dag_verstrijken(conn: psycopg.Connection) -> None:
    """As if it were a day later: pauses are over, digests are due, and what was offered may be offered again.

    Two days for the moment of sending: by the hour at which this runs, the digest of tomorrow may not be due yet.
    """
    conn.execute(
        "update kern_mail set aangemaakt_op = aangemaakt_op - interval '1 day',"
        " versturen_vanaf = versturen_vanaf - interval '2 days', aangeboden_op = aangeboden_op - interval '1 day'"
    )


@pytest.mark.echte_taken
def test_a_day_without_mail_server_loses_and_doubles_nothing(
    vers: Cast, opstelling: Opstelling, beheerder: psycopg.Connection, mailserver: Mailserver
) -> None:
    aantal, rijen = 3 * len(LEZERS), 4 * len(LEZERS)
    opstelling.veeg_seconden = 2
    opstelling.eigen["SWV_MAIL"] = mailserver.adres
    zet_klaar(vers)
    laat_een_dag_verstrijken(beheerder)
    opstelling.start_worker()
    opstelling.start_beat()

    def geprobeerd(keer: int) -> bool:
        return tel(beheerder, "select count(*) from kern_mail where pogingen >= %s", keer) == rijen

    opstelling.wacht(lambda: geprobeerd(1), "elke mail is een keer geprobeerd", RUIM)
    opstelling.dood("worker")
    laat_een_dag_verstrijken(beheerder)
    opstelling.start_worker()
    opstelling.wacht(lambda: geprobeerd(2), "elke mail is nog eens geprobeerd", RUIM)
    assert mailserver.ontvangen == []
    assert (
        tel(beheerder, "select count(*) from kern_mail where verzonden_op is not null or vervallen_op is not null") == 0
    )

    mailserver.start()
    laat_een_dag_verstrijken(beheerder)
    _wacht_op_alles(opstelling, beheerder, rijen)
    nummers = Counter(mail["Message-ID"] for mail in mailserver.ontvangen)
    assert len(nummers) == aantal
    assert set(nummers.values()) == {1}
    per_lezer = Counter(mail["To"] for mail in mailserver.ontvangen)
    assert sorted(per_lezer.values()) == [3] * len(LEZERS)
    samenvattingen = [mail["To"] for mail in mailserver.ontvangen if "-2@" in mail["Message-ID"]]
    assert sorted(samenvattingen) == sorted(per_lezer), "one digest for each"


@pytest.mark.echte_taken
def test_a_worker_shot_while_the_server_answers_loses_nothing(
    vers: Cast, opstelling: Opstelling, beheerder: psycopg.Connection, mailserver: Mailserver
) -> None:
    """The one gap that SMTP leaves: taken, and not yet marked as sent. It comes again, under the same number."""
    aantal, rijen = 3 * len(LEZERS), 4 * len(LEZERS)
    opstelling.veeg_seconden = 2
    opstelling.eigen["SWV_MAIL"] = mailserver.adres
    mailserver.antwoordt.clear()
    mailserver.start()
    zet_klaar(vers)
    laat_een_dag_verstrijken(beheerder)
    opstelling.start_worker()
    opstelling.start_beat()
    opstelling.wacht(lambda: bool(mailserver.ontvangen), "de server heeft een mail en zwijgt", RUIM)
    opstelling.dood("worker")
    halverwege = {mail["Message-ID"] for mail in mailserver.ontvangen}
    assert tel(beheerder, "select count(*) from kern_mail where verzonden_op is not null") == 0

    mailserver.antwoordt.set()
    laat_een_dag_verstrijken(beheerder)
    opstelling.start_worker()
    _wacht_op_alles(opstelling, beheerder, rijen)
    nummers = Counter(mail["Message-ID"] for mail in mailserver.ontvangen)
    assert len(nummers) == aantal
    assert {nummer for nummer, keer in nummers.items() if keer > 1} == halverwege
    assert max(nummers.values()) == 2


@pytest.mark.echte_taken
def test_an_emptied_redis_loses_no_mail(
    vers: Cast, opstelling: Opstelling, beheerder: psycopg.Connection, mailserver: Mailserver
) -> None:
    """Every message waits, nobody works, Redis loses them all: the sweep finds each mail, and sends it once."""
    opstelling.veeg_seconden = 2
    opstelling.eigen["SWV_MAIL"] = mailserver.adres
    mailserver.start()
    zet_klaar(vers)
    laat_een_dag_verstrijken(beheerder)
    with celery_app.connection_for_write(f"redis://127.0.0.1:{opstelling.brokerpoort}/0") as verbinding:
        for mail, swv in beheerder.execute("select id, swv_id from kern_mail where direct order by id").fetchall():
            celery_app.send_task("mail_versturen", args=(int(mail), int(swv)), connection=verbinding)
    assert opstelling.broker.llen(WACHTRIJ) == 2 * len(LEZERS)
    opstelling.broker.flushall()
    opstelling.start_worker()
    opstelling.start_beat()
    _wacht_op_alles(opstelling, beheerder, 4 * len(LEZERS))
    nummers = Counter(mail["Message-ID"] for mail in mailserver.ontvangen)
    assert (len(nummers), set(nummers.values())) == (3 * len(LEZERS), {1})


def _wacht_op_alles(opstelling: Opstelling, conn: psycopg.Connection, rijen: int) -> None:
    opstelling.wacht(
        lambda: tel(conn, "select count(*) from kern_mail where verzonden_op is not null") == rijen,
        "alle mail is verstuurd",
        RUIM,
    )
