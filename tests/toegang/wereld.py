"""One dossier per situation, committed, with everybody involved who can be: what the matrix is held against.

Built once per worker on a clone of its own; tests look at it, and roll back what they try to write.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connections

from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen.services import NieuwePersoon, account_maken, lidmaatschap_toekennen
from swv.kern.toegang.models import Dossier
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import HOOFD, LEDEN, Cast
from tests.bouw.meelezers import betrek_ook, deel
from tests.bouw.situaties import GEWOON, Wie, anders

ZESTIEN, ACHTTIEN = date(2009, 9, 1), date(2007, 9, 1)

SITUATIES = {
    "concept": (maak.dossier_in_concept, GEWOON),
    "ter_ondertekening": (maak.dossier_ter_ondertekening, GEWOON),
    "ingediend": (maak.dossier_ingediend, GEWOON),
    "ingediend_16": (maak.dossier_ingediend, anders(geboortedatum=ZESTIEN)),
    "ingediend_18": (maak.dossier_ingediend, anders(geboortedatum=ACHTTIEN)),
    "aanvulling": (maak.dossier_met_aanvulling_gevraagd, GEWOON),
    "volledig": (maak.dossier_volledig, GEWOON),
    "bij_deskundigen": (maak.dossier_bij_deskundigen, GEWOON),
    "een_advies": (maak.dossier_met_een_advies, GEWOON),
    "adviezen": (maak.dossier_met_adviezen, GEWOON),
    "afgewezen": (maak.dossier_afgewezen, GEWOON),
    "toegekend": (maak.dossier_besloten, GEWOON),
    "toegekend_16": (maak.dossier_besloten, anders(geboortedatum=ZESTIEN)),
    "toegekend_18": (maak.dossier_besloten, anders(geboortedatum=ACHTTIEN)),
    "brieven_klaar": (maak.dossier_met_brieven_klaar, GEWOON),
    "verzonden": (maak.dossier_verzonden, GEWOON),
}
ZONDER_DOSSIER = "zonder_dossier"
VOOR_INDIENING = ("concept", "ter_ondertekening")
IN_BEZWAAR = ("afgewezen", "verzonden")
GEHEIM_ADRES = "volledig"
ANDERSOM_GEDEELD = "afgewezen"
GEDEELD_MET_IEDEREEN = "ingediend"
GELEZEN_DOOR_IEDEREEN = ("toegekend_16", "verzonden")


@dataclass(slots=True)
class Wereld:
    """The dossiers by situation, and the people."""

    cast: Cast
    dossiers: dict[str, int] = field(default_factory=dict)
    leerlingen: dict[str, int] = field(default_factory=dict)

    @property
    def situatie(self) -> dict[int, str]:
        """Situation by dossier."""
        return {pk: naam for naam, pk in self.dossiers.items()}

    @property
    def situatie_van_leerling(self) -> dict[int, str]:
        """Situation by leerling; each dossier has its own."""
        return {pk: naam for naam, pk in self.leerlingen.items()}


def bouw(cast: Cast) -> Wereld:
    """Everything, over the connections that `default` and `leeslog` point at."""
    wereld = Wereld(cast)
    wereld.leerlingen[ZONDER_DOSSIER] = maak.leerling(cast).pk
    for naam, (stap, wie) in SITUATIES.items():
        dossier = stap(cast, wie)
        wereld.dossiers[naam], wereld.leerlingen[naam] = dossier.pk, dossier.leerling_id
        if naam not in VOOR_INDIENING:
            _betrek_allen(cast, dossier, naam, wie)
    for naam in GELEZEN_DOOR_IEDEREEN:
        _lees(cast, wereld.dossiers[naam])
    _collega(cast)
    _aanmeldgegevens(cast)
    vul_aan(cast, omgeving.TOEGANG)
    return wereld


def _collega(cast: Cast) -> None:
    """A second coordinator of the school, who was let in by the first and has not begun yet (ROL-13)."""
    with cast.als("oco") as actor:
        account = account_maken(actor=actor, email="collega@voorbeeld.example", persoon=NieuwePersoon("Col", "Lega"))
        lidmaatschap_toekennen(
            actor=actor,
            gebruiker=account,
            rol=Rol.OCO,
            partij=Partij.objects.get(pk=cast.partijen["brug"]),
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            van=actor.vandaag + timedelta(days=1),
        )
        cast.personen["collega"] = account.persoon_id


def _betrek_allen(cast: Cast, dossier: Dossier, naam: str, wie: Wie) -> None:
    """Whom later parts of the product will involve: the row of Betrokkenheid is all that either lock asks."""
    betrek_ook(cast, dossier, "oco.wissel", Inzagerol.ONTVANGER)
    betrek_ook(cast, dossier, "adviesteam", Inzagerol.ADVIESTEAM)
    betrek_ook(cast, dossier, "opdc", Inzagerol.VOORZIENING)
    betrek_ook(cast, dossier, "directeur.beslist", Inzagerol.DIRECTEUR_BESLUIT)
    if naam in IN_BEZWAAR:
        betrek_ook(cast, dossier, "bestuur.elders", Inzagerol.BESTUUR_BEZWAAR)
    onderwijs, hulp = ("jeugdhulp", "leerplicht") if naam == ANDERSOM_GEDEELD else ("leerplicht", "jeugdhulp")
    deel(cast, dossier, onderwijs, Veldgroep.ONDERWIJS)
    deel(cast, dossier, hulp, Veldgroep.MEDISCH, Veldgroep.GEZIN, Veldgroep.ZIENSWIJZE)
    if naam == GEHEIM_ADRES:
        maak.maak_adres_geheim(cast, dossier.leerling_id, "ouder2", wie)
    if naam == GEDEELD_MET_IEDEREEN:
        for iemand in LEDEN:
            if iemand not in ("leerplicht", "jeugdhulp"):
                deel(cast, dossier, iemand, tot=cast.actor("oco").vandaag, van=date(2026, 1, 1))


# Rows that the services would write in some other file: every dossier gets one of each kind and field group, so
# that no cell of the matrix is true only because there is nothing to see. Written by the administrator.
_VAN_ALLES = """
insert into kern_document (dossier_id, veldgroep, soort, naam, datum, sleutel, grootte, sha256, inhoudstype, scan, toegevoegd_op,
    toegevoegd_door)
  select d.id, g, 'D99', g || '.pdf', '2026-03-01', 'proef/' || d.id || g, 1, '', 'application/pdf', 'schoon', d.aangemaakt_op, 'proef'
  from kern_dossier d, unnest(%(groepen)s::text[]) g;
insert into kern_document (dossier_id, veldgroep, soort, naam, datum, sleutel, grootte, sha256, inhoudstype, scan, toegevoegd_op,
    toegevoegd_door, ingetrokken_op)
  select d.id, 'onderwijs', 'D99', 'ingetrokken.pdf', '2026-03-01', 'proef/' || d.id, 1, '', 'application/pdf', 'schoon', d.aangemaakt_op,
    'proef', d.aangemaakt_op
  from kern_dossier d join aanvragen_aanvraag a on a.dossier_id = d.id where a.status = 'concept';
insert into kern_gebeurtenis (naam, rol, organisatie, op, soort, veldgroep, gegevens, dossier_id)
  select 'proef', 'oco', '', d.aangemaakt_op, 'advies.vastgesteld', g, '{}', d.id
  from kern_dossier d, unnest(%(groepen)s::text[]) g;
insert into aanvragen_antwoord (dossier_id, sectie, veldgroep, waarden, bijgewerkt_op)
  select d.id, 'proef', g, '{}', d.aangemaakt_op from kern_dossier d, unnest(%(groepen)s::text[]) g;
insert into tlv_tlvfeiten
  (dossier_id, veldgroep, herkomst, leerroute, doelgroep, eerdere_tlv_nummer, eerdere_tlv_afgever)
  select d.id, g, '', '', '', '', '' from kern_dossier d, unnest(%(groepen)s::text[]) g on conflict do nothing;
insert into tlv_besluittekst (dossier_id, besluit_id, veldgroep, soort, tekst)
  select b.dossier_id, b.id, g, 'proef ' || g, 'tekst' from tlv_besluit b, unnest(%(groepen)s::text[]) g;
insert into tlv_tlvgebruik (dossier_id, tlv_id, veldgroep, soort, datum, school_naam, brin, uitkomst, toelichting, uitleg, naam,
    functie, vastgelegd_op, teruggedraaid_op)
  select t.dossier_id, t.id, g, 'overstap', t.ingangsdatum, 'proef', '00AA', '', '', '[]', 'proef', 'proef', d.aangemaakt_op,
    case when d.verzonden_op is null then d.aangemaakt_op end
  from tlv_toelaatbaarheidsverklaring t join kern_dossier d on d.id = t.dossier_id, unnest(%(groepen)s::text[]) g;
insert into tlv_heropeningsverzoek (dossier_id, besluit_id, nieuwe_informatie, gevraagd_door_id, naam, gevraagd_op, uiterste_datum,
    stand, antwoord, beantwoord_door, beantwoord_op)
  select d.id, b.id, 'proef', %(persoon)s, 'proef', d.aangemaakt_op, '2026-05-01',
    case when d.verzonden_op is null then 'afgewezen' else 'open' end, '', '',
    case when d.verzonden_op is null then d.aangemaakt_op end
  from tlv_besluit b join kern_dossier d on d.id = b.dossier_id;
insert into tlv_tlvgebruik (dossier_id, tlv_id, veldgroep, soort, datum, school_naam, brin, uitkomst, toelichting, uitleg, naam,
    functie, vastgelegd_op)
  select t.dossier_id, t.id, 'onderwijs', 'geen_verlenging', t.ingangsdatum, '', '', 'naar_vo', '', '[]', 'proef', 'proef',
    d.aangemaakt_op
  from tlv_toelaatbaarheidsverklaring t join kern_dossier d on d.id = t.dossier_id where d.verzonden_op is not null;
insert into tlv_verlengcampagne (swv_id, einddatum, uiterlijk, toelichting, begonnen_op)
  select d.swv_id, '2026-07-31', '2026-04-15', '', d.aangemaakt_op from kern_dossier d where d.verzonden_op is not null
  on conflict do nothing;
insert into tlv_campagnebrief (campagne_id, swv_id, ontvanger_id, dossier_ids, aanvullend, sjabloonversie, sleutel, sha256, aangemaakt_op,
    aangeboden_op, verzonden_op, storing)
  select c.id, c.swv_id, p.id, array[d.id], false, 'proef', 'proef/campagne', '', d.aangemaakt_op, d.aangemaakt_op, d.aangemaakt_op, ''
  from tlv_verlengcampagne c join kern_dossier d on d.swv_id = c.swv_id and d.verzonden_op is not null, kern_partij p
  where p.school_id = (select id from kern_school where brin = '93CC') on conflict do nothing;
insert into aanvragen_opschorting (dossier_id, gevraagd_op, hersteltermijn, wat, aangevuld_op)
  select id, '2026-02-01', '2026-02-10', 'proef', '2026-02-03' from kern_dossier;
insert into aanvragen_termijnbericht (dossier_id, soort, bericht_op, van, tot, reden, naam)
  select id, 'overmacht', '2026-02-01', '2026-02-02', '2026-02-03', 'proef', 'proef' from kern_dossier;
insert into aanvragen_zienswijzeverzoek (dossier_id, gevraagd_op, uiterste_dag, vraag, naam)
  select id, '2026-02-01', '2026-02-10', 'proef', 'proef' from kern_dossier;
insert into aanvragen_buitenbehandeling (dossier_id, opschorting_id, uiterste_dag, reden, bevoegdheid, genomen_door_id,
    naam, functie, genomen_op, herroepen_op)
  select d.id, (select max(o.id) from aanvragen_opschorting o where o.dossier_id = d.id), '2026-03-10', 'proef', 'proef',
    %(persoon)s, 'proef', 'proef', d.aangemaakt_op, case when b.uitkomst = 'afgewezen' then d.aangemaakt_op end
  from kern_dossier d left join tlv_besluit b on b.dossier_id = d.id where not d.aanvulling_open;
insert into tlv_doorverwijzing (dossier_id, van_status, naar_naam, naar_adres, naar_postcode, naar_plaats, toelichting, uitleg,
    feiten, beleid, gedaan_door_id, naam, functie, gedaan_op, teruggedraaid_op)
  select id, 'ingediend', 'proef', 'proef', '5000 AA', 'proef', '', '[]', '[]', '[]', %(persoon)s, 'proef', 'proef', aangemaakt_op,
    aangemaakt_op
  from kern_dossier;
insert into aanvragen_akkoord (dossier_id, stap, door_id, naam, op, toelichting)
  select id, 'proef', %(persoon)s, 'proef', aangemaakt_op, '' from kern_dossier;
insert into aanvragen_bericht (dossier_id, afzender_id, naam, zichtbaar_voor, mededeling, tekst, op)
  select d.id, %(persoon)s, 'proef', lezers, '', 'proef', d.aangemaakt_op
  from kern_dossier d, unnest(array['school', 'ouders', 'allen']) lezers;
insert into kern_mail (gebruiker_id, swv_id, dossier_id, soort, direct, aangemaakt_op, versturen_vanaf, aangeboden_op,
    pogingen, storing, verzonden_op)
  select g.id, d.swv_id, d.id, 'aanvraag_ingediend', false, d.aangemaakt_op, d.aangemaakt_op, d.aangemaakt_op, 0, '',
    d.aangemaakt_op
  from kern_dossier d, kern_gebruiker g
  where d.id = (select min(dossier_id) from aanvragen_aanvraag where status = 'concept');
insert into aanvragen_berichtlezing (bericht_id, dossier_id, gebruiker_id, gelezen_op)
  select b.id, d.id, g.id, d.aangemaakt_op
  from kern_dossier d join aanvragen_bericht b on b.dossier_id = d.id and b.zichtbaar_voor = 'allen', kern_gebruiker g
  where d.verzonden_op is not null and g.id <> %(elders)s;
insert into aanvragen_lijstweergave (gebruiker_id, rol, naam, adres)
  select id, 'secretariaat', 'proef', 'toon=alles' from kern_gebruiker;
insert into kern_jaarverslagdownload (gebruiker_id, naam, rol, organisatie, op, swv_id, verslagjaar, vorm)
  select gebruiker_id, 'proef', rol, '', '2026-03-02', swv_id, 'schooljaar-2025', 'csv' from kern_lidmaatschap;
insert into kern_uitvoer (swv_id, status, doel, gevraagd_door_id, naam, gevraagd_op, beoordeeld_door, aangeboden_op, sleutel,
    sha256, grootte, rijen, storing)
  select l.swv_id, 'verlopen', 'proef', l.persoon_id, 'proef', '2026-01-02', 'proef', '2026-01-02', '', '', 0, 0, ''
  from kern_lidmaatschap l where l.persoon_id = %(secretaris)s;
with o as (insert into tlv_overname (swv_id, naam, sleutel, sha256, grootte, bron, status, kolommen, koppeling, rijen,
    gemaakt_door_id, gemaakt_naam, gemaakt_op, aangeboden_op, uitgevoerd_naam, uitgevoerd_op, ingetrokken_naam, reden, storing)
  select l.swv_id, 'proef.csv', '', '', 1, 'proef', 'klaar', '[]', '{}', 1, l.persoon_id, 'proef', '2026-03-02', '2026-03-02',
    'proef', '2026-03-02', '', '', '' from kern_lidmaatschap l where l.persoon_id = %(secretaris)s returning id, swv_id),
r as (insert into tlv_overnameregel (overname_id, swv_id, nummer, oordeel, gegevens, verschillen, melding, uitgevoerd_op)
  select id, swv_id, 2, 'nieuw', '{}', '[]', '', '2026-03-02' from o)
insert into tlv_overgenomentlv (swv_id, overname_id, rij, nummer, herkomst, afgever, voornaam, tussenvoegsel, achternaam,
    geboortedatum, school_id, partij_id, categorie, ingangsdatum, einddatum, overgenomen_op)
  select o.swv_id, o.id, 2, 'OUD-1', 'eigen', '', 'Proef', '', 'Proef', '2011-01-01', s.id, p.id, 1, '2025-08-01', '2027-07-31',
    '2026-03-02' from o, kern_school s join kern_partij p on p.school_id = s.id where s.brin = '93CC';
insert into kern_mailkeuze (gebruiker_id, soort, moment)
  select id, 'concept_ligt_stil', 'niet' from kern_gebruiker;
insert into kern_apitoken (gebruiker_id, lidmaatschap_id, naam, code_hash, omvang, gemaakt_op, laatste_dag, ingetrokken_op)
  select l.gebruiker_id, min(l.id), 'proef', 'proef' || l.gebruiker_id, 'lezen', '2026-01-01', '2030-01-01',
    case when l.gebruiker_id = %(ingetrokken)s then timestamptz '2026-01-02' end
  from kern_lidmaatschap l group by l.gebruiker_id;
insert into kern_uitnodiging (swv_id, dossier_id, leerling_id, kanaal, code_hash, code_op, gemaakt_door, gemaakt_op,
    laatste_dag, pogingen, ingetrokken_op)
  select d.swv_id, d.id, d.leerling_id, 'brief', 'proef' || d.id, d.aangemaakt_op, 'proef', d.aangemaakt_op, '2030-01-01', 0,
    case when d.verzonden_op is not null then d.aangemaakt_op end
  from kern_dossier d;
insert into aanvragen_zienswijze (dossier_id, partij_id, naam, tekst, alleen_commissie, bijgewerkt_op, verzonden_op)
  select d.id, p, 'proef', 'proef', p = %(ouder2)s, d.aangemaakt_op,
    case when a.status <> 'ter_ondertekening' or p = %(ouder2)s then d.aangemaakt_op end
  from kern_dossier d join aanvragen_aanvraag a on a.dossier_id = d.id,
    unnest(array[%(ouder)s, %(ouder2)s]::bigint[]) p
  where (a.status <> 'aanvulling_gevraagd' or p = %(ouder2)s)
    and exists (select 1 from kern_gezag g where g.leerling_id = d.leerling_id and g.partij_id = p);
insert into aanvragen_zienswijze (dossier_id, naam, tekst, alleen_commissie, bijgewerkt_op)
  select id, 'proef', 'proef', false, aangemaakt_op from kern_dossier;
insert into tlv_bezwaar (dossier_id, indiener_id, hoedanigheid, naam, kanaal, gronden, bijgewerkt_op, status)
  select d.id, %(ouder)s, 'ouder', 'proef', 'portaal', 'proef', d.aangemaakt_op, 'concept' from kern_dossier d
  where exists (select 1 from kern_gezag g where g.leerling_id = d.leerling_id and g.partij_id = %(ouder)s);
insert into tlv_bezwaar (dossier_id, indiener_id, hoedanigheid, naam, kanaal, gronden, bijgewerkt_op, ingediend_op,
    ontvangen_op, tijdig, doorzenden_uiterlijk, beslissen_uiterlijk, status, afgesloten_op)
  select d.id, p, 'ouder', 'proef', case when p = %(ouder2)s then 'post' else 'portaal' end, 'proef', d.aangemaakt_op,
    d.aangemaakt_op, case when p = %(ouder2)s and a.status <> 'volledig' then date '2026-03-02' end, false, '2026-03-16', '2026-06-01',
    'ontvangen', case when d.verzonden_op is not null then d.aangemaakt_op end
  from kern_dossier d join aanvragen_aanvraag a on a.dossier_id = d.id, unnest(array[%(ouder2)s, %(leerling)s]::bigint[]) p
  where exists (select 1 from kern_gezag g where g.leerling_id = d.leerling_id and g.partij_id = p)
    or exists (select 1 from kern_leerling l join kern_partij q on q.persoon_id = l.persoon_id
      where l.id = d.leerling_id and q.id = p);
insert into tlv_bezwaarstap (bezwaar_id, dossier_id, soort, dag, uitkomst, tekst, naam, vastgelegd_op)
  select id, dossier_id, 'ontvangen', '2026-03-02', '', 'proef', 'proef', bijgewerkt_op from tlv_bezwaar;
insert into tlv_bezwaarbeslissing (bezwaar_id, dossier_id, uitkomst, motivering, niet_gehoord, niet_gehoord_uitleg,
    afwijking, ontvankelijkheid, uitleg, bevoegdheid, genomen_door_id, naam, functie, genomen_op)
  select id, dossier_id, 'ongegrond', 'proef', '', '', '', '', '[]', 'proef', %(persoon)s, 'proef', 'proef', bijgewerkt_op
  from tlv_bezwaar where ingediend_op is not null;
insert into tlv_verweerschrift (bezwaar_id, dossier_id, nummer, tekst, bijgewerkt_op, bijgewerkt_door, vastgesteld_op, naam,
    functie)
  select id, dossier_id, 1, 'proef', bijgewerkt_op, 'proef',
    case when indiener_id = %(leerling)s or afgesloten_op is not null then bijgewerkt_op end, 'proef', 'proef'
  from tlv_bezwaar where ingediend_op is not null;
insert into tlv_bezwaarbundel (bezwaar_id, dossier_id, swv_id, gevraagd_op, gevraagd_door, aangeboden_op, gemaakt_op, sleutel,
    sha256, grootte, inventaris, storing)
  select b.id, b.dossier_id, d.swv_id, b.bijgewerkt_op, 'proef', b.bijgewerkt_op,
    case when a.status <> 'concept' then b.bijgewerkt_op end, 'proef/bundel' || b.id, '', 1, '[]',
    '' from tlv_bezwaar b join kern_dossier d on d.id = b.dossier_id join aanvragen_aanvraag a on a.dossier_id = d.id
  where b.ingediend_op is not null;
insert into tlv_bundelbezorging (bundel_id, bezwaar_id, dossier_id, aan, kanaal, naam, dag)
  select u.id, u.bezwaar_id, u.dossier_id, 'indiener', 'portaal', 'proef', '2026-03-02'
  from tlv_bezwaarbundel u join tlv_bezwaar b on b.id = u.bezwaar_id where b.indiener_id = %(leerling)s or b.afgesloten_op is not null;
with b as (insert into kern_brief (dossier_id, swv_id, soort, onderwerp_id, ontvanger_id, ontvangerrol, kanaal, aangemaakt_op,
    aangeboden_op, verzonden_op, storing)
  select d.id, d.swv_id, 'beslissing_op_bezwaar', 0, p.id, 'bestuur', 'portaal', d.aangemaakt_op, d.aangemaakt_op, d.verzonden_op, ''
  from kern_dossier d join kern_school s on s.id = d.school_id join kern_partij p on p.bestuur_id = s.bestuur_id
  where d.verzonden_op is not null returning id, verzonden_op),
v as (insert into kern_briefversie (brief_id, nummer, verzenddatum, sjabloonversie, html, tekst, sleutel, sha256, gemaakt_op)
  select id, 1, '2026-03-02', 'proef', '', '', 'proef/bestuur' || id, '', verzonden_op from b returning id, brief_id, gemaakt_op)
insert into kern_bezorging (brief_id, versie_id, kanaal, verzonden_op, toelichting, retourreden, retour_toelichting)
  select brief_id, id, 'portaal', gemaakt_op, '', '', '' from v;
insert into tlv_bezwaarstuk (bezwaar_id, dossier_id, soort, naam, sleutel, grootte, sha256, inhoudstype, scan, toegevoegd_op,
    toegevoegd_door, ingetrokken_op)
  select b.id, b.dossier_id, 'stuk', 'proef.pdf', 'proef/bezwaar' || b.id || s, 1, '', 'application/pdf', 'schoon',
    b.bijgewerkt_op, 'proef', case when s = 2 then b.bijgewerkt_op end
  from tlv_bezwaar b join aanvragen_aanvraag a on a.dossier_id = b.dossier_id, generate_series(1, 2) s
  where s = 1 or (b.kanaal = 'post' and a.status = 'volledig');
insert into kern_beleidsversie (swv_id, onderdeel, geldig_van, inhoud, hash, geladen_op)
  select swv_id, onderdeel, '2026-03-05', inhoud, hash, geladen_op from kern_beleidsversie where onderdeel like 'formulier.%%'
  on conflict do nothing;
insert into aanvragen_belangmelding (dossier_id, toewijzing_id, soort, toelichting, op)
  select w.dossier_id, w.id, 'toegelicht', 'proef', w.toegewezen_op from aanvragen_toewijzing w;
insert into aanvragen_vergadering (swv_id, datum, begintijd, online, plaats, status)
  select distinct swv_id, date '2026-03-12', time '09:00', false, 'proef', 'gepland' from kern_dossier;
insert into aanvragen_agendapunt (dossier_id, vergadering_id, volgorde)
  select d.id, v.id, 1 from kern_dossier d join aanvragen_vergadering v on v.swv_id = d.swv_id;
insert into aanvragen_gesprek (dossier_id, status, met, gevraagd_door, online, plaats, gehouden_op, niet_gehoord)
  select id, 'gehouden', '{ouders,school}', '', false, '', '2026-02-01', 'wilde_niet' from kern_dossier;
insert into aanvragen_agendaverslag (dossier_id, agendapunt_id, tekst, naam, op)
  select p.dossier_id, p.id, 'proef', 'proef', d.aangemaakt_op
  from aanvragen_agendapunt p join kern_dossier d on d.id = p.dossier_id;
insert into aanvragen_leesnotitie (dossier_id, gebruiker_id, tekst, bijgewerkt_op)
  select d.id, l.gebruiker_id, 'proef', d.aangemaakt_op from kern_dossier d, kern_lidmaatschap l
  where l.rol in ('secretariaat', 'voorzitter', 'deskundige', 'directeur');
insert into kern_briefvoorstel (swv_id, soorten, status, geldig_van, toelichting, gemaakt_door_id, naam, gemaakt_op,
    voorgelegd_op, beoordeeld_door, terugstuurreden, ingetrokken_door, intrekreden)
  select l.swv_id, '{tlv_vso_eerste}', 'voorgelegd', '2026-04-01', 'proef', l.persoon_id, 'proef', '2026-03-02', '2026-03-02', '', '',
    '', '' from kern_lidmaatschap l where l.persoon_id = %(secretaris)s;
insert into kern_brieftekst (voorstel_id, brief, blok, tekst, bijgewerkt_op)
  select id, 'tekstblokken', 'slot', 'proef', gemaakt_op from kern_briefvoorstel;
insert into kern_bouwsteen (swv_id, titel, waarvoor, soorten, tekst, geldig_van, vervalt, gemaakt_door_id, naam, gemaakt_op)
  select l.swv_id, 'proef', '{toekennen}', '{}', 'proef', '2026-03-02', false, l.persoon_id, 'proef', '2026-03-02'
  from kern_lidmaatschap l where l.persoon_id = %(secretaris)s;
insert into aanvragen_notitie (dossier_id, auteur_id, naam, tekst, op)
  select id, %(persoon)s, 'proef', 'proef', aangemaakt_op from kern_dossier
"""


def vul_aan(cast: Cast, database: str) -> None:
    """Something of everything in every dossier of a database."""
    waarden = {"groepen": list(Veldgroep.values), "persoon": cast.personen["voorzitter"]}
    waarden |= {wie: cast.partijen[wie] for wie in ("ouder", "ouder2", "leerling")}
    waarden["secretaris"] = cast.personen["secretariaat"]
    waarden["elders"] = cast.gebruikers["ouder.elders"]
    waarden["ingetrokken"] = cast.gebruikers["secretariaat.mhr"]
    with omgeving.beheer(database) as conn, conn.transaction():
        conn.execute("select set_config('pghistory.context_metadata', '{\"reden\": \"wereld\"}', true)")
        for opdracht in _VAN_ALLES.split(";\n"):
            conn.execute(opdracht, {naam: w for naam, w in waarden.items() if f"%({naam})s" in opdracht})


def _lees(cast: Cast, dossier_id: int) -> None:
    """Everybody has once looked, in whatever capacity: each sees at least the own line of the read log."""
    with cast.als("systeem"):
        dossier = Dossier.objects.get(pk=dossier_id)
    for iemand in LEDEN:
        inzage_vastleggen(cast.actor(iemand), dossier, "dossier")


def _aanmeldgegevens(cast: Cast) -> None:
    """One row in each table of the sign-in libraries, so that their policies have something to hide."""
    gebruiker = cast.gebruikers["oco"]
    with connections["aanmelden"].cursor() as cursor:
        cursor.execute(
            'insert into account_emailaddress (email, verified, "primary", user_id)'
            " values ('oco@voorbeeld.example', true, true, %s) returning id",
            [gebruiker],
        )
        (adres,) = cursor.fetchone()
        cursor.execute(
            "insert into account_emailconfirmation (created, sent, key, email_address_id)"
            " values (%s, %s, 'sleutel', %s)",
            [nu(), nu(), adres],
        )
        cursor.execute(
            "insert into mfa_authenticator (type, data, user_id, created_at) values ('totp', '{}', %s, %s)",
            [gebruiker, nu()],
        )
        cursor.execute(
            "insert into django_session (session_key, session_data, expire_date) values ('abc', '', %s)", [nu()]
        )
