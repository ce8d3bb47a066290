"""Statuses of an aanvraag and what they are called for the reader (10-tlv section 9)."""

from django.db.models import TextChoices

from swv.kern.choices import Rol

# Who advises and decides, with the office that serves them: they read what is 'alleen voor de commissie' (OPEN-82).
COMMISSIE = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DESKUNDIGE, Rol.DIRECTEUR, Rol.SYSTEEM)

# Who takes part in the meeting of the committee, or decides after it.
VERGADERAARS = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DESKUNDIGE, Rol.DIRECTEUR)

# Who can be meant by a message in the dossier.
BERICHTLEZERS = (Rol.OCO, Rol.OUDER, Rol.SECRETARIAAT)


class Status(TextChoices):
    """Where an aanvraag stands; how it moves is in `aanvragen.transitions`."""

    CONCEPT = "concept", "concept"
    TER_ONDERTEKENING = "ter_ondertekening", "bij ouders en leerling"
    INGEDIEND = "ingediend", "ingediend"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", "aanvulling gevraagd"
    VOLLEDIG = "volledig", "volledig"
    IN_BEOORDELING = "in_beoordeling", "bij de deskundigen"
    ADVIES_GEREED = "advies_gereed", "adviezen gereed"
    BESLOTEN = "besloten", "besloten"
    BRIEF_VERZONDEN = "brief_verzonden", "brief verzonden"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    BUITEN_BEHANDELING = "buiten_behandeling", "buiten behandeling gelaten"
    SAMENGEVOEGD = "samengevoegd", "samengevoegd"
    DOORVERWEZEN = "doorverwezen", "doorverwezen naar een ander SWV"


class Berichtsoort(TextChoices):
    """Why the SWV tells that the besluit comes later (RCH-04, RCH-05)."""

    VERDAGING = "verdaging", "het besluit komt later"
    UITSTEL = "uitstel", "de aanvrager stemde schriftelijk in met uitstel"
    VERTRAGING = "vertraging", "de aanvrager zorgde voor vertraging"
    OVERMACHT = "overmacht", "overmacht"


class Mededeling(TextChoices):
    """What the SWV has to tell in so many words, as a message in the dossier (RCH-03, RCH-04, RCH-05)."""

    AANVULLING = "aanvulling", "verzoek om aan te vullen"
    VERDAGING = "verdaging", "het besluit komt later"
    STILSTAND = "stilstand", "de termijn staat een tijd stil"
    GESPREK = "gesprek", "een gesprek met de commissie"


class Vergaderstatus(TextChoices):
    """How far a meeting is; on a closed agenda nothing lands by itself any more."""

    GEPLAND = "gepland", "gepland"
    GESLOTEN = "gesloten", "agenda gesloten"
    AFGEROND = "afgerond", "afgerond"
    VERVALLEN = "vervallen", "gaat niet door"


class Belang(TextChoices):
    """What an expert says about an interest of the own (RCH-22)."""

    KAN_NIET = "kan_niet", "Ik kan dit niet beoordelen"
    TOEGELICHT = "toegelicht", "Ik ken iemand die erbij hoort, maar kan onafhankelijk adviseren"


class Gesprekspartner(TextChoices):
    """With whom the committee talks (TLV-62, RCH-36)."""

    OUDERS = "ouders", "ouders"
    SCHOOL = "school", "school"
    LEERLING = "leerling", "leerling"


class NietGehoord(TextChoices):
    """Why the committee did not hear the pupil itself (RCH-36); a closed list, because many may read it."""

    WILDE_NIET = "wilde_niet", "de leerling wilde niet"
    BELASTEND = "belastend", "het zou de leerling te veel belasten"
    ZIENSWIJZE = "zienswijze", "de leerling gaf al een eigen zienswijze"
    APART = "apart", "er komt een apart gesprek met de leerling"
    AFWEZIG = "afwezig", "de leerling kon niet en wordt nog gevraagd"


class Gespreksstatus(TextChoices):
    """How far a talk is."""

    GEVRAAGD = "gevraagd", "gevraagd"
    GEPLAND = "gepland", "gepland"
    GEHOUDEN = "gehouden", "gehouden"
    AFGEZEGD = "afgezegd", "afgezegd"


class Strekking(TextChoices):
    """What an expert advises."""

    TOEKENNEN = "toekennen", "toekennen"
    AFWIJZEN = "afwijzen", "afwijzen"


class Ondertekenstand(TextChoices):
    """Whether somebody signed, or why not (TLV-60a)."""

    OPEN = "open", "nog niet"
    GETEKEND = "getekend", "getekend"
    GEWEIGERD = "geweigerd", "wil niet tekenen"
    GEEN_REACTIE = "geen_reactie", "geen reactie na een herinnering"
    ONVERMOGEN = "onvermogen", "kan niet tekenen"


class Lezers(TextChoices):
    """For whom a message in the dossier is meant; the secretariaat reads each of them."""

    SCHOOL = "school", "de school en het secretariaat"
    OUDERS = "ouders", "de ouders en het secretariaat"
    ALLEN = "allen", "de school, de ouders en het secretariaat"
