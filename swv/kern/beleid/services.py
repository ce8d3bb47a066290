"""Loading policy profiles into the database. A loaded version is never changed: another content is another date."""

from pathlib import Path

from swv.kern.beleid.inlezen import PROFIELEN, Profiel, lees_profielen
from swv.kern.beleid.models import Beleidsversie
from swv.kern.beleid.schema import Algemeen
from swv.kern.choices import BUREAU, PartijSoort
from swv.kern.kalender.klok import nu
from swv.kern.organisatie.models import Partij, Swv


def beleid_laden(wortel: Path = PROFIELEN, *, gedeeld: Path | None = None, using: str = "eigenaar") -> list[str]:
    """Load every profile under `wortel` as the owner; returns what is new, as Dutch lines. Safe to run twice.

    A file that differs from its loaded version is not taken over: the difference is reported, so that somebody
    decides (architecture: an upgrade never overwrites an edited profile). For the same reason a later file is left
    out, and reported, when the SWV has approved texts of its own for that part (ADR 0015).
    """
    regels: list[str] = []
    for profiel in lees_profielen(wortel, gedeeld=gedeeld):
        swv = _swv(profiel, using)
        for deel in profiel.onderdelen:
            if _houdt_zelf_bij(swv, deel.naam, profiel, using):
                regels.append(
                    f"{swv.sleutel}: {deel.naam} vanaf {profiel.geldig_van:%d-%m-%Y} niet geladen, want het"
                    " samenwerkingsverband heeft deze teksten zelf gewijzigd; vergelijk ze bij Brieven en teksten"
                )
                continue
            versie, nieuw = Beleidsversie.objects.using(using).get_or_create(
                swv=swv,
                onderdeel=deel.naam,
                geldig_van=profiel.geldig_van,
                voorstelnummer=0,
                defaults={"inhoud": deel.als_dict(), "hash": deel.sha256, "geladen_op": nu()},
            )
            if nieuw:
                regels.append(f"{swv.sleutel}: {deel.naam} vanaf {profiel.geldig_van:%d-%m-%Y} geladen")
            elif versie.hash != deel.sha256:
                regels.append(
                    f"{swv.sleutel}: {deel.naam} vanaf {profiel.geldig_van:%d-%m-%Y} wijkt af van wat eerder is"
                    " geladen en blijft ongewijzigd; geef een nieuwe ingangsdatum om de wijziging in te laten gaan"
                )
    return regels


def _houdt_zelf_bij(swv: Swv, onderdeel: str, profiel: Profiel, using: str) -> bool:
    """Whether a file that is not loaded yet would come after texts that the SWV approved itself."""
    versies = Beleidsversie.objects.using(using).filter(swv=swv, onderdeel=onderdeel)
    if versies.filter(geldig_van=profiel.geldig_van, voorstelnummer=0).exists():
        return False
    return versies.filter(voorstelnummer__gt=0, intrekking__isnull=True).exists()


def _swv(profiel: Profiel, using: str) -> Swv:
    algemeen = profiel.onderdeel("algemeen")
    if not isinstance(algemeen, Algemeen):
        raise TypeError("algemeen.toml heeft een ander schema")
    swv, _ = Swv.objects.using(using).update_or_create(
        sleutel=profiel.sleutel,
        defaults={
            "naam": algemeen.naam,
            "korte_naam": algemeen.korte_naam,
            "code": algemeen.code,
            "vakantieregio": algemeen.vakantieregio,
            "thema": algemeen.thema,
        },
    )
    for functie in BUREAU:
        Partij.objects.using(using).get_or_create(swv=swv, functie=functie, soort=PartijSoort.FUNCTIE)
    return swv
