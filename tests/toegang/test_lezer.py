"""`van(actor, dossier)` knows of the dossier and its reader what `zichtbaar_voor` asks per row: the same rows."""

import pytest
from django.apps import apps

from swv.kern.toegang.models import Dossier
from swv.kern.toegang.tabellen import TABELLEN
from tests.bouw.cast import LEDEN
from tests.toegang.wereld import Wereld

ONDER_EEN_DOSSIER = [
    model
    for model in map(apps.get_model, sorted(TABELLEN))
    if any(veld.name == "dossier" and veld.related_model is Dossier for veld in model._meta.concrete_fields)
]
MINSTENS = {"models": 25, "rows": 1000, "readers": 20}


@pytest.mark.usefixtures("zonder_rls")
def test_the_same_rows_as_without_knowing(wereld: Wereld) -> None:
    """Without row-level security, which would hide what the application shows too much."""
    dossiers = list(Dossier.objects.order_by("pk"))
    anders, rijen, lezers = [], 0, set()
    for wie in LEDEN:
        actor = wereld.cast.actor(wie)
        for model in ONDER_EEN_DOSSIER:
            per_dossier: dict[int, set[int]] = {}
            for pk, dossier_id in model.objects.zichtbaar_voor(actor).order_by().values_list("pk", "dossier_id"):
                per_dossier.setdefault(dossier_id, set()).add(pk)
            for dossier in dossiers:
                gezien = set(model.objects.van(actor, dossier).order_by().values_list("pk", flat=True))
                if gezien != per_dossier.get(dossier.pk, set()):
                    anders.append(f"{wie} {model._meta.label} van {wereld.situatie.get(dossier.pk, dossier.pk)}")
                rijen += len(gezien)
                lezers |= {wie} if gezien else set()
    assert anders == []
    assert len(ONDER_EEN_DOSSIER) >= MINSTENS["models"]
    assert rijen >= MINSTENS["rows"]
    assert len(lezers) >= MINSTENS["readers"]
