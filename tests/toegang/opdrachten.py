"""Plain SQL that writes a row of somebody else's, to be filled in per attempt."""

BETROKKENHEID = (
    "insert into kern_betrokkenheid (dossier_id, swv_id, partij_id, rol, van, tot, grond) values"
    " ({dossier}, {swv}, {partij}, '{rol}', '{van}', '{tot}', 'inbraak')"
)
DOSSIER = (
    "insert into kern_dossier (id, swv_id, leerling_id, school_id, soort, nummer, aangemaakt_op, aanvulling_open)"
    " values ({dossier}, {swv}, {leerling}, {school}, 'tlv_vso_eerste', 'inbraak', now(), false)"
)
TREK_DOSSIER = "select nextval(pg_get_serial_sequence('kern_dossier', 'id'))"
GETROKKEN = "currval(pg_get_serial_sequence('kern_dossier', 'id'))"
LID = (
    "insert into kern_lidmaatschap (gebruiker_id, persoon_id, rol, partij_id, swv_id, van, tot, discipline) values"
    " ({gebruiker}, {persoon}, '{rol}', {partij}, {swv}, '2026-01-01', '2030-01-01', '')"
)
FUNCTIE = "(select id from kern_partij where swv_id = {swv} and functie = 'secretariaat')"
ADVIES = (
    "insert into aanvragen_deskundigenadvies (dossier_id, toewijzing_id, auteur_id, strekking, motivering,"
    " bijgewerkt_op) select dossier_id, id, {auteur}, '', '', now() from aanvragen_toewijzing"
    " where dossier_id = {dossier} and volgorde = {volgorde}"
)
BESLUIT = (
    "insert into tlv_besluit (dossier_id, soort, uitkomst, beleid, bevoegdheid, genomen_door_id, naam, functie,"
    " genomen_op) values ({dossier}, 'primair', 'afgewezen', '[]', '', {persoon}, 'inbraak', '', now())"
)
AKKOORD = (
    "insert into aanvragen_akkoord (dossier_id, stap, door_id, naam, op, toelichting) values"
    " ({dossier}, 'inbraak', {persoon}, 'inbraak', now(), '')"
)
GEBEURTENIS = (
    "insert into kern_gebeurtenis (gebruiker_id, naam, rol, organisatie, op, soort, veldgroep, gegevens, dossier_id)"
    " values ({gebruiker}, 'inbraak', '', '', now(), 'besluit.genomen', 'basis', '{{}}', {dossier})"
)
GEZAG = (
    "insert into kern_gezag (leerling_id, partij_id, relatie, van, tot) values"
    " ({leerling}, {partij}, 'ouder', '2026-01-01', '{tot}')"
)
UITNODIGING = (
    "insert into kern_uitnodiging (swv_id, dossier_id, leerling_id, partij_id, kanaal, code_hash, gemaakt_door,"
    " gemaakt_op, laatste_dag, pogingen) values ({swv}, {dossier}, {leerling}, {partij}, 'brief', '{code}', 'inbraak',"
    " now(), '2026-04-01', 0)"
)
OUDE_UITNODIGING_WEG = "update kern_uitnodiging set ingetrokken_op = now() where dossier_id = {dossier}"
BEZWAAR = (
    "insert into tlv_bezwaar (dossier_id, indiener_id, hoedanigheid, naam, kanaal, gronden, bijgewerkt_op, status"
    "{extra}) values ({dossier}, {partij}, '{hoedanigheid}', 'inbraak', '{kanaal}', '', now(), 'concept'{waarden})"
)
STUK = (
    "insert into tlv_bezwaarstuk (bezwaar_id, dossier_id, soort, naam, sleutel, grootte, sha256, inhoudstype, scan,"
    " toegevoegd_op, toegevoegd_door) select id, dossier_id, 'stuk', 'x', 'inbraak', 1, '', 'application/pdf',"
    " 'schoon', now(), 'x' from tlv_bezwaar where dossier_id = {dossier} and indiener_id = {partij}"
)
