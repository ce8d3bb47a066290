"""Every table goes along with an export or says why not; no database."""

import pytest
from django.apps import apps

from swv.kern.overdracht import paden as module
from swv.kern.overdracht.paden import BIJZONDER, BLIJFT_HIER, GEHEIM, onzichtbaar_voor_taak, paden
from swv.kern.toegang.rls.catalogue import tabellen, vrije_tabellen

ALLE = {tabel.naam for tabel in tabellen()} | {vrij.naam for vrij in vrije_tabellen()}
BESTANDSVELDEN = {
    (model._meta.db_table, "sleutel")
    for model in apps.get_models()
    if any(veld.name == "sleutel" for veld in model._meta.fields) and not model._meta.db_table.endswith("event")
}
# A key of something else than a stored file, or a file that is no part of the SWV's own records.
GEEN_STUK = {"kern_swv", "kern_inlezing", "kern_uitvoer", "tlv_overname"}


def test_every_table_goes_along_or_says_why_not() -> None:
    mee = {pad.tabel for pad in paden(1, alleen_ingediend=False)}
    assert mee | set(BLIJFT_HIER) == ALLE
    assert not mee & set(BLIJFT_HIER)
    assert set(BIJZONDER) <= mee
    assert set(GEHEIM) <= mee


def test_a_table_that_nobody_decided_about_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(module.BIJZONDER, "kern_persoon")
    with pytest.raises(LookupError, match="kern_persoon"):
        paden(1, alleen_ingediend=False)


def test_every_path_names_the_swv_and_every_stored_file_goes_along() -> None:
    for pad in paden(4711, alleen_ingediend=False):
        assert "4711" in pad.voorwaarde, pad.tabel
    met = {pad.tabel for pad in paden(1, alleen_ingediend=False) if pad.bestand}
    assert met == {tabel for tabel, _ in BESTANDSVELDEN} - GEEN_STUK


def test_inz_08_drafts_stay_with_the_school() -> None:
    for pad in paden(1, alleen_ingediend=True):
        if pad.tabel in ("kern_dossier", "aanvragen_antwoord", "kern_document"):
            assert "ingediend_op is not null" in pad.voorwaarde
        if pad.tabel == "kern_leerling":
            assert "bekend_sinds is not null" in pad.voorwaarde


@pytest.mark.parametrize(
    ("tabel", "onzichtbaar"),
    [
        ("kern_dossier", False),
        ("kern_school", False),
        ("kern_inzage", True),
        ("kern_dossierevent", True),
        ("kern_gebruiker", True),
    ],
)
def test_what_a_task_may_not_read_is_named_and_not_shown_as_empty(tabel: str, onzichtbaar: bool) -> None:
    assert onzichtbaar_voor_taak(tabel) is onzichtbaar
