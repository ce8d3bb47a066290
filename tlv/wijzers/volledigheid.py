"""The wijzer tlv-volledigheid: which documents are missing, and may the aanvraag be sent (TLV-44 to TLV-61)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aanvragen.rules.stand import VOLLEDIGHEID, Dossierstand, Toets
from swv.kern.beleid.predicaten import Voorwaarde, geldt
from swv.kern.beleid.pro import Prodocumenten
from swv.kern.beleid.regels import Regelkeuze, toegepast
from swv.kern.beleid.schema import Documenten
from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.wijzers.register import Beleid, Invoer, Uitslag
from swv.kern.wijzers.velden import OngeldigeInvoer
from tlv.rules.feiten import TLV_VSO_EERSTE, TLV_VSO_OPHOGING, TLV_VSO_VERLENGING
from tlv.wijzers import teksten  # noqa: F401  (registers the texts)

_HERKOMST = {"E-VO": "VO", "OPDC": "VO", "E-BaO": "BaO"}
_SOORT = {"VERL": TLV_VSO_VERLENGING, "OPH": TLV_VSO_OPHOGING}
_INSTROOM = {"PRO-O": "onder", "PRO-Z": "zij", "ISK": "isk"}
ADVIES_ZONDER_ONDERZOEK = ("bovenschoolse_voorziening", "extern_onderzoek")
_MET_INVOER = ("TLV-07", "TLV-45", "TLV-46", "TLV-61")
"""The rules of completeness for which this wijzer asks the facts."""


@dataclass(frozen=True, slots=True)
class _Stuk:
    code: str
    omschrijving: str
    eis: str
    als: Voorwaarde | None


def toets(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """What is missing, what is wished and what deserves attention, by the documents of the policy (TLV-44)."""
    soort = invoer["soort"]
    if soort is None:
        raise OngeldigeInvoer({"soort": "Kies om wat voor aanvraag het gaat."})
    stukken, regels = _beleid(soort, beleid)
    aanwezig, bij_d10 = _aanwezig(invoer)
    feiten = _feiten(invoer, soort)
    gemist = [stuk for stuk in stukken if geldt(stuk.als, feiten) and stuk.code not in aanwezig]
    ontbreekt = [stuk for stuk in gemist if stuk.eis == "V"]
    gewenst = [stuk for stuk in gemist if stuk.eis == "G"]
    toetsen = list(_toetsen(invoer, aanwezig, feiten, regels))
    blokkades = [reden for deel in toetsen for reden in deel.blokkades]
    signalen = [*(r for deel in toetsen for r in deel.signalen), *bij_d10, *_leeftijd(invoer)]
    uitkomst = {
        "volledig": not ontbreekt,
        "ontbreekt": [stuk.code for stuk in ontbreekt],
        "gewenst": [stuk.code for stuk in gewenst],
        "signalen": [_code(signaal) for signaal in signalen],
        "indienbaar": not blokkades,
        "advies": list(ADVIES_ZONDER_ONDERZOEK) if any(b.code == "nooit_onderzoek" for b in blokkades) else [],
    }
    uitleg = (
        *(_reden("wijzer_document_ontbreekt", stuk) for stuk in ontbreekt),
        *(() if ontbreekt else (reden("TLV-44", "wijzer_volledig"),)),
        *(_reden("wijzer_document_gewenst", stuk) for stuk in gewenst),
        *blokkades,
        *signalen,
    )
    return Uitslag(uitkomst, uitleg)


def _beleid(soort: str, beleid: Beleid) -> tuple[list[_Stuk], tuple[Regelkeuze, ...]]:
    if soort in _INSTROOM:
        pro = beleid.deel(Prodocumenten).documenten
        return [_Stuk(d.code, d.omschrijving, d.eis, d.als) for d in pro], ()
    deel = beleid.deel(Documenten, _SOORT.get(soort, TLV_VSO_EERSTE))
    return [_Stuk(d.code, d.omschrijving, d.eis, d.als) for d in deel.documenten], deel.regels


def _feiten(invoer: Invoer, soort: str) -> dict[str, Any]:
    """The facts that documents ask for. From SO or SBO, `uit_so` says which; without an age the parents sign."""
    uit_so = "SO_schoolverlatersklas" if invoer["uit_so"] else "SBO"
    leeftijd = invoer["leeftijd_bij_ondertekening"]
    categorie = invoer["categorie"]
    return {
        "herkomst": uit_so if soort == "E-SO" else _HERKOMST.get(soort),
        "na_tussenvoorziening": soort == "OPDC",
        "instroom": _INSTROOM.get(soort),
        "leeftijd_bij_ondertekening": 0 if leeftijd is None else leeftijd,
        "medische_vraag": bool(invoer["medische_vraag"]),
        "einde_schoolloopbaan": bool(invoer["einde_schoolloopbaan"]),
        "categorie_gevraagd": int(categorie) if categorie else 1,
        "ooit_onderzoek": invoer["ooit_onderzoek"],
    }


def _aanwezig(invoer: Invoer) -> tuple[frozenset[str], tuple[Reden, ...]]:
    """The codes that are there; the pieces about what the school did decide D10 when given (TLV-48, TLV-49)."""
    aanwezig = set(invoer["aanwezig"] or ())
    stukken = invoer["d10_stukken"]
    if stukken is None:
        return frozenset(aanwezig), ()
    zonder_datum = any(stuk["datum"] is None for stuk in stukken)
    kale_logboeken = any(stuk["soort"] == "logboek" and not stuk["samenvatting"] for stuk in stukken)
    telt = any(s["datum"] is not None and (s["soort"] != "logboek" or s["samenvatting"]) for s in stukken)
    signalen = []
    if kale_logboeken:
        signalen.append(reden("TLV-48", "wijzer_logboek_zonder_samenvatting"))
    if zonder_datum:
        signalen.append(reden("TLV-49", "wijzer_stuk_zonder_datum"))
    return frozenset(aanwezig | {"D10"} if telt else aanwezig - {"D10"}), tuple(signalen)


def _toetsen(
    invoer: Invoer, aanwezig: frozenset[str], feiten: Mapping[str, Any], regels: tuple[Regelkeuze, ...]
) -> Iterator[Toets]:
    """The rules of the policy, each with the facts under the names of the questions that it looks at."""
    indiening: date = invoer["indiening"] or invoer.peildatum
    stand = Dossierstand(indiening, indiening, bestanden=dict.fromkeys(aanwezig, (indiening,)))
    for keuze, regel in toegepast(regels, VOLLEDIGHEID):
        if keuze.regel not in _MET_INVOER or (keuze.regel == "TLV-45" and not _weet_onderzoek(invoer, aanwezig)):
            continue
        eigen = {
            getattr(keuze.parameters, plek): waarde
            for plek, waarde in _antwoorden(keuze.regel, invoer, aanwezig).items()
        }
        yield regel.functie(stand, {**feiten, **eigen}, keuze.parameters)


def _weet_onderzoek(invoer: Invoer, aanwezig: frozenset[str]) -> bool:
    return invoer["datum_psychologisch_onderzoek"] is not None or "D08" in aanwezig


def _antwoorden(regel: str, invoer: Invoer, aanwezig: frozenset[str]) -> dict[str, Any]:
    """Per parameter that names a question, what is known of it."""
    if regel == "TLV-45":
        return {"vraag": invoer["datum_psychologisch_onderzoek"]}
    if regel == "TLV-61":
        gegeven = invoer["zienswijze_jongere"] or "D05" in aanwezig
        return {"vraag": gegeven, "toelichting": invoer["schriftelijke_toelichting"]}
    return {}


def _leeftijd(invoer: Invoer) -> tuple[Reden, ...]:
    if invoer["leeftijd_bij_ondertekening"] is not None:
        return ()
    return (reden("TLV-60", "wijzer_leeftijd_onbekend"),)


def _reden(code: str, stuk: _Stuk) -> Reden:
    return reden("TLV-44", code, document=stuk.code, omschrijving=stuk.omschrijving)


def _code(signaal: Reden) -> str:
    """The name of a signal in the outcome: that of an old study says how old it may be (TLV-45)."""
    if signaal.code == "onderzoek_oud":
        return f"onderzoek_ouder_dan_{signaal.feit('jaren')}_jaar"
    return signaal.code.removeprefix("wijzer_")
