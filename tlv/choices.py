"""Closed lists of the toelaatbaarheidsverklaring."""

from django.db.models import IntegerChoices, TextChoices

from swv.kern.choices import Rol

# Who treats an objection, or decides on it.
BEHANDELAARS = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)


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


class Heropeningstand(TextChoices):
    """How a request to look again stands (TLV-114)."""

    OPEN = "open", "wacht op antwoord"
    INGEWILLIGD = "ingewilligd", "heropend"
    AFGEWEZEN = "afgewezen", "niet heropend"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Fout(TextChoices):
    """What was wrong with a besluit that is corrected."""

    UITKOMST = "uitkomst", "het besluit zelf: toekennen, afwijzen of niet-ontvankelijk"
    CATEGORIE = "categorie", "de categorie"
    BEGIN = "begin", "de eerste dag"
    EINDE = "einde", "de laatste dag"
    TEKST = "tekst", "de motivering of het advies"
    ANDERS = "anders", "iets anders"


class Uitkomst(TextChoices):
    """What was decided."""

    TOEGEKEND = "toegekend", "toegekend"
    AFGEWEZEN = "afgewezen", "afgewezen"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "niet-ontvankelijk"


class Gebruiksoort(TextChoices):
    """What was recorded about the use of a TLV."""

    OVERSTAP = "overstap", "VSO-school"
    TERUGKEER = "terugkeer", "terug naar het gewone voortgezet onderwijs"
    EINDE = "einde", "gebruik gestopt"
    INVOER = "invoer", "ingevoerd in de administratie van de school"
    TERUGPLAATSING = "terugplaatsing", "onderzocht of de leerling terug kan"
    GEEN_VERLENGING = "geen_verlenging", "geen verlenging nodig"


class Eindereden(TextChoices):
    """Why a TLV is not used any more, other than by a return to the VO."""

    UITSTROOM = "uitstroom", "van school gegaan: werk, dagbesteding of een vervolgopleiding"
    BUITENLAND = "buitenland", "naar het buitenland"
    ANDERS = "anders", "een andere reden"


class Terugplaatsing(TextChoices):
    """What came out of looking whether the pupil can go back to the VO (TLV-123)."""

    KAN_TERUG = "kan_terug", "de leerling kan terug naar het gewone voortgezet onderwijs"
    KAN_NIET_TERUG = "kan_niet_terug", "de leerling kan niet terug"


class Verlengreden(TextChoices):
    """Why a TLV that ends need not be renewed."""

    NAAR_VO = "naar_vo", "de leerling gaat terug naar het gewone voortgezet onderwijs"
    VAN_SCHOOL = "van_school", "de leerling gaat van school: werk, dagbesteding of een vervolgopleiding"
    ANDERE_REDEN = "andere_reden", "een andere reden, die ik hieronder noem"


class Hoedanigheid(TextChoices):
    """As whom somebody objects (TLV-164)."""

    OUDER = "ouder", "ouder met gezag"
    LEERLING = "leerling", "leerling"
    BESTUUR = "bestuur", "schoolbestuur"
    ANDERS = "anders", "iemand anders"


class Bezwaarkanaal(TextChoices):
    """How an objection came in."""

    PORTAAL = "portaal", "in het portaal"
    POST = "post", "per post"
    MAIL = "mail", "per e-mail"
    BALIE = "balie", "afgegeven aan de balie"


class Bezwaarstatus(TextChoices):
    """Where an objection stands; the dossier itself stays closed (RCH-13)."""

    CONCEPT = "concept", "nog niet verstuurd"
    ONTVANGEN = "ontvangen", "ontvangen"
    DOORGEZONDEN = "doorgezonden", "bij de adviescommissie"
    GEADVISEERD = "geadviseerd", "advies ontvangen"
    BESLIST = "beslist", "beslist"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Bezwaarstapsoort(TextChoices):
    """What happened in the course of an objection."""

    ONTVANGEN = "ontvangen", "bezwaar ontvangen"
    BEMIDDELING = "bemiddeling", "bemiddeling"
    DOORGEZONDEN = "doorgezonden", "bundel verstuurd aan de adviescommissie en de indiener"
    GEPLAND = "gepland", "hoorzitting gepland"
    GEHOORD = "gehoord", "hoorzitting gehouden"
    ADVIES = "advies", "advies van de adviescommissie ontvangen"
    HERREKEND = "herrekend", "termijnen opnieuw berekend: er kwam een brief terug"
    VERDAAGD = "verdaagd", "beslissing verdaagd"
    BESLIST = "beslist", "op het bezwaar beslist"
    INGETROKKEN = "ingetrokken", "bezwaar ingetrokken"


class Bundelontvanger(TextChoices):
    """Who gets the bundle, both on the same day (RCH-11)."""

    COMMISSIE = "commissie", "de adviescommissie"
    INDIENER = "indiener", "de indiener"


class Bundelkanaal(TextChoices):
    """How a bundle was sent."""

    PORTAAL = "portaal", "in het portaal"
    PAPIER = "papier", "op papier"
    BEVEILIGD = "beveiligd", "met beveiligde post"


class Bezwaaruitkomst(TextChoices):
    """What is decided on an objection, and what the committee advises (RCH-12)."""

    GEGROND = "gegrond", "gegrond"
    ONGEGROND = "ongegrond", "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "niet-ontvankelijk"


class NietGehoord(TextChoices):
    """Why nobody was heard; the law knows no other reasons (RCH-12, Awb 7:3)."""

    KENNELIJK_NIET_ONTVANKELIJK = "kennelijk_niet_ontvankelijk", "het bezwaar is duidelijk niet-ontvankelijk"
    KENNELIJK_ONGEGROND = "kennelijk_ongegrond", "het bezwaar is duidelijk ongegrond"
    AFGEZIEN = "afgezien", "de indiener wilde niet worden gehoord"
    GEEN_REACTIE = "geen_reactie", "de indiener gaf niet op tijd antwoord op de vraag of dat nodig was"
    TEGEMOETGEKOMEN = "tegemoetgekomen", "de indiener krijgt helemaal gelijk en niemand anders wordt geraakt"


class Bezwaarstuksoort(TextChoices):
    """What a file of an objection is."""

    BEZWAARSCHRIFT = "bezwaarschrift", "bezwaarschrift"
    STUK = "stuk", "stuk bij het bezwaar"
    VERWEER = "verweer", "verweerschrift"


class Tlvherkomst(TextChoices):
    """Who granted a TLV that was taken over from an old system (SYS-74)."""

    EIGEN = "eigen", "dit samenwerkingsverband, in het oude systeem"
    ELDERS = "elders", "een ander samenwerkingsverband"


class Overnamestatus(TextChoices):
    """How far taking over a file of TLVs is."""

    KOPPELEN = "koppelen", "kolommen kiezen"
    PROEF = "proef", "wordt nagekeken"
    BEOORDEELD = "beoordeeld", "nagekeken"
    UITVOEREN = "uitvoeren", "wordt overgenomen"
    KLAAR = "klaar", "overgenomen"
    OPGEGEVEN = "opgegeven", "niet overgenomen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Overnameoordeel(TextChoices):
    """What a row would do."""

    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
    DUBBEL = "dubbel", "staat er al"
    VERLOPEN = "verlopen", "al afgelopen"
    FOUT = "fout", "kan niet"
