-- Functions that policies call. They run as the gate role (nologin), which is the only one with a policy that
-- opens these tables; a policy can therefore look at other tables without starting their policies again.
-- The busy ones are plpgsql, whose plans are kept for the session; plain SQL with a fixed search path is planned at
-- every call.
-- {bureau} is filled in from the fragments of the policies; every setting is read once per call.

create or replace function kern_partijen() returns bigint[] language sql stable set search_path = public, pg_temp as
$$ select string_to_array(nullif(current_setting('app.partijen', true), ''), ',')::bigint[] $$;

create or replace function kern_swvs() returns bigint[] language sql stable set search_path = public, pg_temp as
$$ select string_to_array(nullif(current_setting('app.swvs', true), ''), ',')::bigint[] $$;

create or replace function kern_vandaag() returns date language sql stable set search_path = public, pg_temp as
$$ select nullif(current_setting('app.vandaag', true), '')::date $$;

-- The birthday on which somebody reaches an age; born on 29 februari counts as 1 maart in other years.
create or replace function kern_verjaardag(geboren date, leeftijd int) returns date language sql immutable
set search_path = public, pg_temp as $$
  select (geboren + make_interval(years => leeftijd))::date
    + case when to_char(geboren, 'MMDD') = '0229'
        and to_char(geboren + make_interval(years => leeftijd), 'MMDD') = '0228' then 1 else 0 end
$$;

-- The last number that this session drew, while nothing bears it yet. A row that points to what does not exist yet
-- may only point there: nobody claims the row that somebody else is about to write.
create or replace function kern_nieuw_nummer(tabel text, nummer bigint) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  bezet boolean;
begin
  if currval(pg_get_serial_sequence(tabel, 'id')) <> nummer then
    return false;
  end if;
  execute format('select exists (select 1 from %I where id = $1)', tabel) into bezet using nummer;
  return not bezet;
exception when object_not_in_prerequisite_state then
  return false;
end
$$;

create or replace function kern_is_aanvrager(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce(current_setting('app.rol', true), '') = 'oco' and exists (
    select 1 from kern_betrokkenheid b
    where b.dossier_id = gevraagd and b.rol = 'aanvrager' and b.partij_id = any(kern_partijen())
      and nullif(current_setting('app.vandaag', true), '')::date >= b.van
      and nullif(current_setting('app.vandaag', true), '')::date < b.tot);
end
$$;

-- The dossiers in which the actor is involved today, as one of the rows of the inzage table that the actor acts for.
create or replace function kern_eigen_dossiers() returns setof bigint
language plpgsql stable security definer rows 100 set search_path = public, pg_temp as $$
declare  -- each setting once per call, and not once per row
  partijen bigint[] := kern_partijen();
  rollen text[] := string_to_array(nullif(current_setting('app.rollen', true), ''), ',');
  dag date := kern_vandaag();
begin
  return query
    select b.dossier_id from kern_betrokkenheid b
    where b.partij_id = any(partijen) and b.rol = any(rollen) and dag >= b.van and dag < b.tot;
end
$$;

-- A dossier of this SWV, which is the actor's own: submitted, or for the system in any phase.
create or replace function kern_van_swv(gevraagd bigint, swv bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return swv = any(kern_swvs()) and exists (
    select 1 from kern_dossier d where d.id = gevraagd and d.swv_id = swv
      and (d.ingediend_op is not null or current_setting('app.rol', true) = 'systeem'));
end
$$;

-- A new dossier is about a leerling who is at this school of the actor today, in the leerling's own SWV; the school
-- stays involved no longer than the leerling is there.
create or replace function kern_begin_klopt(gevraagd bigint, leerling bigint, swv bigint, school bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select 1 from kern_leerling l
    join kern_inschrijving i on i.leerling_id = l.id
    join kern_betrokkenheid b on b.dossier_id = gevraagd
    where l.id = leerling and l.swv_id = swv
      and i.school_id = school and i.partij_id = any(kern_partijen())
      and kern_vandaag() >= i.van and kern_vandaag() < i.tot
      and b.rol = 'aanvrager' and b.swv_id = swv and b.partij_id = any(kern_partijen()) and b.tot <= i.tot);
end
$$;

-- A dossier moved to another school: this is that school, and it stays involved no longer than the leerling is there.
create or replace function kern_school_klopt(gevraagd bigint, swv bigint, wie bigint, einde date) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return swv = any(kern_swvs()) and exists (
    select 1 from kern_dossier d
    join kern_partij p on p.school_id = d.school_id
    join kern_inschrijving i on i.leerling_id = d.leerling_id and i.school_id = d.school_id
    where d.id = gevraagd and d.swv_id = swv and p.id = wie
      and kern_vandaag() >= i.van and kern_vandaag() < i.tot and einde <= i.tot);
end
$$;

-- Whom a school may let into its own dossier, and until when: its board, those with gezag as long as that lasts, the
-- pupil by age (INZ-05..07), and the deciding directeur.
create or replace function kern_hoort_bij(gevraagd bigint, swv bigint, wie bigint, als text, vanaf date, einde date)
returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return kern_is_aanvrager(gevraagd) and exists (
    select 1 from kern_dossier d join kern_leerling l on l.id = d.leerling_id join kern_partij p on p.id = wie
    where d.id = gevraagd and d.swv_id = swv and (
      (als = 'bestuur' and p.bestuur_id = (select s.bestuur_id from kern_school s where s.id = d.school_id))
      or (als = 'ouder' and exists (
        select 1 from kern_gezag g where g.leerling_id = l.id and g.partij_id = wie and einde <= g.tot))
      or (p.persoon_id = l.persoon_id and (
        (als = 'leerling_12' and vanaf >= kern_verjaardag(l.geboortedatum, 12)
          and einde <= kern_verjaardag(l.geboortedatum, 16))
        or (als = 'leerling_16' and vanaf >= kern_verjaardag(l.geboortedatum, 16)
          and einde <= kern_verjaardag(l.geboortedatum, 18))
        or (als = 'leerling_18' and vanaf >= kern_verjaardag(l.geboortedatum, 18))))
      or (als = 'directeur_besluit' and p.swv_id = d.swv_id and p.functie = 'directeur')));
end
$$;

-- May the actor read or change a field group of a dossier? The inzage table (INZ-01..18), as loaded.
create or replace function kern_veldgroep(gevraagd bigint, groep text, gevraagd_recht text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return kern_eigen_leerling(gevraagd)
    or exists (select 1 from kern_dossier d where d.leerling_id = gevraagd and kern_veldgroep(d.id, 'basis', 'lezen'));
end
$$;

-- Names and addresses of the leerling and of those with gezag: the school of today, or by field group contact.
create or replace function kern_contact(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return kern_eigen_leerling(gevraagd)
    or exists (select 1 from kern_dossier d where d.leerling_id = gevraagd and kern_veldgroep(d.id, 'contact', 'lezen'));
end
$$;

-- A leerling of the actor's school whom the SWV does not know yet: until the first submission the school keeps the
-- contact data itself (INZ-01).
create or replace function kern_nog_van_school(gevraagd bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return current_setting('app.rol', true) = 'oco' and kern_eigen_leerling(gevraagd)
    and exists (select 1 from kern_leerling l where l.id = gevraagd and l.bekend_sinds is null);
end
$$;

-- Nobody holds gezag beyond the 18th birthday (INZ-21, OPEN-81).
create or replace function kern_gezag_tot_18(gevraagd bigint, einde date) returns boolean
language sql stable security definer set search_path = public, pg_temp as
$$ select einde <= kern_verjaardag(geboortedatum, 18) from kern_leerling where id = gevraagd $$;

-- An account belongs to this person; asked by who manages accounts.
create or replace function kern_account_van(gebruiker bigint, persoon bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select current_setting('app.rol', true) in ('beheer', 'secretariaat', 'oco', 'systeem')
    and exists (select 1 from kern_gebruiker u where u.id = gebruiker and u.persoon_id = persoon)
$$;

-- A coordinator lets colleagues in for the SWV that administers the own lidmaatschap.
create or replace function kern_eigen_lidmaatschap(swv bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from kern_lidmaatschap l
    where l.gebruiker_id = nullif(current_setting('app.gebruiker', true), '')::bigint and l.rol = 'oco'
      and l.swv_id = swv and l.partij_id = any(kern_partijen()) and kern_vandaag() >= l.van and kern_vandaag() < l.tot)
$$;

-- How many drafts a school has in preparation: the secretariaat may know that they exist, and no more (INZ-08).
create or replace function kern_concepten() returns table (school_id bigint, aantal bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.school_id, count(*) from kern_dossier d
  where d.ingediend_op is null and current_setting('app.rol', true) = 'secretariaat'
    and d.swv_id = any(string_to_array(nullif(current_setting('app.swvs', true), ''), ',')::bigint[])
  group by d.school_id
$$;

-- Whom a school or the secretariaat may invite to take part online: somebody with gezag today, or the leerling from 12
-- (nobody named). Asked again when the uitnodiging is used.
create or replace function kern_uitnodigbaar(gevraagd bigint, swv bigint, leerling bigint, wie bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select 1 from kern_dossier d join kern_leerling l on l.id = d.leerling_id
    where d.id = gevraagd and d.swv_id = swv and l.id = leerling
      and case when wie is null then kern_vandaag() >= kern_verjaardag(l.geboortedatum, 12)
      else exists (
        select 1 from kern_gezag g join kern_partij p on p.id = g.partij_id
        where g.leerling_id = l.id and g.partij_id = wie and p.persoon_id is not null
          and kern_vandaag() >= g.van and kern_vandaag() < g.tot) end);
end
$$;

-- The uitnodiging of a code, for who has the whole hash. It finds a row and tells nothing else; who asks has no scope
-- yet, and nobody can list or read hashes.
create or replace function kern_uitnodiging_bij(gevraagd text) returns table (id bigint, swv_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.swv_id from kern_uitnodiging u where u.code_hash = gevraagd and gevraagd <> ''
$$;
