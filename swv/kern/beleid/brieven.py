"""The check on the text blocks of letters, declared by the app that owns the letter."""

from collections.abc import Callable, Mapping

Briefcontrole = Callable[[str, Mapping[str, str]], list[str]]
_controles: dict[str, Briefcontrole] = {}


def registreer_briefcontrole(soort: str, controle: Briefcontrole) -> None:
    """Declare how text blocks are checked when policy is loaded: the name of the policy's field, and its blocks."""
    _controles[soort] = controle


def brieffouten(soort: str, veld: str, tekstblokken: Mapping[str, str]) -> list[str]:
    """What is wrong with the text blocks, as Dutch sentences; LookupError when no app declared the check."""
    try:
        controle = _controles[soort]
    except KeyError as fout:
        raise LookupError(f"Soort aanvraag '{soort}' heeft geen controle op brieven.") from fout
    return controle(veld, tekstblokken)
