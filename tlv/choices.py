"""Closed lists of the toelaatbaarheidsverklaring."""

from django.db.models import IntegerChoices, TextChoices


class Categorie(IntegerChoices):
    """Bekostigingscategorie of a TLV-VSO (TLV-70, RCH-30)."""

    LAAG = 1, "1 (laag)"
    MIDDEN = 2, "2 (midden)"
    HOOG = 3, "3 (hoog)"


class Uitkomst(TextChoices):
    """What was decided."""

    TOEGEKEND = "toegekend", "toegekend"
    AFGEWEZEN = "afgewezen", "afgewezen"
