"""How much of a term is left, in words and as a tone. 'Today' always comes as an argument."""

from datetime import date, datetime

from swv.kern.weergave.datums import lokale_datum

DAGEN_AANDACHT = 5


def dagen_over(uiterste_dag: date | datetime, vandaag: date) -> int:
    """Calendar days until the last day of the term; negative when it has passed."""
    return (lokale_datum(uiterste_dag) - vandaag).days


def dagen_in_woorden(dagen: int) -> str:
    """'nog 12 dagen', 'vandaag', '3 dagen te laat'."""
    if dagen == 0:
        return "vandaag"
    woord = "dag" if abs(dagen) == 1 else "dagen"
    if dagen < 0:
        return f"{-dagen} {woord} te laat"
    return f"nog {dagen} {woord}"


def termijn_toon(dagen: int) -> str:
    """Tone of a term: 'fout' when late, 'aandacht' in the last five days, otherwise 'neutraal'."""
    if dagen < 0:
        return "fout"
    if dagen <= DAGEN_AANDACHT:
        return "aandacht"
    return "neutraal"
