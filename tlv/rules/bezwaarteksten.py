"""Dutch texts of the reasons about an objection (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

BEZWAAR = {
    "bezwaar_voor_verzending": (
        "Het bezwaar kwam op {ontvangen_op}, voordat de brief met het besluit was verzonden. Dat is op tijd."
    ),
    "bezwaar_op_tijd": "Het bezwaar kwam op {ontvangen_op}. De laatste dag was {laatste_dag}. Dat is op tijd.",
    "bezwaar_op_tijd_gepost": (
        "Het bezwaar ging op {gepost_op} op de post en kwam op {ontvangen_op}. De laatste dag was {laatste_dag}; wat op"
        " tijd is gepost, mag een week later binnenkomen. Dat is op tijd."
    ),
    "bezwaar_te_laat": (
        "Het bezwaar kwam op {ontvangen_op}. De laatste dag was {laatste_dag}. Het is toch ontvangen; of er een goede"
        " reden is voor het te late bezwaar, wordt bij de behandeling bekeken."
    ),
    "bezwaar_voorleggen_ouder": (
        "De leerling is {leeftijd} jaar en maakt vanaf 18 jaar zelf bezwaar. Leg voor of de ouder belanghebbende is."
    ),
    "bezwaar_voorleggen_leerling": (
        "De leerling is {leeftijd} jaar; tot 18 jaar maken de ouders bezwaar. Leg voor of de leerling zelf bezwaar kan"
        " maken."
    ),
    "bezwaar_voorleggen_anders": (
        "Bezwaar maken kan de ouder, de leerling vanaf 18 jaar of het schoolbestuur. Leg voor of deze indiener"
        " belanghebbende is."
    ),
}

registreer_teksten(BEZWAAR)
