-- Functions that policies call. They run as the gate role (nologin), which is the only one with a policy that
-- opens these tables; a policy can therefore look at other tables without starting their policies again.
-- The busy ones are plpgsql, whose plans are kept for the session; plain SQL with a fixed search path is planned at
-- every call.
-- {bureau} is filled in from the fragments of the policies; every setting is read once per call.

create or replace function kern_partijen() returns bigint[] language sql stable set search_path = public as
$$ select string_to_array(nullif(current_setting('app.partijen', true), ''), ',')::bigint[] $$;

create or replace function kern_is_aanvrager(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce(current_setting('app.rol', true), '') = 'oco' and exists (
    select 1 from kern_betrokkenheid b
    where b.dossier_id = gevraagd and b.rol = 'aanvrager' and b.partij_id = any(kern_partijen())
      and nullif(current_setting('app.vandaag', true), '')::date >= b.van
      and nullif(current_setting('app.vandaag', true), '')::date < b.tot);
end
$$;

-- The SWV of a dossier, or null while it does not exist: a school writes its own Betrokkenheid before the dossier.
create or replace function kern_swv_van(gevraagd bigint) returns bigint
language sql stable security definer set search_path = public as
$$ select swv_id from kern_dossier where id = gevraagd $$;

create or replace function kern_leerling_bestaat(gevraagd bigint) returns boolean
language sql stable security definer set search_path = public as
$$ select exists (select 1 from kern_leerling where id = gevraagd) $$;

-- Whom a school may let into its own dossier: its board, those with gezag, the pupil, and the deciding directeur.
create or replace function kern_hoort_bij(gevraagd bigint, wie bigint, als text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (
    select 1 from kern_dossier d join kern_leerling l on l.id = d.leerling_id join kern_partij p on p.id = wie
    where d.id = gevraagd and (
      (als = 'bestuur' and p.bestuur_id = (select s.bestuur_id from kern_school s where s.id = d.school_id))
      or (als = 'ouder' and exists (select 1 from kern_gezag g where g.leerling_id = l.id and g.partij_id = wie))
      or (als like 'leerling\_%' and p.persoon_id = l.persoon_id)
      or (als = 'directeur_besluit' and p.swv_id = d.swv_id and p.functie = 'directeur')))
$$;

-- May the actor read or change a field group of a dossier? The inzage table (INZ-01..18), as loaded.
create or replace function kern_veldgroep(gevraagd bigint, groep text, gevraagd_recht text) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
  return exists (
    select 1 from kern_dossier d
    join kern_inzageregel r on r.veldgroep = groep and r.recht = gevraagd_recht
    where d.id = gevraagd
      and (
        (r.rol = current_setting('app.rol', true) and {bureau})
        or exists (
          select 1 from kern_betrokkenheid b
          where b.dossier_id = d.id and b.rol = r.rol
            and b.rol = any(string_to_array(nullif(current_setting('app.rollen', true), ''), ','))
            and b.partij_id = any(kern_partijen())
            and nullif(current_setting('app.vandaag', true), '')::date >= b.van
            and nullif(current_setting('app.vandaag', true), '')::date < b.tot
            and (b.veldgroepen is null or groep = any(b.veldgroepen))))
      and case r.conditie
        when 'altijd' then true
        when 'per_deling' then true
        when 'concept' then d.ingediend_op is null
        when 'aanvulbaar' then d.ingediend_op is null or d.aanvulling_open
        when 'na_besluit' then d.besloten_op is not null
        when 'na_toekenning' then d.toegekend_op is not null
        when 'adviezen_vast' then d.adviezen_vast_op is not null
        else false end);
end
$$;

-- Enrolled at the actor's school, or the actor's own child, today.
create or replace function kern_eigen_leerling(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
  return (current_setting('app.rol', true) = 'oco' and exists (
      select 1 from kern_inschrijving i where i.leerling_id = gevraagd and i.partij_id = any(kern_partijen())
        and nullif(current_setting('app.vandaag', true), '')::date >= i.van
        and nullif(current_setting('app.vandaag', true), '')::date < i.tot))
    or (current_setting('app.rol', true) = 'ouder' and exists (
      select 1 from kern_gezag g where g.leerling_id = gevraagd and g.partij_id = any(kern_partijen())
        and nullif(current_setting('app.vandaag', true), '')::date >= g.van
        and nullif(current_setting('app.vandaag', true), '')::date < g.tot))
    or (current_setting('app.rol', true) = 'systeem' and exists (
      select 1 from kern_leerling l where l.id = gevraagd
        and l.swv_id = any(string_to_array(nullif(current_setting('app.swvs', true), ''), ',')::bigint[])));
end
$$;

create or replace function kern_leerling_zichtbaar(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
  return kern_eigen_leerling(gevraagd)
    or exists (select 1 from kern_dossier d where d.leerling_id = gevraagd and kern_veldgroep(d.id, 'basis', 'lezen'));
end
$$;

-- Names and addresses of the leerling and of those with gezag: the school of today, or by field group contact.
create or replace function kern_contact(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
  return kern_eigen_leerling(gevraagd)
    or exists (select 1 from kern_dossier d where d.leerling_id = gevraagd and kern_veldgroep(d.id, 'contact', 'lezen'));
end
$$;

-- How many drafts a school has in preparation: the secretariaat may know that they exist, and no more (INZ-08).
create or replace function kern_concepten() returns table (school_id bigint, aantal bigint)
language sql stable security definer set search_path = public as $$
  select d.school_id, count(*) from kern_dossier d
  where d.ingediend_op is null and current_setting('app.rol', true) = 'secretariaat'
    and d.swv_id = any(string_to_array(nullif(current_setting('app.swvs', true), ''), ',')::bigint[])
  group by d.school_id
$$;
