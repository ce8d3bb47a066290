"""The closed lists that every app shares: roles, field groups, kinds of partij. Source: INZ-01..18, ROL-01..35."""

from django.db.models import TextChoices


class Rol(TextChoices):
    """What a lidmaatschap makes somebody: one person may hold several and acts in one at a time."""

    OCO = "oco", "schoolcoördinator"
    SCHOOLBESTUUR = "schoolbestuur", "schoolbestuur"
    OUDER = "ouder", "ouder"
    LEERLING = "leerling", "leerling"
    SECRETARIAAT = "secretariaat", "secretariaat"
    DESKUNDIGE = "deskundige", "deskundige"
    VOORZITTER = "voorzitter", "voorzitter"
    ADVIESTEAM = "adviesteam", "adviesteam"
    DIRECTEUR = "directeur", "directeur-bestuurder"
    FINANCIEN = "financien", "financieel medewerker"
    KWALITEIT = "kwaliteit", "kwaliteitsmedewerker"
    BEHEER = "beheer", "functioneel beheerder"
    FG = "fg", "functionaris gegevensbescherming"
    OPDC = "opdc", "voorziening (OPDC)"
    VERZUIM = "verzuim", "verzuimcoördinator"
    LEERPLICHT = "leerplicht", "leerplichtambtenaar"
    JEUGDHULP = "jeugdhulp", "jeugdhulp"
    SYSTEEM = "systeem", "systeem"


class Inzagerol(TextChoices):
    """The rows of the inzage table; a Betrokkenheid carries one of them, or the bureau its function."""

    AANVRAGER = "aanvrager", "aanvragende school"
    ONTVANGER = "ontvanger", "ontvangende school"
    BESTUUR = "bestuur", "schoolbestuur"
    BESTUUR_BEZWAAR = "bestuur_bezwaar", "schoolbestuur in bezwaar"
    OUDER = "ouder", "ouder met gezag"
    LEERLING_12 = "leerling_12", "leerling van 12 tot en met 15 jaar"
    LEERLING_16 = "leerling_16", "leerling van 16 of 17 jaar"
    LEERLING_18 = "leerling_18", "leerling van 18 jaar of ouder"
    SECRETARIAAT = "secretariaat", "secretariaat"
    DESKUNDIGE = "deskundige", "toegewezen deskundige"
    VOORZITTER = "voorzitter", "voorzitter"
    ADVIESTEAM = "adviesteam", "adviesteam"
    DIRECTEUR = "directeur", "directeur-bestuurder"
    DIRECTEUR_BESLUIT = "directeur_besluit", "directeur-bestuurder bij eigen besluit"
    FINANCIEN = "financien", "financieel medewerker"
    VOORZIENING = "voorziening", "voorziening"
    DELING = "deling", "buitenstaander met deling"
    SYSTEEM = "systeem", "systeem"


# In which rows of the inzage table a lidmaatschap may act. The bureau's rows are those of Inzagerol that have the
# name of the function itself; they need no Betrokkenheid (architecture: 'One visibility table, two locks').
INZAGEROLLEN: dict[str, tuple[Inzagerol, ...]] = {
    Rol.OCO: (Inzagerol.AANVRAGER, Inzagerol.ONTVANGER, Inzagerol.DELING),
    Rol.SCHOOLBESTUUR: (Inzagerol.BESTUUR, Inzagerol.BESTUUR_BEZWAAR),
    Rol.OUDER: (Inzagerol.OUDER,),
    Rol.LEERLING: (Inzagerol.LEERLING_12, Inzagerol.LEERLING_16, Inzagerol.LEERLING_18),
    Rol.SECRETARIAAT: (),
    Rol.DESKUNDIGE: (Inzagerol.DESKUNDIGE,),
    Rol.VOORZITTER: (),
    Rol.ADVIESTEAM: (Inzagerol.ADVIESTEAM,),
    Rol.DIRECTEUR: (Inzagerol.DIRECTEUR_BESLUIT,),
    Rol.FINANCIEN: (),
    Rol.KWALITEIT: (),
    Rol.BEHEER: (),
    Rol.FG: (),
    Rol.OPDC: (Inzagerol.VOORZIENING,),
    Rol.VERZUIM: (),
    Rol.LEERPLICHT: (Inzagerol.DELING,),
    Rol.JEUGDHULP: (Inzagerol.DELING,),
    Rol.SYSTEEM: (),
}

# The functions of the SWV's own bureau: their scope is the SWV, not a list of dossiers.
BUREAU = (
    Rol.SECRETARIAAT,
    Rol.VOORZITTER,
    Rol.DIRECTEUR,
    Rol.FINANCIEN,
    Rol.KWALITEIT,
    Rol.BEHEER,
    Rol.FG,
    Rol.SYSTEEM,
)

# Who works for an organisation outside the bureau, or on the request of the SWV.
BUITEN_BUREAU = (
    Rol.OCO,
    Rol.SCHOOLBESTUUR,
    Rol.DESKUNDIGE,
    Rol.ADVIESTEAM,
    Rol.OPDC,
    Rol.VERZUIM,
    Rol.LEERPLICHT,
    Rol.JEUGDHULP,
)

# Who takes part for the own child or oneself, and for no organisation.
GEZINSROLLEN = (Rol.OUDER, Rol.LEERLING)


class Veldgroep(TextChoices):
    """Every question, attachment, advice and column belongs to one of these nine (05-inzage)."""

    BASIS = "basis", "basisgegevens"
    CONTACT = "contact", "contactgegevens"
    ONDERWIJS = "onderwijs", "onderwijs"
    MEDISCH = "medisch", "medische gegevens"
    GEZIN = "gezin", "gezin en hulpverlening"
    ZIENSWIJZE = "zienswijze", "zienswijzen"
    ADVIES = "advies", "deskundigenadviezen"
    INTERN = "intern", "interne notities"
    FINANCIEEL = "financieel", "financiën"


class Conditie(TextChoices):
    """When a right of the inzage table holds: typed facts of the dossier, never a status name."""

    ALTIJD = "altijd", "altijd"
    CONCEPT = "concept", "zolang de aanvraag niet is ingediend"
    AANVULBAAR = "aanvulbaar", "voor indiening en zolang om aanvulling is gevraagd"
    NA_BESLUIT = "na_besluit", "na het besluit"
    NA_TOEKENNING = "na_toekenning", "na toekenning"
    ADVIEZEN_VAST = "adviezen_vast", "als de adviezen vastliggen"
    PER_DELING = "per_deling", "zoals in de deling staat"


class Mailmoment(TextChoices):
    """When somebody is told of something by mail."""

    METEEN = "meteen", "meteen"
    SAMENVATTING = "samenvatting", "in de samenvatting van de dag"
    NIET = "niet", "niet"


class PartijSoort(TextChoices):
    """What a partij stands for."""

    SCHOOL = "school", "school"
    VESTIGING = "vestiging", "vestiging"
    SCHOOLBESTUUR = "schoolbestuur", "schoolbestuur"
    VOORZIENING = "voorziening", "voorziening"
    FUNCTIE = "functie", "functie van het samenwerkingsverband"
    PERSOON = "persoon", "persoon"
    INSTELLING = "instelling", "instelling met voogdij"


class SchoolSoort(TextChoices):
    """Kind of school, as the competence table TLV-20..43 asks it."""

    VO = "VO", "voortgezet onderwijs"
    PRO = "PRO", "praktijkonderwijs"
    VSO = "VSO", "voortgezet speciaal onderwijs"
    SO = "SO", "speciaal onderwijs"
    SBO = "SBO", "speciaal basisonderwijs"
    BAO = "BaO", "basisonderwijs"


class RelatieSoort(TextChoices):
    """How a school relates to an SWV, for a period."""

    AANGESLOTEN = "aangesloten", "aangesloten"
    OPTING_IN = "opting_in", "opting-in"
    GAST = "gast", "gast"


class InschrijvingSoort(TextChoices):
    """Whose pupil somebody is: enrolled, or only signed up (TLV-01)."""

    INSCHRIJVING = "inschrijving", "inschrijving"
    AANMELDING = "aanmelding", "aanmelding"


class Discipline(TextChoices):
    """Disciplines that the law knows for the two advices (RCH-20)."""

    ORTHOPEDAGOOG = "orthopedagoog", "orthopedagoog"
    PSYCHOLOOG = "psycholoog", "psycholoog"
    KINDER_JEUGDPSYCHOLOOG = "kinder_jeugdpsycholoog", "kinder- of jeugdpsycholoog"
    PEDAGOOG = "pedagoog", "pedagoog"
    KINDERPSYCHIATER = "kinderpsychiater", "kinderpsychiater"
    MAATSCHAPPELIJK_WERKER = "maatschappelijk_werker", "maatschappelijk werker"
    ARTS = "arts", "arts"
