"""Closed lists of the toelaatbaarheidsverklaring."""

from django.db.models import IntegerChoices, TextChoices


class Categorie(IntegerChoices):
    """Bekostigingscategorie of a TLV-VSO (TLV-70, RCH-30)."""

    LAAG = 1, "1 (laag)"
    MIDDEN = 2, "2 (midden)"
    HOOG = 3, "3 (hoog)"


class Besluitsoort(TextChoices):
    """Why there is this besluit: the first on an aanvraag, or one that takes the place of an earlier one."""

    PRIMAIR = "primair", "besluit op de aanvraag"
    HERSTEL = "herstel", "herstelbesluit"
    HEROPENING = "heropening", "besluit na heropening"
    OP_BEZWAAR = "op_bezwaar", "beslissing op bezwaar"


class Fout(TextChoices):
    """What was wrong with a besluit that is corrected."""

    UITKOMST = "uitkomst", "toekennen of afwijzen"
    CATEGORIE = "categorie", "de categorie"
    BEGIN = "begin", "de eerste dag"
    EINDE = "einde", "de laatste dag"
    TEKST = "tekst", "de motivering of het advies"
    ANDERS = "anders", "iets anders"


class Uitkomst(TextChoices):
    """What was decided."""

    TOEGEKEND = "toegekend", "toegekend"
    AFGEWEZEN = "afgewezen", "afgewezen"
