"""The check on the text blocks of letters, declared by the app that owns the letter."""

from collections.abc import Callable, Mapping

Briefcontrole = Callable[[Mapping[str, str]], list[str]]
_controles: dict[str, Briefcontrole] = {}


def registreer_briefcontrole(soort: str, controle: Briefcontrole) -> None:
    """Declare how the text blocks of the letters of a kind of aanvraag are checked when policy is loaded."""
    _controles[soort] = controle


def brieffouten(soort: str, tekstblokken: Mapping[str, str]) -> list[str]:
    """What is wrong with the text blocks, as Dutch sentences; LookupError when no app declared the check."""
    try:
        controle = _controles[soort]
    except KeyError as fout:
        raise LookupError(f"Soort aanvraag '{soort}' heeft geen controle op brieven.") from fout
    return controle(tekstblokken)
