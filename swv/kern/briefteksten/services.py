"""The acts on texts of letters: write a proposal, lay it before a second person, approve it, take it back.

Four eyes: who wrote a proposal never approves it, in the application and in the database (ADR 0015). What was
approved becomes a version of policy from its first day; letters that were made before keep their own text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from swv.kern.beleid.inlezen import ingelezen
from swv.kern.beleid.models import Beleidsintrekking, Beleidsversie
from swv.kern.beleid.schema import Brief, onderdeel_naam
from swv.kern.beleid.selectors import inhoud_van
from swv.kern.briefteksten.blokken import PLAATSEN, Plaats, kenmerk, nette_tekst, tekst_van
from swv.kern.briefteksten.models import OPEN, TE_SCHRIJVEN, Brieftekst, Briefvoorstel, Voorstelstatus
from swv.kern.briefteksten.selectors import (
    eigen_concept,
    fouten_van,
    laatste_versie,
    nieuwe_inhoud,
    vergelijking_van,
    wijzigingen_van,
)
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv


def brieftekst_wijzigen(*, actor: Actor, soort: str) -> Briefvoorstel:
    """Begin to write other texts for the letters about a kind of aanvraag, or go on with what one began."""
    eis_swv(actor, "brieftekst_wijzigen")
    with transaction.atomic():
        zet_reden("brieftekst_wijzigen")
        laatste_versie(actor.swv_ids[0], soort)
        return eigen_concept(actor, soort) or Briefvoorstel.objects.create(
            swv_id=actor.swv_ids[0],
            soorten=[soort],
            gemaakt_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            gemaakt_op=nu(),
        )


def brieftekst_opslaan(*, actor: Actor, voorstel_id: int, plaats: Plaats, tekst: str, gezien: str = "") -> Brieftekst:
    """Keep one text of a proposal as it was typed, right or wrong; only for who began it.

    `gezien` is the mark of the text that the writer started from (`kenmerk`): another text by now means another tab,
    and nothing is overwritten (NuNietMogelijk).
    """
    with _voorstel(actor, voorstel_id, "brieftekst_opslaan") as voorstel:
        _eis_schrijver(actor, voorstel, "brieftekst_opslaan")
        if plaats not in PLAATSEN:
            raise NietZichtbaar(f"tekstblok {plaats}")
        veld, blok = plaats
        rij = voorstel.teksten.filter(brief=veld, blok=blok).first()
        stond = rij.tekst if rij else tekst_van(_inhoud(voorstel), plaats)
        nieuw = nette_tekst(tekst)
        if gezien not in ("", kenmerk(stond)) and stond != nieuw:
            raise NuNietMogelijk(
                "Deze tekst is intussen in een ander tabblad veranderd. Hieronder staan beide versies. Kies wat blijft."
            )
        if rij is None:
            return Brieftekst.objects.create(voorstel=voorstel, brief=veld, blok=blok, tekst=nieuw, bijgewerkt_op=nu())
        rij.tekst, rij.bijgewerkt_op = nieuw, nu()
        rij.save(update_fields=["tekst", "bijgewerkt_op"])
        return rij


def briefvoorstel_voorleggen(
    *, actor: Actor, voorstel_id: int, soorten: list[str], geldig_van: date, toelichting: str
) -> Briefvoorstel:
    """Lay a proposal before a second person: it changes something, every letter may go out, and its day lies ahead."""
    with _voorstel(actor, voorstel_id, "briefvoorstel_voorleggen") as voorstel:
        _eis_schrijver(actor, voorstel, "briefvoorstel_voorleggen")
        if not soorten:
            raise NuNietMogelijk("Kies voor welke aanvragen de nieuwe teksten gelden.")
        if not toelichting.strip():
            raise NuNietMogelijk("Schrijf op waarom de teksten veranderen.")
        voorstel.soorten, voorstel.geldig_van = soorten, geldig_van
        voorstel.toelichting = toelichting.strip()
        _eis_bruikbaar(actor, voorstel)
        voorstel.status, voorstel.voorgelegd_op = Voorstelstatus.VOORGELEGD, nu()
        voorstel.save(update_fields=["soorten", "geldig_van", "toelichting", "status", "voorgelegd_op"])
        return voorstel


def briefvoorstel_terughalen(*, actor: Actor, voorstel_id: int) -> Briefvoorstel:
    """Take one's own proposal back from the second person, to go on writing."""
    with _voorstel(actor, voorstel_id, "briefvoorstel_terughalen") as voorstel:
        eis_swv(actor, "briefvoorstel_terughalen")
        if voorstel.gemaakt_door_id != actor.persoon_id:
            raise GeenRecht("Alleen wie het voorstel schreef, kan het terughalen.")
        _eis_status(voorstel, Voorstelstatus.VOORGELEGD)
        voorstel.status = Voorstelstatus.CONCEPT
        voorstel.save(update_fields=["status"])
        return voorstel


def briefvoorstel_goedkeuren(*, actor: Actor, voorstel_id: int, gezien: str) -> Briefvoorstel:
    """Approve somebody else's proposal: from its first day its texts hold.

    `gezien` names the versions that the reader compared with (`naast`); when these are others by now, look again.
    """
    with _voorstel(actor, voorstel_id, "briefvoorstel_goedkeuren") as voorstel:
        _eis_tweede_persoon(actor, voorstel, "briefvoorstel_goedkeuren")
        _eis_status(voorstel, Voorstelstatus.VOORGELEGD)
        _eis_bruikbaar(actor, voorstel)
        if gezien != naast(voorstel):
            raise NuNietMogelijk(
                "De teksten die nu gelden zijn intussen veranderd. Bekijk de verschillen hieronder opnieuw."
            )
        wijzigingen = wijzigingen_van(voorstel)
        delen = {s: nieuwe_inhoud(laatste_versie(voorstel.swv_id, s), wijzigingen, voorstel) for s in voorstel.soorten}
        _beoordeel(actor, voorstel, Voorstelstatus.GOEDGEKEURD, reden="")
        assert voorstel.geldig_van is not None  # _eis_bruikbaar
        for soort, inhoud in delen.items():
            deel = ingelezen(onderdeel_naam(Brief, soort), inhoud)
            Beleidsversie.objects.create(
                swv_id=voorstel.swv_id,
                onderdeel=deel.naam,
                geldig_van=voorstel.geldig_van,
                inhoud=deel.als_dict(),
                hash=deel.sha256,
                geladen_op=nu(),
                voorstelnummer=voorstel.pk,
            )
        return voorstel


def briefvoorstel_terugsturen(*, actor: Actor, voorstel_id: int, reden: str) -> Briefvoorstel:
    """Send somebody else's proposal back to who wrote it, with what should be otherwise."""
    with _voorstel(actor, voorstel_id, "briefvoorstel_terugsturen") as voorstel:
        _eis_tweede_persoon(actor, voorstel, "briefvoorstel_terugsturen")
        _eis_status(voorstel, Voorstelstatus.VOORGELEGD)
        if not reden.strip():
            raise NuNietMogelijk("Schrijf op wat er anders moet.")
        _beoordeel(actor, voorstel, Voorstelstatus.TERUGGESTUURD, reden=reden.strip())
        return voorstel


def briefvoorstel_intrekken(*, actor: Actor, voorstel_id: int, reden: str) -> Briefvoorstel:
    """Take a proposal back for good: the secretariaat before it is approved, any reader before its first day."""
    with _voorstel(actor, voorstel_id, "briefvoorstel_intrekken") as voorstel:
        goedgekeurd = voorstel.status == Voorstelstatus.GOEDGEKEURD
        eis_swv(actor, "briefvoorstel_intrekken" if goedgekeurd else "briefvoorstel_opgeven")
        if not goedgekeurd:
            _eis_status(voorstel, *OPEN)
        elif not voorstel.begint_na(actor.vandaag):
            raise NuNietMogelijk(
                "Deze teksten gelden al. Schrijf een nieuw voorstel om ze te wijzigen. Oude brieven blijven zoals zij"
                " zijn."
            )
        if goedgekeurd and not reden.strip():
            raise NuNietMogelijk("Schrijf op waarom de nieuwe teksten niet doorgaan.")
        if goedgekeurd:
            for versie in Beleidsversie.objects.filter(swv_id=voorstel.swv_id, voorstelnummer=voorstel.pk):
                Beleidsintrekking.objects.create(versie=versie, ingetrokken_op=nu())
        voorstel.status, voorstel.intrekreden = Voorstelstatus.INGETROKKEN, reden.strip()
        voorstel.ingetrokken_door, voorstel.ingetrokken_op = actor.naam, nu()
        voorstel.save(update_fields=["status", "intrekreden", "ingetrokken_door", "ingetrokken_op"])
        return voorstel


def naast(voorstel: Briefvoorstel) -> str:
    """Which versions a proposal would replace now, as a word to compare."""
    return "-".join(str(laatste_versie(voorstel.swv_id, soort).pk) for soort in voorstel.soorten)


@contextmanager
def _voorstel(actor: Actor, voorstel_id: int, reden: str) -> Iterator[Briefvoorstel]:
    with transaction.atomic():
        zet_reden(reden)
        rijen = Briefvoorstel.objects.zichtbaar_voor(actor).select_for_update(of=("self",))
        voorstel = rijen.filter(pk=voorstel_id).first()
        if voorstel is None:
            raise NietZichtbaar(f"briefvoorstel {voorstel_id}")
        yield voorstel


def _inhoud(voorstel: Briefvoorstel) -> Brief:
    return inhoud_van(laatste_versie(voorstel.swv_id, voorstel.soorten[0]), Brief)


def _beoordeel(actor: Actor, voorstel: Briefvoorstel, status: Voorstelstatus, *, reden: str) -> None:
    voorstel.status, voorstel.beoordeeld_door, voorstel.beoordeeld_op = status, actor.naam, nu()
    voorstel.terugstuurreden = reden
    voorstel.save(update_fields=["status", "beoordeeld_door", "beoordeeld_op", "terugstuurreden"])


def _eis_bruikbaar(actor: Actor, voorstel: Briefvoorstel) -> None:
    """Its day lies ahead and after what is there, it changes each kind, and every letter may go out with it."""
    dag, wijzigingen = voorstel.geldig_van, wijzigingen_van(voorstel)
    if dag is None or dag <= actor.vandaag:
        raise NuNietMogelijk(
            "De eerste dag is op zijn vroegst morgen. Zo geldt op een dag maar een tekst. Kies een latere dag, of stuur"
            " het voorstel daarvoor terug."
        )
    fouten: list[str] = []
    for soort in voorstel.soorten:
        versie = laatste_versie(voorstel.swv_id, soort)
        if versie.geldig_van > dag:
            raise NuNietMogelijk(
                f"Er staan al teksten klaar die later beginnen, op {versie.geldig_van:%d-%m-%Y}. Kies die dag of een"
                " latere dag, of trek die teksten eerst in."
            )
        if not vergelijking_van(voorstel, soort, wijzigingen).gewijzigd:
            raise NuNietMogelijk("Dit voorstel verandert niets. Wijzig eerst een tekst, of trek het voorstel in.")
        fouten += [fout for fout in fouten_van(voorstel, soort, wijzigingen, actor.vandaag) if fout not in fouten]
    if fouten:
        raise NuNietMogelijk("De brieven kunnen zo niet de deur uit. Herstel eerst dit:", tuple(fouten))


def _eis_schrijver(actor: Actor, voorstel: Briefvoorstel, handeling: str) -> None:
    eis_swv(actor, handeling)
    if voorstel.gemaakt_door_id != actor.persoon_id:
        raise GeenRecht(f"{voorstel.naam} schrijft dit voorstel. Vraag om een wijziging, of begin een eigen voorstel.")
    _eis_status(voorstel, *TE_SCHRIJVEN)


def _eis_tweede_persoon(actor: Actor, voorstel: Briefvoorstel, handeling: str) -> None:
    eis_swv(actor, handeling)
    if voorstel.gemaakt_door_id == actor.persoon_id:
        raise GeenRecht("U schreef dit voorstel zelf. Vraag een collega om het te bekijken (vier ogen).")


def _eis_status(voorstel: Briefvoorstel, *statussen: Voorstelstatus) -> None:
    if voorstel.status not in statussen:
        raise NuNietMogelijk(
            f"Dit kan nu niet: het voorstel is {voorstel.get_status_display()}. Ververs de pagina om te zien wat kan."
        )
