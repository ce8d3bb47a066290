"""The routes that know one method only; every other route is asked with GET and POST alike (INZ-22)."""

ALLEEN_EEN_METHODE = {
    *(("POST", naam) for naam in ("dossier", "termijnen", "takenlijst", "contactgegevens", "hersteltermijn_gevolg")),
    *(
        ("POST", naam)
        for naam in ("document_lezen", "brief_lezen", "samenvatting", "samenvatting_pdf", "inzagen", "bezwaarbrief")
    ),
    *(
        ("POST", naam)
        for naam in ("vergadering", "vergaderdossier", "bezwaar", "bezwaarstuk_lezen", "bezwaarbundel_lezen")
    ),
    *(("GET", naam) for naam in ("bezwaarbundel_maken", "bezwaarstuk_intrekken", "vergadering_zetten")),
    *(("POST", naam) for naam in ("briefvoorstel", "besluit_lezen", "tlv_bewijs", "tlv_bekijken")),
    *(
        ("GET", f"briefvoorstel_{wat}")
        for wat in ("voorleggen", "terughalen", "goedkeuren", "terugsturen", "intrekken")
    ),
    *(("POST", naam) for naam in ("verlengcampagne", "campagneschool", "campagnebrief_lezen")),
    *(("GET", naam) for naam in ("campagnebrieven_verzenden", "verlenging_beginnen")),
    ("GET", "document_intrekken"),
    ("POST", "schoolprofiel_lezen"),
    ("GET", "schoolprofiel_intrekken"),
    ("GET", "bouwsteen_vervallen"),
    ("GET", "lidmaatschap_hervatten"),
    ("GET", "aanmeldmail_sturen"),
    ("GET", "apitoken_intrekken"),
    ("GET", "lijstweergave_verwijderen"),
    ("GET", "lijstweergave_terughalen"),
    ("GET", "retour_terugdraaien"),
    ("GET", "agendapunt_schuiven"),
    ("GET", "uitnodiging_intrekken"),
    ("GET", "leerlingtelling_intrekken"),
    *(("POST", naam) for naam in ("inlezing", "inlezing_verslag", "school", "beleidsversie")),
    *(("GET", naam) for naam in ("inlezing_uitvoeren", "inlezing_opgeven")),
    *(("POST", naam) for naam in ("overname", "overname_verslag", "overgenomen_tlv")),
    *(("GET", naam) for naam in ("overname_uitvoeren", "overname_opgeven")),
    *(("GET", naam) for naam in ("uitvoer_goedkeuren", "uitvoer_afwijzen", "uitvoer_intrekken", "uitvoer_ophalen")),
}
