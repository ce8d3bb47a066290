"""All models of the kern, so that Django finds them; import them from the module that holds them."""

from swv.kern.beleid.models import Beleidsintrekking, Beleidsversie, Nummerreeks
from swv.kern.berichten.models import Mail, Mailkeuze
from swv.kern.briefteksten.bouwstenen import Bouwsteen
from swv.kern.briefteksten.models import Brieftekst, Briefvoorstel
from swv.kern.documenten.models import Bezorging, Brief, Briefversie, Document
from swv.kern.documenten.schoolprofielen import Schoolprofiel
from swv.kern.jaarverslag.models import Jaarverslagdownload, Leerlingtelling
from swv.kern.kalender.models import Vakantie
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.organisatie.models import (
    Instelling,
    Partij,
    School,
    Schoolbestuur,
    SchoolRelatie,
    Swv,
    Vestiging,
    Voorziening,
)
from swv.kern.overdracht.models import Inlezing, Inlezingsregel, Uitvoer
from swv.kern.personen.models import (
    Contactgegevens,
    Gebruiker,
    Gezag,
    Inschrijving,
    Leerling,
    Lidmaatschap,
    Persoon,
)
from swv.kern.toegang.models import Betrokkenheid, Deling, Dossier, Inzageregel
from swv.kern.tokens.models import Apitoken
from swv.kern.uitnodigingen.models import Uitnodiging
from swv.kern.zoeken.models import Zoekwoord

__all__ = [
    "Apitoken",
    "Beleidsintrekking",
    "Beleidsversie",
    "Betrokkenheid",
    "Bezorging",
    "Bouwsteen",
    "Brief",
    "Brieftekst",
    "Briefversie",
    "Briefvoorstel",
    "Contactgegevens",
    "Deling",
    "Document",
    "Dossier",
    "Gebeurtenis",
    "Gebruiker",
    "Gezag",
    "Inlezing",
    "Inlezingsregel",
    "Inschrijving",
    "Instelling",
    "Inzage",
    "Inzageregel",
    "Jaarverslagdownload",
    "Leerling",
    "Leerlingtelling",
    "Lidmaatschap",
    "Mail",
    "Mailkeuze",
    "Nummerreeks",
    "Partij",
    "Persoon",
    "School",
    "SchoolRelatie",
    "Schoolbestuur",
    "Schoolprofiel",
    "Swv",
    "Uitnodiging",
    "Uitvoer",
    "Vakantie",
    "Vestiging",
    "Voorziening",
    "Zoekwoord",
]
