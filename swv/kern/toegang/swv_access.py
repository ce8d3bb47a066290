"""Acts of the kern on the SWV itself: the role alone gives the right (ROL-13, ROL-32, TLV-02, TLV-58)."""

from swv.kern.choices import Rol
from swv.kern.toegang.tabellen import registreer_swv_handeling

TEKSTLEZERS = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)

# What a school offers is public; the school and the bureau keep it, whoever weighs a dossier reads it (TLV-58).
for _naam, _label in (
    ("schoolprofielen_bekijken", "Schoolprofielen"),
    ("schoolprofiel_toevoegen", "Profiel toevoegen"),
    ("schoolprofiel_intrekken", "Profiel intrekken"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.OCO, Rol.SECRETARIAAT),
        weigering="Het profiel van een school houden de school en het secretariaat bij. Vraag een van hen (TLV-58).",
        regel="TLV-58",
    )
registreer_swv_handeling(
    "schoolprofiel_lezen",
    "Profiel lezen",
    rollen=(Rol.OCO, Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.DESKUNDIGE),
    weigering="Het profiel staat hier voor wie een aanvraag beoordeelt. Vraag het de school zelf (TLV-58).",
    regel="TLV-58",
)

# Whom each of these roles may let in is bounded by `personen.services` and by the policies (ROL-13, ROL-32).
_HOUDT_MENSEN_BIJ = (Rol.OCO, Rol.SECRETARIAAT, Rol.BEHEER)
_BEHEERT = "Wie er mag werken, houden de beheerder, het secretariaat en de school bij. Vraag een van hen."
for _naam, _label in (
    ("mensen_bekijken", "Mensen"),
    ("medewerker_toevoegen", "Iemand toevoegen"),
    ("lidmaatschap_beeindigen", "Rol beëindigen"),
    ("lidmaatschap_hervatten", "Rol weer laten gelden"),
    ("aanmeldmail_sturen", "Mail over aanmelden sturen"),
):
    registreer_swv_handeling(_naam, _label, rollen=_HOUDT_MENSEN_BIJ, weigering=_BEHEERT, regel="ROL-13")
for _naam, _label in (("account_maken", "Account maken"), ("lidmaatschap_toekennen", "Rol geven")):
    registreer_swv_handeling(
        _naam, _label, rollen=(*_HOUDT_MENSEN_BIJ, Rol.SYSTEEM), weigering=_BEHEERT, regel="TLV-02"
    )
for _naam, _label in (
    ("leerling_koppelen", "Account van een leerling koppelen"),
    ("gezag_koppelen", "Gezag over nog een leerling vastleggen"),
    ("contact_vastleggen", "Contactgegevens vastleggen"),
    ("contact_geheimhouden", "Adres geheim maken of openbaar"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT, Rol.SYSTEEM),
        weigering="Dit kan alleen het secretariaat. Vraag het secretariaat om de wijziging.",
    )
registreer_swv_handeling(
    "digitale_post_toestaan",
    "Brieven in het portaal willen krijgen",
    rollen=(Rol.OUDER,),
    weigering="Alleen een ouder zelf kan kiezen voor brieven in het portaal. Vraag het de ouder (RCH-15).",
    regel="RCH-15",
)

registreer_swv_handeling(
    "briefteksten_bekijken",
    "Brieven en teksten",
    rollen=TEKSTLEZERS,
    weigering="De teksten van de brieven zijn voor het secretariaat en voor wie besluit. Hebt u een vraag over een"
    " brief? Stel die aan het secretariaat.",
)
for _naam, _label in (
    ("brieftekst_wijzigen", "Tekst van een brief wijzigen"),
    ("brieftekst_opslaan", "Nieuwe tekst bewaren"),
    ("briefvoorstel_voorleggen", "Voorstel voorleggen"),
    ("briefvoorstel_terughalen", "Voorstel terughalen"),
    ("briefvoorstel_opgeven", "Voorstel intrekken voor het is goedgekeurd"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="De teksten van de brieven houdt het secretariaat bij. Vraag het secretariaat om de wijziging.",
    )
for _naam, _label in (
    ("bouwsteen_bewaren", "Tekst om in te voegen bewaren"),
    ("bouwsteen_vervallen", "Tekst om in te voegen laten vervallen"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=(Rol.SECRETARIAAT,),
        weigering="De teksten houdt het secretariaat bij. Vraag het secretariaat om een tekst toe te voegen.",
    )
for _naam, _label in (
    ("briefvoorstel_goedkeuren", "Voorstel goedkeuren"),
    ("briefvoorstel_terugsturen", "Voorstel terugsturen"),
    ("briefvoorstel_intrekken", "Goedgekeurde teksten intrekken"),
):
    registreer_swv_handeling(
        _naam,
        _label,
        rollen=TEKSTLEZERS,
        weigering="Teksten van brieven keurt het secretariaat goed, de voorzitter of de directeur-bestuurder. Vraag een"
        " van hen.",
    )
