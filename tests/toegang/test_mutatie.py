"""Take away one cell of the inzage table, one row of an access table, or one actor of an act: the matrix must notice.

A mutant that provably shows nothing anyhow (its condition is empty for everybody in that role) is equivalent and
skipped; how many there are is pinned, so that a table cannot fill up with rows that mean nothing.
"""

from collections.abc import Iterator

import pytest
from django.core.exceptions import EmptyResultSet
from django.db.models import Q

from aanvragen.choices import Status
from aanvragen.transitions import MET_TLV
from swv.kern.choices import INZAGEROLLEN, Conditie, Inzagerol, Veldgroep
from swv.kern.toegang.inzage import INZAGE, Cel
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import DEELBAAR
from swv.kern.toegang.tabellen import HANDELINGEN, TABELLEN
from tests.toegang import matrix
from tests.toegang.matrix import Proef
from tests.toegang.test_matrix import handelingsverschillen, veldgroepverschillen, verschillen

pytestmark = pytest.mark.xdist_group("toegang")


def spelers(proef: Proef, rol: str) -> tuple[str, ...]:
    """Everybody of the matrix who acts in this role."""
    return tuple(wie for wie in proef.matrix.mensen if proef.wereld.cast.actor(wie).rol == rol)


def inzagespelers(proef: Proef, rol: Inzagerol) -> tuple[str, ...]:
    """Everybody whose role may act in this row of the inzage table."""
    return tuple(
        wie
        for wie in proef.matrix.mensen
        if rol in INZAGEROLLEN[proef.wereld.cast.actor(wie).rol] or proef.wereld.cast.actor(wie).rol == rol
    )


def betekenisloos(proef: Proef, label: str, q: Q) -> bool:
    """Whether a condition can show nothing, whatever the data."""
    try:
        str(matrix.model(label)._default_manager.filter(q).query)
    except EmptyResultSet:
        return True
    return False


def alles_opgemerkt(onopgemerkt: list[str]) -> None:
    """Fail with every mutant that survived, one a line."""
    if onopgemerkt:
        pytest.fail("\n".join(["niemand merkt het verschil:", *onopgemerkt]), pytrace=False)


def test_every_cell_of_the_inzage_table_is_noticed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    onopgemerkt = []
    for rol, cellen in INZAGE.items():
        for groep, cel in dict(cellen).items():
            for recht in ("lezen", "bewerken"):
                if getattr(cel, recht) is None:
                    continue
                anders = Cel(bewerken=cel.bewerken) if recht == "lezen" else Cel(lezen=cel.lezen)
                with monkeypatch.context() as mp:
                    mp.setitem(cellen, groep, anders)
                    if not any(veldgroepverschillen(proef, mensen=inzagespelers(proef, rol))):
                        onopgemerkt.append(f"{rol} {groep} {recht}")
    alles_opgemerkt([cel for cel in onopgemerkt if cel not in proef.matrix.ruw["betekenisloos"]["cellen"]])


def test_every_condition_of_the_inzage_table_is_noticed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    """A right that would hold always instead of in its phase."""
    onopgemerkt = []
    for rol, cellen in INZAGE.items():
        for groep, cel in dict(cellen).items():
            for recht in ("lezen", "bewerken"):
                if getattr(cel, recht) in (None, Conditie.ALTIJD, Conditie.PER_DELING):
                    continue
                ruimer = {"lezen": cel.lezen, "bewerken": cel.bewerken, recht: Conditie.ALTIJD}
                with monkeypatch.context() as mp:
                    mp.setitem(cellen, groep, Cel(**ruimer))
                    if not any(veldgroepverschillen(proef, mensen=inzagespelers(proef, rol))):
                        onopgemerkt.append(f"{rol} {groep} {recht}")
    alles_opgemerkt(onopgemerkt)


def test_every_new_cell_of_the_inzage_table_is_noticed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    onopgemerkt = []
    for rol, cellen in INZAGE.items():
        # A share holds the groups that it names, and can name no others (INZ-16).
        deelbaar = set(DEELBAAR) if rol == Inzagerol.DELING else set(Veldgroep)
        for groep in deelbaar - set(cellen):
            with monkeypatch.context() as mp:
                mp.setitem(cellen, groep, Cel(lezen=Conditie.ALTIJD))
                if not any(veldgroepverschillen(proef, mensen=inzagespelers(proef, rol))):
                    onopgemerkt.append(f"{rol} {groep}")
    alles_opgemerkt(onopgemerkt)


def _rijen() -> Iterator[tuple[str, str, str]]:
    for tabel in TABELLEN.values():
        for soort in ("zien", "bewerken"):
            yield from ((tabel.model, soort, rol) for rol in list(getattr(tabel, soort)))


def test_every_row_of_every_access_table_is_noticed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    onopgemerkt, leeg = [], []
    for label, soort, rol in _rijen():
        rijen = getattr(TABELLEN[label.lower()], soort)
        mensen = spelers(proef, rol)
        if all(betekenisloos(proef, label, rijen[rol].q(proef.wereld.cast.actor(wie))) for wie in mensen):
            leeg.append(f"{label} {soort} {rol}")
            continue
        with monkeypatch.context() as mp:
            mp.delitem(rijen, rol)
            if not any(verschillen(proef, modellen=(label,), mensen=mensen)):
                onopgemerkt.append(f"{label} {soort} {rol}")
    alles_opgemerkt(onopgemerkt)
    assert "\n".join(sorted(leeg)) == "\n".join(proef.matrix.ruw["betekenisloos"]["rijen"])


def test_every_actor_of_every_act_is_noticed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    onopgemerkt = []
    for naam, handeling in HANDELINGEN.items():
        for rol in list(handeling.wie):
            with monkeypatch.context() as mp:
                mp.delitem(handeling.wie, rol)
                if not any(handelingsverschillen(proef, handelingen=(naam,), mensen=spelers(proef, rol))):
                    onopgemerkt.append(f"{naam} {rol}")
    assert sorted(onopgemerkt) == proef.matrix.ruw["betekenisloos"]["handelingen"]


def test_every_status_of_every_act_is_noticed(proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the statuses that the world stands in; a TLV in force while a dossier is looked at again is in
    tests/tlv/test_heropening.py (TLV-114)."""
    with proef.wereld.cast.als("systeem"):
        aanwezig = set(
            Dossier.objects.filter(pk__in=proef.wereld.dossiers.values()).values_list("aanvraag__status", flat=True)
        )
    onopgemerkt = []
    for naam, handeling in HANDELINGEN.items():
        mensen = tuple(wie for rol in handeling.wie for wie in spelers(proef, rol))
        heropend = set(MET_TLV) - {Status.BRIEF_VERZONDEN} if handeling.statussen == MET_TLV else set()
        for status in set(handeling.statussen) & aanwezig - heropend:
            overige = tuple(ander for ander in handeling.statussen if ander != status)
            with monkeypatch.context() as mp:
                mp.setattr(handeling, "statussen", overige or ("bestaat_niet",))
                if not any(handelingsverschillen(proef, handelingen=(naam,), mensen=mensen)):
                    onopgemerkt.append(f"{naam} {status}")
    alles_opgemerkt(onopgemerkt)
