"""The terms of an objection, counted at receipt and whenever a letter came back or was sent again (RCH-10 to 12)."""

from datetime import date

from swv.kern.beleid.uitleg import Reden
from swv.kern.toegang.models import Dossier
from tlv.bezwaren import bekendmaking_van, bezwaarbeleid, gelijkgestelde_dagen
from tlv.choices import Bezwaarstapsoort
from tlv.models import Bezwaar, Bezwaarstap
from tlv.rules.bezwaar import ontvang, termijnen_na_ontvangst, verdaagd_tot

TERMIJNEN = ("laatste_dag", "tijdig", "beslissen_uiterlijk")


def reken_uit(dossier: Dossier, bezwaar: Bezwaar, vandaag: date) -> tuple[Reden, ...]:
    """Fill in the terms of a received objection, an extension included, and say why; it is not saved here.

    Needs the scope of the system. ValueError for an objection without a day of receipt.
    """
    if bezwaar.ontvangen_op is None:
        raise ValueError("This objection was not received yet.")
    beleid = bezwaarbeleid(dossier.swv_id, bezwaar.ontvangen_op)
    vrij = gelijkgestelde_dagen(dossier.swv_id, vandaag)
    uitkomst = ontvang(
        ontvangen_op=bezwaar.ontvangen_op,
        bekend=bekendmaking_van(bezwaar),
        gepost_op=bezwaar.gepost_op,
        gelijkgesteld=vrij,
    )
    termijnen = termijnen_na_ontvangst(
        ontvangen_op=bezwaar.ontvangen_op,
        laatste_bezwaardag=uitkomst.laatste_dag,
        doorzenden_dagen=beleid.doorzenden_dagen,
        beslissen_weken=beleid.weken,
        gelijkgesteld=vrij,
    )
    bezwaar.laatste_dag, bezwaar.tijdig = uitkomst.laatste_dag, uitkomst.tijdig
    bezwaar.doorzenden_uiterlijk = termijnen.doorzenden.uiterste_dag
    bezwaar.beslissen_uiterlijk = termijnen.beslissen.uiterste_dag
    if Bezwaarstap.objects.filter(bezwaar=bezwaar, soort=Bezwaarstapsoort.VERDAAGD).exists():
        bezwaar.beslissen_uiterlijk = verdaagd_tot(
            termijnen.beslissen.uiterste_dag, weken=beleid.verdagen_weken, gelijkgesteld=vrij
        )
    return uitkomst.redenen
