"""Dutch texts of the reasons about terms (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

registreer_teksten(
    {
        "termijn_begint": "De termijn van {dagen} dagen begint op {eerste_dag}, de dag na {vanaf}.",
        "termijn_telt_tot": "Dag {dagen} is {laatste_dag}.",
        "termijn_maanden": "De termijn van {maanden} maanden begint op {vanaf} en loopt tot en met {laatste_dag}.",
        "termijn_schooldagen": (
            "Binnen {aantal} schooldagen na {vanaf}: uiterlijk {laatste_dag}. Vakanties, feestdagen en weekenden "
            "tellen niet mee."
        ),
        "opschorting_aanvulling": (
            "Op {gevraagd_op} is om aanvulling gevraagd. De termijn staat stil van {van} tot {tot}."
        ),
        "opschorting_uitstel": (
            "De aanvrager stemde schriftelijk in met uitstel. De termijn staat stil van {van} tot {tot}."
        ),
        "opschorting_vertraging": ("De aanvrager zorgde voor vertraging. De termijn staat stil van {van} tot {tot}."),
        "opschorting_overmacht": ("Door overmacht kon niet worden beslist. De termijn staat stil van {van} tot {tot}."),
        "opschorting_onbehandeld": (
            "De aanvraag was buiten behandeling gelaten. Na een bezwaar wordt zij alsnog behandeld. De termijn staat"
            " stil van {van} tot {tot}."
        ),
        "opschorting_telt": "Dagen die door stilstand niet meetellen: {dagen}.",
        "aanvulverzoek_zonder_termijn": (
            "Een verzoek om aanvulling zonder datum zet de termijn niet stil. Kies een uiterste dag."
        ),
        "aanvulverzoek_termijn_voorbij": (
            "De uiterste dag om aan te vullen ({hersteltermijn}) moet na de dag van het verzoek liggen ({gevraagd_op})."
        ),
        "aanvulverzoek_termijn_te_lang": (
            "De uiterste dag om aan te vullen ({hersteltermijn}) is te ver weg. Kies een dag tot en met {uiterlijk}: "
            "hoogstens {dagen} dagen na het verzoek."
        ),
        "aanvulling_voor_verzoek": (
            "De aanvulling ({aangevuld_op}) kan niet voor het verzoek ({gevraagd_op}) zijn gekomen."
        ),
        "ingebrekestelling_te_vroeg": (
            "Een ingebrekestelling telt pas na de uiterste dag ({uiterste_dag}). Deze kwam op {ontvangen_op}. "
            "Laat de afzender weten dat de termijn nog loopt."
        ),
        "hersteltermijn_verlopen": (
            "De school kon aanvullen tot en met {hersteltermijn}. Die dag is voorbij, dus de termijn is verlopen."
        ),
        "nog_aan_te_vullen": (
            "De school kan nog aanvullen tot en met {hersteltermijn}. Daarna kunt u de aanvraag buiten behandeling "
            "laten."
        ),
        "termijnenwet_verlengt": (
            "{laatste_dag} is {dagsoort}. Daarom loopt de termijn door tot en met {verlengd_tot}."
        ),
        "termijn_te_lang_voor_termijnenwet": (
            "Een termijn van meer dan negentig dagen schuift niet op bij een weekend of feestdag."
        ),
        "verdaging": ("Op {bericht_op} is bericht dat het besluit later komt. De nieuwe uiterste dag is {nieuwe_dag}."),
        "verdaging_te_laat": (
            "Het bericht van uitstel van {bericht_op} kwam na de uiterste dag ({uiterste_dag}). Het telt niet mee."
        ),
        "verdaging_niet_later": (
            "De nieuwe dag uit het bericht van uitstel ({nieuwe_dag}) is niet later dan {uiterste_dag} "
            "en telt niet mee."
        ),
        "belofte_schoolweken": (
            "Wij beloven een besluit binnen {weken} schoolweken nadat alles binnen is ({volledig_op}). "
            "Dat is uiterlijk {laatste_dag}."
        ),
        "belofte_niet_eerder": "Reken op minstens {weken} weken: niet voor {dag}.",
        "belofte_dagen": (
            "Wij beloven een besluit binnen {dagen} dagen nadat alles binnen is ({volledig_op}). "
            "Dat is uiterlijk {laatste_dag}."
        ),
        "belofte_wacht_op_volledig": "De beloofde datum staat vast zodra alle stukken binnen zijn.",
        "belofte_niet_te_bepalen": ("De beloofde datum is niet te bepalen: {reden} Vul de tabel '{tabel}' aan."),
        "kalender_voorlopig": "Let op: in deze periode valt een vakantie die nog niet is bevestigd.",
        "bezwaartermijn": (
            "U kunt {weken} weken bezwaar maken. De termijn begint op {eerste_dag}, de dag na verzending."
        ),
        "bezwaar_laatste_dag": "De laatste dag om bezwaar te maken is {laatste_dag}.",
        "agenda_sluiting": "De aanvraag was volledig op {volledig_op}. De agenda sluit op {sluiting}.",
        "agenda_vakantieweek": "In de week van {maandag} is het vakantie. Dan is er geen vergadering.",
        "agenda_week": "De aanvraag komt op de agenda van de week van {maandag}.",
    }
)
