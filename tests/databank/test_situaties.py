import pytest

from tests.bouw import situaties

NAMEN = [n for n in dir(situaties) if n.startswith("dossier_") and n != "dossier_delen"]


@pytest.mark.parametrize("naam", NAMEN)
def test_each(cast, naam):
    getattr(situaties, naam)(cast)
