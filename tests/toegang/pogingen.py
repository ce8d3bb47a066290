"""What somebody with an account and plain SQL might try to become more than the role: one attempt each."""

from dataclasses import dataclass

from tests.toegang.opdrachten import (
    ADVIES,
    AKKOORD,
    BESLUIT,
    BETROKKENHEID,
    BEZWAAR,
    DOSSIER,
    FUNCTIE,
    GEBEURTENIS,
    GETROKKEN,
    GEZAG,
    LID,
    OUDE_UITNODIGING_WEG,
    STUK,
    TREK_DOSSIER,
    UITNODIGING,
)
from tests.toegang.wereld import Wereld


@dataclass(frozen=True, slots=True)
class Poging:
    """The statements of one attempt, of which the last must be refused and the others must work."""

    wie: str
    waarom: str
    opdrachten: tuple[str, ...]


def pogingen(w: Wereld) -> list[Poging]:
    c = w.cast
    d, lln = w.dossiers, w.leerlingen
    portvolio, mhr = c.swvs["portvolio"], c.swvs["mhr"]
    p = c.partijen

    def betrek(
        dossier: object, partij: str, rol: str, swv: int = portvolio, van: str = "2026-03-02", tot: str = "2026-07-01"
    ) -> str:
        return BETROKKENHEID.format(dossier=dossier, swv=swv, partij=p[partij], rol=rol, van=van, tot=tot)

    def open_dossier(leerling: int, school: str, swv: int = portvolio) -> str:
        return DOSSIER.format(dossier=GETROKKEN, swv=swv, leerling=leerling, school=c.scholen[school])

    eigen = betrek(GETROKKEN, "brug", "aanvrager")
    elders = betrek(GETROKKEN, "elders", "aanvrager")
    een = "een dossier "
    return [
        Poging(
            "oco.elders",
            een + "over andermans leerling",
            (TREK_DOSSIER, elders, open_dossier(lln["adviezen"], "elders")),
        ),
        Poging(
            "oco.elders", een + "namens andermans school", (TREK_DOSSIER, elders, open_dossier(lln["adviezen"], "brug"))
        ),
        Poging("oco", een + "bij een ander SWV", (TREK_DOSSIER, eigen, open_dossier(lln["concept"], "brug", mhr))),
        Poging("oco", "een nummer dat zij niet trok", (TREK_DOSSIER, betrek(f"{GETROKKEN} + 1", "brug", "aanvrager"))),
        Poging(
            "oco.elders",
            "zich aanvrager van een bestaand dossier noemen",
            (betrek(d["adviezen"], "elders", "aanvrager"),),
        ),
        Poging(
            "oco",
            "een leerling die er nog niet is",
            (
                "insert into kern_inschrijving (leerling_id, school_id, partij_id, soort, van, tot) values"
                f" (999999, {c.scholen['brug']}, {p['brug']}, 'inschrijving', '2026-01-01', '2030-01-01')",
            ),
        ),
        Poging("oco", "een ouder langer dan het gezag", (betrek(d["adviezen"], "ouder", "ouder", tot="2099-01-01"),)),
        Poging("oco", "een ouder in een ander SWV", (betrek(d["adviezen"], "ouder", "ouder", swv=mhr),)),
        Poging(
            "oco", "de leerling met de rechten van een volwassene", (betrek(d["adviezen"], "leerling", "leerling_18"),)
        ),
        Poging(
            "oco", "de directeur van een ander SWV", (betrek(d["adviezen"], "secretariaat.mhr", "directeur_besluit"),)
        ),
        Poging(
            "oco",
            "gezag van iemand die al bekend is",
            (GEZAG.format(leerling=lln["concept"], partij=p["ouder.elders"], tot="2029-01-01"),),
        ),
        Poging(
            "secretariaat",
            "gezag na de achttiende verjaardag",
            (GEZAG.format(leerling=lln["ingediend"], partij=p["ouder.elders"], tot="2050-01-01"),),
        ),
        Poging("secretariaat", "iemand in een concept", (betrek(d["concept"], "deskundige1", "deskundige"),)),
        Poging("secretariaat", "een andere aanvrager", (betrek(d["adviezen"], "elders", "aanvrager"),)),
        Poging(
            "secretariaat.mhr",
            "een brief in het dossier van een ander",
            (
                "insert into kern_brief (dossier_id, swv_id, soort, ontvanger_id, ontvangerrol, kanaal, aangemaakt_op,"
                f" aangeboden_op, storing) values ({d['toegekend']}, {mhr}, 'x', {p['secretariaat.mhr']}, 'ouder', 'portaal', now(), now(), '')",
            ),
        ),
        *(
            Poging(wie, "akkoord geven", (AKKOORD.format(dossier=d["adviezen"], persoon=c.personen[wie]),))
            for wie in ("ouder", "oco", "secretariaat", "directeur", "deskundige1")
        ),
        Poging(
            "voorzitter",
            "akkoord in andermans naam",
            (AKKOORD.format(dossier=d["adviezen"], persoon=c.personen["directeur.beslist"]),),
        ),
        Poging(
            "deskundige1",
            "het advies van de ander",
            (ADVIES.format(dossier=d["bij_deskundigen"], auteur=p["deskundige1"], volgorde=2),),
        ),
        Poging(
            "deskundige3",
            "advies zonder toewijzing",
            (ADVIES.format(dossier=d["bij_deskundigen"], auteur=p["deskundige3"], volgorde=1),),
        ),
        *(
            Poging(wie, "besluiten", (BESLUIT.format(dossier=d["adviezen"], persoon=c.personen[wie]),))
            for wie in ("oco", "secretariaat", "directeur", "deskundige1", "voorzitter.mhr")
        ),
        Poging(
            "voorzitter",
            "besluiten voor de adviezen er zijn",
            (BESLUIT.format(dossier=d["een_advies"], persoon=c.personen["voorzitter"]),),
        ),
        Poging(
            "voorzitter",
            "besluiten in andermans naam",
            (BESLUIT.format(dossier=d["adviezen"], persoon=c.personen["directeur.beslist"]),),
        ),
        Poging(
            "secretariaat",
            "een gebeurtenis in andermans naam",
            (GEBEURTENIS.format(dossier=d["adviezen"], gebruiker=c.gebruikers["voorzitter"]),),
        ),
        Poging(
            "ouder", "een gebeurtenis", (GEBEURTENIS.format(dossier=d["adviezen"], gebruiker=c.gebruikers["ouder"]),)
        ),
        Poging(
            "secretariaat",
            "een overgang die er niet was",
            (
                "insert into aanvragen_statusovergang (dossier_id, van, naar, handeling, op, door) values"
                f" ({d['adviezen']}, 'volledig', 'besloten', 'x', now(), 'x')",
            ),
        ),
        Poging(
            "beheer",
            "zichzelf een rol geven",
            (
                LID.format(
                    gebruiker=c.gebruikers["beheer"],
                    persoon=c.personen["beheer"],
                    rol="secretariaat",
                    partij=p["secretariaat"],
                    swv=portvolio,
                ),
            ),
        ),
        Poging(
            "beheer",
            "een account voor een ander laten doorgaan",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["ouder"],
                    rol="ouder",
                    partij=p["ouder"],
                    swv=portvolio,
                ),
            ),
        ),
        Poging(
            "beheer",
            "een functie van een ander SWV",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["verzuim"],
                    rol="secretariaat",
                    partij=FUNCTIE.format(swv=mhr),
                    swv=portvolio,
                ),
            ),
        ),
        Poging(
            "beheer",
            "een lidmaatschap van een ander SWV",
            (
                LID.format(
                    gebruiker=c.gebruikers["verzuim"],
                    persoon=c.personen["verzuim"],
                    rol="secretariaat",
                    partij=p["secretariaat.mhr"],
                    swv=mhr,
                ),
            ),
        ),
        *(
            Poging(
                "oco",
                f"een uitnodiging: {waarom}",
                (
                    OUDE_UITNODIGING_WEG.format(dossier=d["ter_ondertekening"]),
                    UITNODIGING.format(
                        swv=velden.get("swv", portvolio),
                        dossier=d["ter_ondertekening"],
                        leerling=velden.get("leerling", lln["ter_ondertekening"]),
                        partij=velden.get("partij", p["ouder"]),
                        code=velden.get("code", ""),
                    ),
                ),
            )
            for waarom, velden in (
                ("voor zichzelf", {"partij": p["oco"]}),
                ("voor iemand zonder gezag", {"partij": p["ouder.elders"]}),
                ("voor de eigen school", {"partij": p["brug"]}),
                ("bij een andere leerling", {"leerling": lln["adviezen"]}),
                ("van een ander SWV", {"swv": mhr}),
                ("met een eigen code", {"code": "0" * 64}),
            )
        ),
        Poging(
            "oco.elders",
            "een uitnodiging bij het dossier van een andere school",
            (
                UITNODIGING.format(
                    swv=portvolio,
                    dossier=d["ter_ondertekening"],
                    leerling=lln["ter_ondertekening"],
                    partij=p["ouder"],
                    code="",
                ),
            ),
        ),
        *(
            Poging(
                wie,
                f"een uitnodiging veranderen: {wat}",
                (f"update kern_uitnodiging set {wat} where dossier_id = {d['ingediend']}",),
            )
            for wie in ("oco", "secretariaat", "ouder")
            for wat in (
                "code_hash = 'x'",
                "gebruikt_op = now()",
                "pogingen = 0 - pogingen + 1",
                f"partij_id = {p['oco']}",
                "laatste_dag = '2040-01-01'",
            )
        ),
        *(
            Poging(wie, "de code van een uitnodiging lezen", ("select max(code_hash) from kern_uitnodiging",))
            for wie in ("oco", "secretariaat", "ouder", "systeem")
        ),
        *(
            Poging(
                wie,
                "zichzelf ouder maken",
                (
                    LID.format(
                        gebruiker=c.gebruikers[wie],
                        persoon=c.personen[wie],
                        rol="ouder",
                        partij=p["ouder"],
                        swv=portvolio,
                    ),
                ),
            )
            for wie in ("oco", "secretariaat")
        ),
        Poging(
            "oco",
            "een functie maken",
            (f"insert into kern_partij (soort, swv_id, functie) values ('functie', {portvolio}, 'fg')",),
        ),
        Poging("oco", "een school hernoemen", ("update kern_school set naam = 'x'",)),
        Poging(
            "secretariaat",
            "een school laten meedoen",
            (
                "insert into kern_schoolrelatie (school_id, swv_id, soort, van, tot) values"
                f" ({c.scholen['maas']}, {portvolio}, 'aangesloten', '2020-01-01', '2030-01-01')",
            ),
        ),
        Poging("secretariaat", "een nummer overslaan", ("update kern_nummerreeks set laatste = laatste + 1",)),
        Poging("voorzitter", "twee nummers overslaan", ("update kern_nummerreeks set laatste = laatste + 2",)),
        *(
            Poging(
                wie,
                waarom,
                (
                    BEZWAAR.format(
                        dossier=d[situatie],
                        partij=p[partij],
                        hoedanigheid=als,
                        kanaal=kanaal,
                        extra=f", {extra}" if extra else "",
                        waarden=", true" if extra == "tijdig" else ", now()" if extra else "",
                    ),
                ),
            )
            for wie, waarom, situatie, partij, als, kanaal, extra in (
                ("ouder", "bezwaar namens de andere ouder", "toegekend", "ouder2", "ouder", "portaal", ""),
                ("ouder", "bezwaar als schoolbestuur", "toegekend", "ouder", "bestuur", "portaal", ""),
                ("ouder", "bezwaar voor het besluit", "adviezen", "ouder", "ouder", "portaal", ""),
                ("ouder.elders", "bezwaar in andermans dossier", "toegekend", "ouder.elders", "ouder", "portaal", ""),
                ("leerling", "bezwaar met veertien", "toegekend", "leerling", "leerling", "portaal", ""),
                (
                    "ouder",
                    "een bezwaar dat zelf zegt dat het op tijd is",
                    "toegekend",
                    "ouder",
                    "ouder",
                    "portaal",
                    "tijdig",
                ),
                ("ouder", "een bezwaar dat al is ingediend", "toegekend", "ouder", "ouder", "portaal", "ingediend_op"),
                ("oco", "bezwaar door de school", "toegekend", "brug", "bestuur", "portaal", ""),
                (
                    "secretariaat",
                    "een bezwaar uit het portaal",
                    "toegekend",
                    "ouder",
                    "ouder",
                    "portaal",
                    "ingediend_op",
                ),
                ("voorzitter", "een bezwaar op papier", "toegekend", "ouder", "ouder", "post", "ingediend_op"),
            )
        ),
        Poging(
            "ouder",
            "een stuk bij het bezwaar van een ander",
            (STUK.format(dossier=d["toegekend"], partij=p["ouder2"]),),
        ),
        Poging(
            "bestuur.elders",
            "een stuk bij het bezwaar waarin zij meeleest",
            (STUK.format(dossier=d["afgewezen"], partij=p["ouder2"]),),
        ),
        Poging(
            "voorzitter",
            "een reeks bij een ander SWV",
            (f"insert into kern_nummerreeks (swv_id, soort, jaar, laatste) values ({mhr}, 'tlv', 2031, 0)",),
        ),
        Poging(
            "voorzitter",
            "een reeks die niet bij nul begint",
            (f"insert into kern_nummerreeks (swv_id, soort, jaar, laatste) values ({portvolio}, 'tlv', 2031, 7)",),
        ),
    ]
