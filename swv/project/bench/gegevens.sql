-- Invented dossiers of one SWV in bulk: some sixty for each school, 8 experts, two parents per pupil, four to six
-- betrokkenheden per dossier, three in ten statuses open. The same number gives the same dossier at every scale, but for
-- its school: chance comes from hashes. Runs as administrator with the triggers off. begin: first id; swv, aantal, vandaag.

create temp table bench_school on commit drop as
select k, %(begin)s + 6000000 + k as id, %(swv)s * 2500 + k as volgnummer
from generate_series(1, greatest(16, %(aantal)s / 62)) k;

create temp table bench on commit drop as
with worp as (
    select
        n,
        mod(hashint4(n) & 2147483647, scholen) as school,
        scholen,
        mod(hashint4(n + 7919) & 2147483647, 100) as kans,
        mod(hashint4(n + 104729) & 2147483647, 1000) as dagen
    from generate_series(1, %(aantal)s) n, (select count(*)::int as scholen from bench_school) alle
),
stand as (
    select
        *,
        case
            when kans < 4 then 'concept'
            when kans < 8 then 'ter_ondertekening'
            when kans < 14 then 'ingediend'
            when kans < 17 then 'aanvulling_gevraagd'
            when kans < 21 then 'volledig'
            when kans < 26 then 'in_beoordeling'
            when kans < 28 then 'advies_gereed'
            when kans < 30 then 'besloten'
            when kans < 95 then 'brief_verzonden'
            else 'ingetrokken'
        end as status
    from worp
)
select
    n,
    %(begin)s + n as id,
    %(begin)s + 6000001 + school as school_id,
    %(begin)s + 6000001 + mod(school + 5, scholen) as ontvanger_id,
    %(begin)s + 101 + mod(n, 8) as deskundige1_id,
    %(begin)s + 101 + mod(n + 3, 8) as deskundige2_id,
    %(begin)s + 1000 + 2 * n - 1 as ouder1_id,
    %(begin)s + 1000 + 2 * n as ouder2_id,
    case when mod(n, 2) = 0 then %(begin)s + 5000000 + n end as zelf_id,
    status,
    %(vandaag)s::date - case when kans < 30 then mod(dagen, 60) else 60 + dagen end as dag,
    %(vandaag)s::date - (4800 + dagen * 6 / 5) as geboren,
    status not in ('concept', 'ter_ondertekening') as is_ingediend,
    status in ('in_beoordeling', 'advies_gereed', 'besloten', 'brief_verzonden') as is_toegewezen,
    status in ('advies_gereed', 'besloten', 'brief_verzonden') as is_geadviseerd,
    status in ('besloten', 'brief_verzonden') as is_besloten,
    status in ('besloten', 'brief_verzonden') and mod(n, 10) <> 0 as is_toegekend,
    greep[1 + mod(n, 10)] || greep[1 + mod(n / 10, 10)] as voornaam,
    greep[1 + mod(n, 10)] || greep[1 + mod(n / 7, 10)] || greep[1 + mod(n / 31, 10)] as achternaam
from stand, (select array['ban', 'cel', 'dor', 'fit', 'gus', 'hem', 'jol', 'kar', 'lin', 'mop'] as greep) klanken;

insert into kern_schoolbestuur (id, naam)
select id, 'Stichting ' || %(swv)s || '-' || k from bench_school;

insert into kern_school (id, bestuur_id, naam, brin, soort, plaats, straat_huisnummer, postcode)
select
    id, id, 'School ' || k || ' van ' || %(swv)s,
    lpad(mod(volgnummer, 100)::text, 2, '0') || chr(65 + mod(volgnummer / 2600, 26)) || chr(65 + mod(volgnummer / 100, 26)),
    case when mod(k, 4) = 0 then 'VSO' else 'VO' end, 'Verzonnen', 'Schoolstraat ' || k, '9999 ZZ'
from bench_school;

insert into kern_persoon (id, voornaam, tussenvoegsel, achternaam)
select %(begin)s + 100 + k, 'Deskundige', '', 'Nummer' || k from generate_series(1, 8) k
union all
select %(begin)s + 200 + k, 'Medewerker', '', 'Nummer' || k from generate_series(1, 2) k
union all
select ouder1_id, 'Ouder', 'van', 'Kind' || n from bench
union all
select ouder2_id, 'Verzorger', 'van', 'Kind' || n from bench
union all
select zelf_id, initcap(voornaam), 'van der', initcap(achternaam) from bench where zelf_id is not null;

insert into kern_partij (id, soort, functie, school_id)
select id, 'school', '', id from bench_school;
insert into kern_partij (id, soort, functie, persoon_id)
select id, 'persoon', '', id from kern_persoon where id between %(begin)s and %(begin)s + 9999999;

insert into kern_leerling (id, swv_id, persoon_id, voornaam, tussenvoegsel, achternaam, geboortedatum, bekend_sinds)
select
    id, %(swv)s, zelf_id, initcap(voornaam), 'van der', initcap(achternaam), geboren,
    case when is_ingediend then dag end
from bench;

insert into kern_inschrijving (id, van, tot, soort, leerling_id, partij_id, school_id)
select id, dag - 400, '9999-12-31', 'inschrijving', id, school_id, school_id from bench;

insert into kern_gezag (id, van, tot, relatie, leerling_id, partij_id)
select ouder1_id, geboren, geboren + interval '18 years', 'ouder', id, ouder1_id from bench
union all
select ouder2_id, geboren, geboren + interval '18 years', 'ouder', id, ouder2_id from bench;

insert into kern_contactgegevens
    (id, straat_huisnummer, postcode, plaats, telefoon, email, geheim, digitale_post_sinds, leerling_id, partij_id)
select id, '', '', '', '', '', false, dag, id, null from bench
union all
select ouder1_id + 20000000, 'Dorpsstraat ' || n, '9999 AA', 'Verzonnen', '', '', false, dag, id, ouder1_id from bench
union all
select ouder2_id + 20000000, 'Kade ' || n, '9999 BB', 'Verzonnen', '', '', mod(n, 50) = 0, null, id, ouder2_id from bench;

insert into kern_dossier
    (id, swv_id, leerling_id, school_id, soort, nummer, aangemaakt_op, ingediend_op, aanvulling_open, adviezen_vast_op,
     besloten_op, toegekend_op, verzonden_op)
select
    id, %(swv)s, id, school_id, 'tlv_vso_eerste', 'B' || %(swv)s || '-' || lpad(n::text, 7, '0'), dag - 20,
    case when is_ingediend then dag + time '10:00' end, status = 'aanvulling_gevraagd',
    case when is_geadviseerd then dag + 30 end, case when is_besloten then dag + 40 end,
    case when is_toegekend then dag + 40 end, case when status = 'brief_verzonden' then dag + 41 end
from bench;

-- As swv.kern.zoeken.services writes them.
insert into kern_zoekwoord (dossier_id, swv_id, ingediend, soort, woord)
select b.id, %(swv)s, b.is_ingediend, w.soort, w.woord
from bench b, lateral (
    select 'naam' as soort, unnest(array[voornaam, 'van', 'der', achternaam, 'vander' || achternaam]) as woord
    union
    select 'bijna', left(deel, plek) || substr(deel, plek + 2)
    from unnest(array[voornaam, achternaam]) deel, generate_series(0, length(deel)) plek
    union all
    select 'geboren', unnest(array[to_char(geboren, 'YYYY-MM-DD'), to_char(geboren, 'MM-DD')])
    union all
    select 'nummer', unnest(array['b' || %(swv)s || '-' || n, n::text])
) w;

insert into aanvragen_aanvraag
    (dossier_id, status, formulier_id, volledig_op, agenda_maandag, uiterste_datum, beloofde_datum, hersteltermijn)
select
    id, status,
    (select f.id from kern_beleidsversie f where f.swv_id = %(swv)s and f.onderdeel = 'formulier.tlv_vso_eerste' limit 1),
    case when is_toegewezen or status = 'volledig' then dag + 10 end,
    case when is_toegewezen then dag + 21 end, case when is_ingediend then dag + 70 end,
    case when is_ingediend then dag + 42 end, case when status = 'aanvulling_gevraagd' then dag + 28 end
from bench;

insert into kern_betrokkenheid (id, dossier_id, swv_id, partij_id, rol, grond, van, tot)
select
    %(begin)s + row_number() over (order by id, rol, partij_id), id, %(swv)s, partij_id, rol, 'aanvraag', dag - 20, tot
from (
    select id, dag, school_id as partij_id, 'aanvrager' as rol, date '9999-12-31' as tot from bench
    union all
    select id, dag, ouder1_id, 'ouder', (geboren + interval '18 years')::date from bench where status <> 'concept'
    union all
    select id, dag, ouder2_id, 'ouder', (geboren + interval '18 years')::date from bench where status <> 'concept'
    union all
    select id, dag, zelf_id, case when geboren > %(vandaag)s::date - 5844 then 'leerling_12' else 'leerling_16' end,
        date '9999-12-31'
    from bench where status <> 'concept' and zelf_id is not null
    union all
    select id, dag, deskundige1_id, 'deskundige', case when status = 'brief_verzonden' then dag + 41 else '9999-12-31' end
    from bench where is_toegewezen
    union all
    select id, dag, deskundige2_id, 'deskundige', case when status = 'brief_verzonden' then dag + 41 else '9999-12-31' end
    from bench where is_toegewezen
    union all
    select id, dag, ontvanger_id, 'ontvanger', date '9999-12-31' from bench where is_toegekend
) wie;

-- Who signs in: the secretariaat, the coordinator of the first school, and a parent whose dossier is decided.
insert into kern_gebruiker (id, password, email, is_active, demo, persoon_id)
select %(begin)s + k, '!', rol || '@bench.example', true, false, persoon_id
from (
    select 1 as k, 'secretariaat' as rol, %(begin)s + 201 as persoon_id
    union all select 2, 'oco', %(begin)s + 202
    union all select 3, 'ouder', min(ouder1_id) from bench where status = 'brief_verzonden'
) wie
where %(accounts)s;

insert into kern_lidmaatschap (id, van, tot, rol, discipline, gebruiker_id, persoon_id, swv_id, partij_id)
select
    g.id, date '2020-01-01', '9999-12-31', split_part(g.email, '@', 1), '', g.id, g.persoon_id, %(swv)s,
    case split_part(g.email, '@', 1)
        when 'secretariaat' then (select id from kern_partij where swv_id = %(swv)s and functie = 'secretariaat')
        when 'oco' then %(begin)s + 6000001
        else g.persoon_id
    end
from kern_gebruiker g where g.id between %(begin)s and %(begin)s + 9999999;

-- What is made later gets numbers after these.
do $$
declare t record;
begin
    for t in
        select c.table_name, pg_get_serial_sequence(c.table_name, 'id') as reeks
        from information_schema.columns c
        where c.table_schema = 'public' and c.column_name = 'id' and c.is_identity = 'YES'
    loop
        execute format('select setval(%%L, (select coalesce(max(id), 0) + 1 from %%I))', t.reeks, t.table_name);
    end loop;
end $$;
