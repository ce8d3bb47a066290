"""Dutch texts of the reasons about an objection (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

BEZWAAR = {
    "bezwaar_voor_verzending": (
        "Het bezwaar kwam op {ontvangen_op}, voordat de brief met het besluit was verzonden of aangekomen. Dat is op"
        " tijd."
    ),
    "brief_kwam_terug": "De brief van {verzonden_op} kwam op {teruggekomen_op} terug en telt niet.",
    "termijn_na_retour": (
        "De termijn telt vanaf de verzending van {verzonden_op}: dat is de laatste die niet terugkwam (artikel 3:41 en"
        " 6:8 van de Algemene wet bestuursrecht)."
    ),
    "termijn_niet_begonnen": (
        "De brief heeft de ontvanger nog niet bereikt. De bezwaartermijn is nog niet begonnen (artikel 3:41 en 6:8 van"
        " de Algemene wet bestuursrecht)."
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

BESLISSING = {
    "te_laat_uitleggen": (
        "Het bezwaar kwam te laat. Leg uit waarom er een goede reden was, of verklaar het niet-ontvankelijk."
    ),
    "belang_uitleggen": (
        "Het is de vraag of deze indiener bezwaar kan maken. Leg uit waarom wel, of verklaar het niet-ontvankelijk."
    ),
    "horen_of_uitleggen": (
        "De indiener is nog niet gehoord. Leg eerst de hoorzitting vast, of kies waarom horen niet hoeft (artikel 7:3"
        " van de Algemene wet bestuursrecht)."
    ),
    "niet_horen_past_niet": "Deze reden om niet te horen past niet bij de beslissing. Kies een andere reden.",
    "niet_horen_uitleggen": "Leg uit waarom de indiener niet is gehoord.",
    "advies_afwachten": (
        "De adviescommissie heeft nog geen advies gegeven. Wacht daarop voordat u het bezwaar ongegrond verklaart."
    ),
    "zonder_advies_uitleggen": "De adviescommissie gaf geen advies. Leg uit waarom u toch al beslist.",
    "afwijken_uitleggen": (
        "Uw beslissing is anders dan het advies van de commissie. Leg uit waarom (artikel 7:13 van de Algemene wet"
        " bestuursrecht)."
    ),
    "zelf_besloten": (
        "U nam het besluit waartegen het bezwaar gaat. Iemand anders beslist op het bezwaar (artikel 10:3 van de"
        " Algemene wet bestuursrecht)."
    ),
    "gehoord": "De hoorzitting was op {gehoord_op}.",
    "niet_gehoord_kennelijk_niet_ontvankelijk": (
        "Er is geen hoorzitting geweest: het is duidelijk dat het bezwaar niet kan worden behandeld."
    ),
    "niet_gehoord_kennelijk_ongegrond": "Er is geen hoorzitting geweest: het bezwaar is duidelijk ongegrond.",
    "niet_gehoord_afgezien": "Er is geen hoorzitting geweest: de indiener wilde dat niet.",
    "niet_gehoord_geen_reactie": (
        "Er is geen hoorzitting geweest: de indiener liet niet op tijd weten dat hij gehoord wilde worden."
    ),
    "niet_gehoord_tegemoetgekomen": (
        "Er is geen hoorzitting geweest: de indiener krijgt helemaal gelijk, en niemand anders wordt geraakt."
    ),
    "beslist_zonder_advies": "De adviescommissie heeft geen advies gegeven.",
    "volgt_gegrond": "De adviescommissie vindt het bezwaar gegrond. De beslissing volgt dat advies.",
    "volgt_ongegrond": "De adviescommissie vindt het bezwaar ongegrond. De beslissing volgt dat advies.",
    "volgt_niet_ontvankelijk": (
        "De adviescommissie vindt het bezwaar niet-ontvankelijk. De beslissing volgt dat advies."
    ),
    "wijkt_af_van_gegrond": "De adviescommissie vindt het bezwaar gegrond. De beslissing is anders.",
    "wijkt_af_van_ongegrond": "De adviescommissie vindt het bezwaar ongegrond. De beslissing is anders.",
    "wijkt_af_van_niet_ontvankelijk": (
        "De adviescommissie vindt het bezwaar niet-ontvankelijk. De beslissing is anders."
    ),
    "beslist_op_tijd": "De beslissing is van {dag}. De uiterste dag was {uiterlijk}. Dat is op tijd.",
    "beslist_te_laat": "De beslissing is van {dag}. De uiterste dag was {uiterlijk}. Dat is te laat.",
    "al_verdaagd": "De beslissing is al een keer verdaagd. Dat kan maar een keer.",
    "verdagen_te_laat": (
        "De uiterste dag was {uiterlijk}. Verdagen kan alleen tot en met die dag. Zorg dat er snel wordt beslist."
    ),
}

registreer_teksten(BEZWAAR)
registreer_teksten(BESLISSING)
