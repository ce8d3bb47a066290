"""A letter to look at before its texts hold: about an invented pupil or a real dossier, marked, kept nowhere."""

from dataclasses import replace
from typing import cast

from aanvragen.models import NIET_HERROEPEN, Buitenbehandeling
from swv.kern.beleid.schema import Brief as Briefbeleid
from swv.kern.briefteksten.blokken import BRIEF_BIJ_VELD
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.documenten.letter import Besluitbrief, BriefOnvolledig, Ontvanger
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING, NIET_ONTVANKELIJK, render_brief
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen
from tlv.choices import Uitkomst
from tlv.letters.decision import besluitbrief
from tlv.letters.shared import SOORT_ONTVANGER, afgeschermd_voor
from tlv.letters.untreated import brief_buiten_behandeling
from tlv.models import Besluit
from tlv.selectors import geldend_besluit

NODIG = frozenset({Veldgroep.BASIS, Veldgroep.ONDERWIJS, Veldgroep.MEDISCH, Veldgroep.ADVIES})
"""What a letter with a besluit may say; who reads less of a dossier gets no preview of it (INZ-05)."""
MERK = "Voorbeeld. Dit is geen brief en geen besluit."
OPMAAK = (
    "<style>body::before { content: 'VOORBEELD'; position: fixed; top: 95mm; left: 0; width: 100%; text-align: center;"
    " font-size: 48pt; font-weight: 700; letter-spacing: 3mm; white-space: nowrap; color: rgb(176 32 32 / 14%);"
    " transform: rotate(-32deg); }</style>"
)


def als_voorbeeld(brief: Besluitbrief, *, afgeschermd: list[str]) -> str:
    """The HTML of a letter with the mark of an example across every page and at its foot."""
    html = render_brief(brief, afgeschermd=afgeschermd).replace("</head>", f"{OPMAAK}</head>", 1)
    return html.replace('data-voettekst="Vertrouwelijk', f'data-voettekst="{MERK} Vertrouwelijk', 1)


def voorbeeld_van_dossier(
    actor: Actor, dossier: Dossier, veld: str, soort_ontvanger: str, beleid: Briefbeleid
) -> tuple[Besluitbrief, list[str]]:
    """The letter of a real dossier in other texts, and the addresses that may not stand in it (OPEN-82).

    Raises NuNietMogelijk, in words for the reader, when there is no such letter or the reader may not read all of it.
    """
    if not leesbare_veldgroepen(actor, dossier) >= NODIG:
        raise NuNietMogelijk("U mag van dit dossier niet alles lezen wat in de brief staat. Kies een ander dossier.")
    soort = BRIEF_BIJ_VELD[veld]
    brief = _brief(actor, dossier, soort, cast(Ontvanger, soort_ontvanger))
    try:
        bouw = brief_buiten_behandeling if soort == BUITEN_BEHANDELING else besluitbrief
        inhoud: Besluitbrief = bouw(brief, actor.vandaag)
    except BriefOnvolledig as fout:
        raise NuNietMogelijk("Van dit dossier kan geen brief worden gemaakt:", fout.gebreken) from fout
    grondslag = beleid.grondslag if soort == BESLUIT_TLV else inhoud.grondslag
    teksten = dict(getattr(beleid, veld))
    return replace(inhoud, tekstblokken=teksten, grondslag=grondslag, sjabloonversie="voorbeeld"), afgeschermd_voor(
        brief
    )


def _brief(actor: Actor, dossier: Dossier, soort: str, ontvanger: Ontvanger) -> Brief:
    """The letter to such a recipient that is there, or one to the school that nobody keeps."""
    onderwerp = _onderwerp(actor, dossier, soort)
    soort = BUITEN_BEHANDELING if soort == BUITEN_BEHANDELING else BESLUIT_TLV  # one kind of letter, two outcomes
    rollen = [rol for rol, wie in SOORT_ONTVANGER.items() if wie == ontvanger]
    brieven = Brief.objects.van(actor, dossier).filter(soort=soort, onderwerp_id=onderwerp)
    brief = brieven.filter(ontvangerrol__in=rollen).select_related("dossier__leerling", "dossier__school").first()
    if brief is not None:
        return brief
    if ontvanger != "school":
        raise NuNietMogelijk(
            "In dit dossier is nog geen brief aan deze ontvanger klaargezet, of u mag die niet zien. Kies de brief aan"
            " de school, of een ander dossier."
        )
    return Brief(
        dossier=dossier,
        swv_id=dossier.swv_id,
        soort=soort,
        onderwerp_id=onderwerp,
        ontvangerrol=Inzagerol.AANVRAGER,
        kanaal=Kanaal.PORTAAL,
    )


def _onderwerp(actor: Actor, dossier: Dossier, soort: str) -> int:
    besluit: Besluit | Buitenbehandeling | None
    if soort == BUITEN_BEHANDELING:
        besluit = Buitenbehandeling.objects.van(actor, dossier).filter(NIET_HERROEPEN).first()
    else:
        besluit = geldend_besluit(dossier, actor)
        past = besluit is not None and (
            (besluit.uitkomst == Uitkomst.NIET_ONTVANKELIJK) == (soort == NIET_ONTVANKELIJK)
        )
        besluit = besluit if past else None
    if besluit is None:
        raise NuNietMogelijk("In dit dossier is zo'n besluit niet genomen. Kies een andere brief of een ander dossier.")
    return int(besluit.pk)
