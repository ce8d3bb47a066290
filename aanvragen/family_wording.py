"""What the page of a dossier says to parents and pupil, in their words (user experience, principles 2 and 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aanvragen.choices import Status
from aanvragen.rules.gezinsstappen import Gezinsstap, Gezinsverloop
from swv.kern.beleid.route import Stap
from swv.kern.beleid.uitleg import datum_nl, opsomming
from swv.kern.choices import Inzagerol, Rol
from swv.kern.weergave.onderdelen import Tijdlijnpunt

S = Status
TITELS: dict[str, dict[str, str]] = {
    "schrijven": {
        "gedaan": "De school schreef de aanvraag",
        "nu": "De school schrijft de aanvraag",
        "straks": "De school schrijft de aanvraag",
    },
    "tekenen": {
        "gedaan": "De school diende de aanvraag in",
        "nu": "U leest de aanvraag en zegt wat u ervan vindt",
        "straks": "U leest de aanvraag en zegt wat u ervan vindt",
    },
    "controle": {
        "gedaan": "Alle stukken zijn er",
        "nu": "Het samenwerkingsverband kijkt of alle stukken er zijn",
        "straks": "Het samenwerkingsverband kijkt of alle stukken er zijn",
    },
    "advies": {
        "gedaan": "De deskundigen gaven hun advies",
        "nu": "Deskundigen lezen de aanvraag en geven advies",
        "straks": "Deskundigen lezen de aanvraag en geven advies",
    },
    "besluit": {
        "gedaan": "Er is een besluit",
        "nu": "Er wordt een besluit genomen",
        "straks": "Er wordt een besluit genomen",
    },
    "brief": {
        "gedaan": "De brief met het besluit is verstuurd",
        "nu": "U krijgt een brief",
        "straks": "U krijgt een brief met het besluit",
    },
    S.INGETROKKEN: {"gedaan": "De school trok de aanvraag in"},
    S.SAMENGEVOEGD: {"gedaan": "De aanvraag gaat samen verder met een andere"},
    S.DOORVERWEZEN: {"gedaan": "De aanvraag hoort bij een ander samenwerkingsverband"},
    S.BUITEN_BEHANDELING: {"gedaan": "De aanvraag wordt niet behandeld"},
}
BIJ_STATUS: dict[str, str] = {
    S.AANVULLING_GEVRAAGD: "Er mist nog iets. De school stuurt dat op. Zolang telt de tijd niet door.",
    S.VOLLEDIG: "De aanvraag is compleet en komt op de agenda van de commissie.",
}
OPNIEUW = "Er was al een besluit. De aanvraag wordt nu opnieuw bekeken."


def stappen_in_woorden(verloop: Gezinsverloop, status: str) -> list[Tijdlijnpunt]:
    """The steps as points of a timeline."""
    return [
        Tijdlijnpunt(
            titel=TITELS[stap.sleutel][stap.toestand],
            toestand=stap.toestand,
            wanneer=stap.op or "",
            toelichting=_bij(stap, verloop, status),
        )
        for stap in verloop.stappen
    ]


def _bij(stap: Gezinsstap, verloop: Gezinsverloop, status: str) -> str:
    if stap.toestand != "nu":
        return ""
    return " ".join(deel for deel in (OPNIEUW if verloop.opnieuw else "", BIJ_STATUS.get(status, "")) if deel)


# What parents and the pupil must or can do now.
VOOR_GEZIN: dict[str, str] = {
    S.CONCEPT: "U hoeft nu niets te doen. De school bespreekt de aanvraag eerst met u.",
    S.TER_ONDERTEKENING: (
        "Lees de aanvraag op deze pagina en praat erover met de school. Bent u het ermee eens? Teken dan hier, of op"
        " papier bij de school. Bent u het er niet mee eens? Dan hoeft u niet te tekenen. Vertel ons hier waarom. Er is"
        " dan eerst een gesprek voordat er een besluit komt."
    ),
    S.INGEDIEND: (
        "U hoeft nu niets te doen. Mist er iets, dan vraagt het samenwerkingsverband de school om dat aan te vullen."
    ),
    S.AANVULLING_GEVRAAGD: (
        "U hoeft zelf niets op te sturen, dat doet de school. Heeft de school daar iets van u voor nodig, dan hoort u"
        " dat van de school."
    ),
    S.VOLLEDIG: "U hoeft nu niets te doen. U krijgt een brief als er een besluit is.",
    S.IN_BEOORDELING: "U hoeft nu niets te doen. U krijgt een brief als er een besluit is.",
    S.ADVIES_GEREED: (
        "U hoeft nu niets te doen. Zijn ouders en school het niet eens, dan is er eerst nog een gesprek. U krijgt een"
        " brief als er een besluit is."
    ),
    S.BESLOTEN: (
        "U hoeft nu niets te doen. U krijgt een brief met het besluit. De tijd om bezwaar te maken begint pas als de"
        " brief is verstuurd."
    ),
    S.BRIEF_VERZONDEN: (
        "Lees de brief met het besluit. Bent u het ermee eens? Dan hoeft u niets te doen. Bent u het er niet mee"
        " eens? Bel ons gerust, dan leggen wij het uit."
    ),
    S.INGETROKKEN: "U hoeft niets te doen. Er komt geen besluit. Vraag de school gerust waarom.",
    S.BUITEN_BEHANDELING: (
        "U hoeft nu niets te doen. U krijgt een brief waarin staat waarom, en wat u kunt doen als u het er niet mee"
        " eens bent. De school kan een nieuwe aanvraag doen. Vraag de school wat zij van plan is."
    ),
    S.DOORVERWEZEN: (
        "U krijgt een brief waarin staat waarom de aanvraag ergens anders hoort. U hoeft zelf niets te doen. Vraag de"
        " school hoe het verdergaat."
    ),
    S.SAMENGEVOEGD: (
        "U hoeft hier niets meer te doen. Het besluit komt in de andere aanvraag. Wat hier staat, blijft te lezen."
    ),
}
GEANTWOORD = (
    "U hebt geantwoord. U hoeft nu niets te doen. De school dient de aanvraag in als iedereen heeft geantwoord."
    " Verandert de school nog iets, dan vraagt zij u opnieuw om te tekenen."
)


def te_doen(status: str, *, geantwoord: bool) -> str:
    """What parents and pupil do now; `geantwoord`: this reader signed, or said not to (TLV-60a)."""
    return GEANTWOORD if geantwoord and status == S.TER_ONDERTEKENING else VOOR_GEZIN[status]


# --- Who decides ----------------------------------------------------------------------------------------------


HOE_BEVOEGD = {
    "zelf": "De {functie} besluit als {bevoegdheid}.",
    "mandaat": "De {functie} besluit {bevoegdheid}. Dat heet mandaat.",
    "delegatie": "De {functie} besluit {bevoegdheid}.",
}


def wie_beslist(stappen: Iterable[Stap]) -> tuple[str, list[str]]:
    """The functions that can decide, and of each on what authority (Awb 10:3, 10:13)."""
    per_functie = {stap.wie.functie: stap for stap in stappen}
    functies = opsomming((f"de {functie}" for functie in per_functie), verbinding="of")
    gronden = [
        HOE_BEVOEGD[stap.bevoegdheid_soort].format(functie=functie, bevoegdheid=stap.bevoegdheid)
        for functie, stap in per_functie.items()
    ]
    return functies, gronden


# --- What a reader does not see, and why ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Afgeschermd:
    """Something that this reader does not read, why, and the rule that says so; it never says whether it is there."""

    wat: str
    waarom: str
    regel: str


_NOTITIES = "Aantekeningen van het samenwerkingsverband"
_VOOR_ZICHZELF = "Die zijn voor wie aan de aanvraag werkt."
_ADVIEZEN = "De adviezen van de deskundigen"
_ALLEEN_COMMISSIE = "Wat iemand alleen aan de commissie vertelt"
_NIET_TE_ZIEN = "U mag dat ook doen. U ziet wel dat iemand iets vertelde, maar niet wat."

ALTIJD: dict[str, tuple[Afgeschermd, ...]] = {
    Inzagerol.OUDER: (
        Afgeschermd("Het adres van een andere ouder", "Die ouder ziet uw adres ook niet.", "INZ-04"),
        Afgeschermd(_ALLEEN_COMMISSIE, _NIET_TE_ZIEN, "INZ-04"),
        Afgeschermd(_NOTITIES, _VOOR_ZICHZELF, "INZ-04"),
    ),
    Inzagerol.LEERLING_12: (
        Afgeschermd("Medische stukken, en wat er over thuis staat", "Die kunt u lezen vanaf uw 16e.", "INZ-05"),
        Afgeschermd(_ADVIEZEN, "Die kunt u lezen vanaf uw 16e. Wat er is besloten, leest u wel.", "INZ-05"),
        Afgeschermd("Wat uw ouders van de aanvraag vinden", "Zij vertellen dat aan de commissie.", "INZ-05"),
        Afgeschermd("Wie er nog meer in het dossier keek", "Vanaf uw 16e ziet u dat wel.", "INZ-05"),
        Afgeschermd(_NOTITIES, _VOOR_ZICHZELF, "INZ-05"),
    ),
    Inzagerol.LEERLING_16: (
        Afgeschermd("Het adres van uw ouders", "U ziet alleen uw eigen gegevens.", "INZ-06"),
        Afgeschermd(_ALLEEN_COMMISSIE, _NIET_TE_ZIEN, "INZ-06"),
        Afgeschermd(_NOTITIES, _VOOR_ZICHZELF, "INZ-06"),
    ),
    Inzagerol.LEERLING_18: (
        Afgeschermd("Wat uw ouders van de aanvraag vonden", "U ziet wat u zelf vertelt.", "INZ-07"),
        Afgeschermd(_NOTITIES, _VOOR_ZICHZELF, "INZ-07"),
    ),
}
TOT_BESLUIT: dict[str, Afgeschermd] = {
    rol: Afgeschermd(_ADVIEZEN, "U leest ze zodra er een besluit is.", regel)
    for rol, regel in (
        (Inzagerol.OUDER, "INZ-04"),
        (Inzagerol.LEERLING_16, "INZ-06"),
        (Inzagerol.LEERLING_18, "INZ-07"),
    )
}


def zienswijzeregel(rol: str) -> str:
    """The rule by which this reader may tell what they think."""
    return "RCH-36" if rol == Rol.LEERLING else "RCH-35"


def tot_wanneer(inzagerol: str, tot: date | None, leerling: str, achttien: date) -> str:
    """Until when somebody reads this dossier, or from when more of it (INZ-04 to INZ-07, INZ-21)."""
    if tot is None:
        return ""
    dag = datum_nl(tot)
    if inzagerol == Inzagerol.LEERLING_12:
        return f"Vanaf {dag} bent u 16. Dan kunt u meer lezen."
    if inzagerol == Inzagerol.LEERLING_16:
        return f"Vanaf {dag} bent u 18. Dan is het dossier van u. Uw ouders lezen het dan niet meer."
    if tot == achttien:
        return f"U kunt dit dossier lezen tot {dag}. Dan wordt {leerling} 18 en is het dossier van {leerling} zelf."
    return f"U kunt dit dossier lezen tot {dag}. Dan eindigt uw gezag, voor zover wij weten."


def afgeschermd_voor(inzagerol: str, *, besloten: bool) -> list[Afgeschermd]:
    """What a reader in this row of the inzage table does not read; other rows have no such list."""
    vooraf = [TOT_BESLUIT[inzagerol]] if not besloten and inzagerol in TOT_BESLUIT else []
    return [*vooraf, *ALTIJD.get(inzagerol, ())]
