"""Numbers without gaps: drawn under a row lock in the transaction that uses them (RCH-33)."""

from swv.kern.beleid.models import Nummerreeks


def volgend_nummer(swv_id: int, soort: str, jaar: int) -> int:
    """The next number of a series. A rollback gives the number back, because the lock is held until commit."""
    reeks = _vergrendel(swv_id, soort, jaar)
    reeks.laatste += 1
    reeks.save(update_fields=["laatste"])
    return reeks.laatste


def _vergrendel(swv_id: int, soort: str, jaar: int) -> Nummerreeks:
    reeks = Nummerreeks.objects.select_for_update().filter(swv_id=swv_id, soort=soort, jaar=jaar).first()
    if reeks is not None:
        return reeks
    # Two firsts of the year at once: the second waits for the first and then finds its row.
    Nummerreeks.objects.bulk_create([Nummerreeks(swv_id=swv_id, soort=soort, jaar=jaar)], ignore_conflicts=True)
    return Nummerreeks.objects.select_for_update().get(swv_id=swv_id, soort=soort, jaar=jaar)
