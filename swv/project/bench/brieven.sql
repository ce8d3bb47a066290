-- Turns the first submitted dossiers of an SWV into granted ones whose letters are ordered and not made: for the
-- school and the first parent in the portal, for the second parent in turns in the portal and on paper.
-- Runs as administrator with the triggers off, after gegevens.sql. begin: first id; swv, dossiers, moment.

create temp table besloten on commit drop as
select
    d.id, d.leerling_id, d.school_id, row_number() over (order by d.id) as n,
    (select array_agg(g.partij_id order by g.id) from kern_gezag g where g.leerling_id = d.leerling_id) as ouders
from kern_dossier d
where d.swv_id = %(swv)s and d.ingediend_op is not null
order by d.id limit %(dossiers)s;

update kern_dossier d
set adviezen_vast_op = %(moment)s, besloten_op = %(moment)s, toegekend_op = %(moment)s, verzonden_op = null
from besloten b where b.id = d.id;
update aanvragen_aanvraag a set status = 'besloten' from besloten b where b.id = a.dossier_id;

insert into aanvragen_toewijzing (id, dossier_id, stap, volgorde, deskundige_id, naam, discipline, werkgever_naam,
    toegewezen_op)
select 2 * id + volgorde, id, 'advies', volgorde, %(begin)s + 100 + volgorde, 'Deskundige Nummer' || volgorde,
    case volgorde when 1 then 'orthopedagoog' else 'arts' end, '', %(moment)s
from besloten cross join generate_series(1, 2) volgorde;

insert into aanvragen_deskundigenadvies
    (id, dossier_id, toewijzing_id, auteur_id, strekking, categorie, tot_en_met, motivering, bijgewerkt_op,
     vastgesteld_op)
select t.id, t.dossier_id, t.id, t.deskundige_id, 'toekennen', 1, date '2028-07-31', 'Dit past bij de leerling.',
    %(moment)s, %(moment)s
from aanvragen_toewijzing t join besloten b on b.id = t.dossier_id;

insert into tlv_besluit
    (id, dossier_id, soort, uitkomst, categorie, ingangsdatum, einddatum, beleid, bevoegdheid, genomen_door_id, naam, functie,
     genomen_op)
select id, id, 'primair', 'toegekend', 1, date '2026-08-01', date '2028-07-31', '[]', 'de voorzitter, namens het bestuur',
    %(begin)s + 101, 'Medewerker Nummer1', 'voorzitter', %(moment)s
from besloten;

insert into tlv_besluittekst (id, besluit_id, dossier_id, veldgroep, soort, tekst)
select id, id, id, 'advies', 'motivering',
    repeat('De school heeft de begeleiding stap voor stap uitgebreid en met de ouders besproken wat dat opleverde. ', 4)
    || E'\n\n'
    || repeat('De deskundigen zien dat de leerling meer rust, kleinere groepen en dagelijkse ondersteuning vraagt. ', 4)
    || E'\n\n'
    || repeat('Daarom volgt de commissie beide adviezen. ', 3)
from besloten;

insert into tlv_toelaatbaarheidsverklaring
    (id, dossier_id, besluit_id, leerling_id, swv_id, jaar, volgnummer, nummer, categorie, ingangsdatum, einddatum)
select id, id, id, leerling_id, %(swv)s, 2026, n, 'BENCH-' || n, 1, date '2026-08-01', date '2028-07-31'
from besloten;

insert into kern_brief
    (id, dossier_id, swv_id, soort, onderwerp_id, ontvanger_id, ontvangerrol, kanaal, aangemaakt_op, aangeboden_op, storing)
select 3 * b.id + wie, b.id, %(swv)s, 'besluit_tlv', b.id, case wie when 0 then b.school_id else b.ouders[wie] end,
    case wie when 0 then 'aanvrager' else 'ouder' end,
    case when wie = 2 and mod(b.n, 2) = 0 then 'papier' else 'portaal' end, %(moment)s, %(moment)s, ''
from besloten b cross join generate_series(0, 2) wie;
