"""Everything can be destroyed: a full dossier leaves no row in any table that may hold somebody's data (RCH-60)."""

from typing import Any

import pytest

from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.rls.catalogue import tabellen
from swv.kern.vernietiging import pad, vernietig_dossier
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.meelezers import deel
from tests.toegang.wereld import vul_aan

# Not of a dossier, leerling or person: these go by their own date.
OP_TIJD = {"django_session", "tlv_overname", "tlv_overnameregel", "tlv_overgenomentlv"}
# Of the people of the bureau: no family is named there.
VAN_BUREAU = {"aanvragen_mandaat", "kern_bouwsteen", "kern_briefvoorstel", "kern_uitvoer", "kern_brieftekst"}
# Filled when somebody signs in or turns the second factor on.
BIJ_AANMELDEN = {"account_emailaddress", "account_emailconfirmation", "mfa_authenticator"}


def rijen(waarden: dict[str, Any]) -> dict[str, int]:
    """Per table, how many rows the destruction path finds; read by the administrator."""
    gevonden = {}
    with omgeving.beheer(omgeving.VERS) as conn:
        for tabel in tabellen():
            if tabel.naam not in OP_TIJD:
                opdracht = f"select count(*) from {tabel.naam} where {' or '.join(tabel.paden)}"
                (gevonden[tabel.naam],) = conn.execute(opdracht, waarden).fetchone() or (0,)
    return gevonden


def test_every_table_says_by_what_its_rows_are_found() -> None:
    soorten = [(tabel.naam, pad(voorwaarde)) for tabel in tabellen() for voorwaarde in tabel.paden]
    assert {naam for naam, soort in soorten if soort not in ("dossier", "leerling", "personen")} == OP_TIJD


def test_a_destroyed_dossier_leaves_nothing(vers: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("swv.kern.documenten.services.maak_pdf", lambda *_, **__: b"%PDF-1.7 proef")
    monkeypatch.setattr("swv.kern.documenten.services.eis_brief", lambda *_: None)
    dossier = maak.dossier_verzonden(vers)
    deel(vers, dossier, "leerplicht", maak.Veldgroep.ONDERWIJS)
    ander = maak.dossier_ingediend(vers, maak.ELDERS)
    vul_aan(vers, omgeving.VERS)
    inzage_vastleggen(vers.actor("ouder"), dossier, "dossier")
    personen = [vers.personen[wie] for wie in ("ouder", "ouder2", "leerling")]
    waarden = {"dossier": dossier.pk, "leerling": dossier.leerling_id, "personen": personen}
    anders = {"dossier": ander.pk, "leerling": ander.leerling_id, "personen": [vers.personen["ouder.elders"]]}
    vooraf, van_ander = rijen(waarden), rijen(anders)
    assert {naam for naam, aantal in vooraf.items() if aantal == 0} == BIJ_AANMELDEN | VAN_BUREAU
    verslag = vernietig_dossier(dossier.pk)
    over = {naam: aantal for naam, aantal in rijen(waarden).items() if aantal}
    assert over == {}
    assert rijen(anders) == van_ander
    assert verslag.bestanden > 0
