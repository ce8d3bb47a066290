-- What the report of a year counts, beside the dossiers of gegevens.sql: besluiten with their TLV, the moves of the
-- status, additions that were asked for, and aanvragen that were withdrawn. begin: first id; swv.

insert into tlv_besluit
    (id, dossier_id, soort, uitkomst, ontvankelijkheidsgrond, categorie, ingangsdatum, einddatum, adviesronde, beleid,
     bevoegdheid, genomen_door_id, naam, functie, genomen_op, controlegetal)
select
    id, id, 'primair', case when toegekend_op is null then 'afgewezen' else 'toegekend' end, '',
    case when toegekend_op is not null then 1 + mod(id, 3) end,
    case when toegekend_op is not null then besloten_op::date end,
    case when toegekend_op is not null then make_date(extract(year from besloten_op)::int + 1 + mod(id, 3)::int, 7, 31) end,
    1, '[]', '', %(begin)s + 201, '', '', besloten_op, ''
from kern_dossier
where swv_id = %(swv)s and besloten_op is not null;

insert into tlv_toelaatbaarheidsverklaring
    (id, dossier_id, besluit_id, leerling_id, swv_id, jaar, volgnummer, nummer, categorie, ingangsdatum, einddatum)
select
    id, id, id, id, %(swv)s, extract(year from genomen_op), id - %(begin)s, id::text, categorie, ingangsdatum, einddatum
from tlv_besluit
where uitkomst = 'toegekend' and id between %(begin)s and %(begin)s + 9999999;

insert into aanvragen_statusovergang (dossier_id, van, naar, handeling, op, door)
select d.id, '', s.naar, 'bench', d.ingediend_op + s.dagen * interval '1 day', 'bench'
from kern_dossier d
join aanvragen_aanvraag a on a.dossier_id = d.id
cross join (
    values ('ter_ondertekening', -7), ('ingediend', 0), ('aanvulling_gevraagd', 3), ('volledig', 10),
        ('in_beoordeling', 14), ('ingetrokken', 20), ('advies_gereed', 30), ('besloten', 40), ('brief_verzonden', 41)
) s (naar, dagen)
where d.swv_id = %(swv)s and d.ingediend_op is not null
    and case s.naar
        when 'aanvulling_gevraagd' then mod(d.id, 4) = 0
        when 'ingetrokken' then a.status = 'ingetrokken'
        when 'volledig' then a.volledig_op is not null
        when 'in_beoordeling' then d.adviezen_vast_op is not null
        when 'advies_gereed' then d.adviezen_vast_op is not null
        when 'besloten' then d.besloten_op is not null
        when 'brief_verzonden' then d.verzonden_op is not null
        else true
    end
