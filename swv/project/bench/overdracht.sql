-- Events to export: %(aantal)s of them, spread over the dossiers of one SWV.
insert into kern_gebeurtenis (dossier_id, soort, veldgroep, gegevens, gebruiker_id, lidmaatschap_id, naam, rol, organisatie, op)
select d.id, 'aanvraag.gewijzigd', 'basis', jsonb_build_object('was', 'zin ' || n, 'wordt', repeat('tekst ', 8) || n),
    n, n, 'Medewerker ' || n, 'secretariaat', 'Samenwerkingsverband', timestamptz '2026-01-01' + n * interval '1 second'
from generate_series(1, %(aantal)s) n
join (select id, row_number() over (order by id) as nr, count(*) over () as totaal
    from kern_dossier where swv_id = %(swv)s) d on d.nr = 1 + n %% d.totaal;
