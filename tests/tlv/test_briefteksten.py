"""Texts of letters that an SWV keeps itself: versions, four eyes, and old letters as they were (ADR 0015, RCH-16)."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from swv.kern.beleid.inlezen import PROFIELEN
from swv.kern.beleid.models import Beleidsversie
from swv.kern.beleid.schema import Brief
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.services import beleid_laden
from swv.kern.briefteksten import services
from swv.kern.briefteksten.blokken import kenmerk, standaardtekst
from swv.kern.briefteksten.models import Briefvoorstel, Voorstelstatus
from swv.kern.briefteksten.selectors import tekstversies
from swv.kern.documenten.models import Briefversie
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.bouw.situaties import dossier_met_brieven_klaar, dossier_verzonden, maak_brieven

SOORT = "tlv_vso_eerste"
SLOT = ("tekstblokken", "slot")
NIEUW = "Bel ons gerust op {{ telefoon }}. Noem het kenmerk {{ kenmerk }}."
MORGEN = DAG + timedelta(days=1)
LATER = MORGEN + timedelta(days=7)


def schrijf(cast: Cast, tekst: str = NIEUW, plaats: tuple[str, str] = SLOT) -> int:
    with cast.als("secretariaat") as actor:
        voorstel = services.brieftekst_wijzigen(actor=actor, soort=SOORT)
        services.brieftekst_opslaan(actor=actor, voorstel_id=voorstel.pk, plaats=plaats, tekst=tekst)
        return int(voorstel.pk)


def leg_voor(cast: Cast, pk: int, *, vanaf: date = MORGEN, soorten: tuple[str, ...] = (SOORT,)) -> None:
    with cast.als("secretariaat") as actor:
        services.briefvoorstel_voorleggen(
            actor=actor, voorstel_id=pk, soorten=list(soorten), geldig_van=vanaf, toelichting="korter"
        )


def keur_goed(cast: Cast, pk: int, wie: str = "voorzitter", dag: date | None = None) -> Briefvoorstel:
    with cast.als(wie, dag) as actor:
        gezien = services.naast(Briefvoorstel.objects.get(pk=pk))
        return services.briefvoorstel_goedkeuren(actor=actor, voorstel_id=pk, gezien=gezien)


def slot_op(cast: Cast, dag: date, soort: str = SOORT) -> str:
    with cast.als("voorzitter"):
        return beleid_op(cast.swvs[HOOFD], Brief, dag, soort).tekstblokken.get("slot", "")


def goedgekeurd(cast: Cast, **anders: object) -> int:
    pk = schrijf(cast)
    leg_voor(cast, pk, **anders)  # type: ignore[arg-type]
    keur_goed(cast, pk)
    return pk


def test_an_approved_text_holds_from_its_first_day_and_not_before(cast: Cast) -> None:
    goedgekeurd(cast)
    assert slot_op(cast, DAG) == ""
    assert slot_op(cast, MORGEN) == NIEUW
    assert slot_op(cast, MORGEN, "tlv_vso_verlenging") == ""


def test_one_proposal_for_several_kinds_leaves_their_other_texts_alone(cast: Cast) -> None:
    goedgekeurd(cast, soorten=(SOORT, "tlv_vso_verlenging"))
    assert slot_op(cast, MORGEN, "tlv_vso_verlenging") == NIEUW
    with cast.als("voorzitter"):
        versies = Beleidsversie.objects.filter(voorstelnummer__gt=0)
        assert {v.onderdeel for v in versies} == {"brief.tlv_vso_eerste", "brief.tlv_vso_verlenging"}
        assert {v.inhoud["versie"].partition(".")[0] for v in versies} == {MORGEN.isoformat()}


def test_four_eyes_who_wrote_it_cannot_approve_it(cast: Cast) -> None:
    pk = schrijf(cast)
    leg_voor(cast, pk)
    with pytest.raises(GeenRecht, match="vier ogen"):
        keur_goed(cast, pk, "secretariaat")
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht, match="vier ogen"):
        services.briefvoorstel_terugsturen(actor=actor, voorstel_id=pk, reden="toch niet")
    assert keur_goed(cast, pk, "directeur").status == Voorstelstatus.GOEDGEKEURD


def test_the_database_itself_asks_for_a_second_person(cast: Cast) -> None:
    """With plain SQL: no approving of one's own, and no version without an approved proposal of somebody else."""
    pk = schrijf(cast)
    leg_voor(cast, pk)
    with cast.als("secretariaat"):
        for opdracht in (
            "update kern_briefvoorstel set status = 'goedgekeurd' where id = %s",
            "insert into kern_beleidsversie (swv_id, onderdeel, geldig_van, inhoud, hash, geladen_op, voorstelnummer)"
            " select swv_id, 'brief.' || soorten[1], geldig_van, '{}', '', now(), id from kern_briefvoorstel"
            " where id = %s",
        ):
            with pytest.raises(DatabaseError, match="wijziging hoort niet"), transaction.atomic():
                Briefvoorstel.objects.raw(opdracht, [pk])._fetch_all()
    keur_goed(cast, pk)
    with cast.als("voorzitter"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Beleidsversie.objects.filter(voorstelnummer=pk).update(hash="anders")


def test_who_may_do_what(cast: Cast) -> None:
    for wie in ("voorzitter", "directeur"):
        with cast.als(wie) as actor, pytest.raises(GeenRecht, match="secretariaat"):
            services.brieftekst_wijzigen(actor=actor, soort=SOORT)
    pk = schrijf(cast)
    with cast.als("voorzitter") as actor, pytest.raises(GeenRecht):
        services.brieftekst_opslaan(actor=actor, voorstel_id=pk, plaats=SLOT, tekst="x")
    leg_voor(cast, pk)
    with cast.als("secretariaat.mhr") as actor, pytest.raises(NietZichtbaar):
        services.briefvoorstel_goedkeuren(actor=actor, voorstel_id=pk, gezien="")


def test_sent_back_with_a_reason_and_laid_before_again(cast: Cast) -> None:
    pk = schrijf(cast)
    leg_voor(cast, pk)
    with cast.als("voorzitter") as actor:
        with pytest.raises(NuNietMogelijk, match="anders moet"):
            services.briefvoorstel_terugsturen(actor=actor, voorstel_id=pk, reden=" ")
        terug = services.briefvoorstel_terugsturen(actor=actor, voorstel_id=pk, reden="noem ook de mail")
    assert (terug.status, terug.terugstuurreden) == (Voorstelstatus.TERUGGESTUURD, "noem ook de mail")
    schrijf(cast, NIEUW + " Of mail naar {{ email }}.")
    leg_voor(cast, pk)
    keur_goed(cast, pk)
    assert "{{ email }}" in slot_op(cast, MORGEN)


def test_while_somebody_looks_the_texts_stand_still(cast: Cast) -> None:
    pk = schrijf(cast)
    leg_voor(cast, pk)
    with cast.als("secretariaat") as actor:
        with pytest.raises(NuNietMogelijk, match="wacht op een tweede persoon"):
            services.brieftekst_opslaan(actor=actor, voorstel_id=pk, plaats=SLOT, tekst="anders")
        services.briefvoorstel_terughalen(actor=actor, voorstel_id=pk)
        services.brieftekst_opslaan(actor=actor, voorstel_id=pk, plaats=SLOT, tekst="anders")


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("Bel {{ telefoonnummer }}.", "'telefoonnummer' bestaat niet"),
        ("{% if aan_school %}Bel ons.", "niet afgesloten"),
        ("{% for x in y %}", "bestaat niet"),
        ("Bel {{ telefoon|upper }}.", "alleen namen"),
        ("De verklaring begint op {{ ingangsdatum }}.", "'ingangsdatum' heeft hier geen tekst"),
        ("", "leeg"),
    ],
)
def test_a_text_that_cannot_stand_in_every_letter_is_not_laid_before(cast: Cast, tekst: str, melding: str) -> None:
    pk = schrijf(cast, tekst)
    with pytest.raises(NuNietMogelijk) as fout:
        leg_voor(cast, pk)
    assert any(melding in reden for reden in fout.value.redenen)


def test_a_text_that_leaves_out_the_zienswijze_is_refused_with_its_rule(cast: Cast) -> None:
    """TLV-181 stands in a text block, and the last look misses it in every letter to a parent."""
    pk = schrijf(cast, "Wij hebben alles bekeken.", ("tekstblokken", "motivering_inleiding"))
    with pytest.raises(NuNietMogelijk) as fout:
        leg_voor(cast, pk)
    (reden,) = fout.value.redenen
    assert "het recht op een zienswijze (TLV-181)" in reden
    assert "toekenning, aan ouder" in reden


def test_a_typed_day_in_the_part_about_objection_is_refused(cast: Cast) -> None:
    pk = schrijf(cast, "Bezwaar maken kan tot 1 mei 2026.", ("tekstblokken", "bezwaar"))
    with pytest.raises(NuNietMogelijk) as fout:
        leg_voor(cast, pk)
    assert any("RCH-10" in reden for reden in fout.value.redenen)


@pytest.mark.parametrize("vanaf", [DAG - timedelta(days=1), DAG])
def test_on_one_day_holds_one_text(cast: Cast, vanaf: date) -> None:
    pk = schrijf(cast)
    with pytest.raises(NuNietMogelijk, match="op zijn vroegst morgen"):
        leg_voor(cast, pk, vanaf=vanaf)


def test_a_first_day_that_went_by_while_it_waited_is_not_approved(cast: Cast) -> None:
    pk = schrijf(cast)
    leg_voor(cast, pk)
    with pytest.raises(NuNietMogelijk, match="stuur het voorstel daarvoor terug"):
        keur_goed(cast, pk, dag=MORGEN)


def test_a_proposal_that_changes_nothing_is_not_laid_before(cast: Cast) -> None:
    pk = schrijf(cast, standaardtekst(SLOT))
    with pytest.raises(NuNietMogelijk, match="verandert niets"):
        leg_voor(cast, pk)


def test_taken_back_before_its_first_day_it_never_holds(cast: Cast) -> None:
    pk = goedgekeurd(cast)
    with cast.als("directeur") as actor:
        with pytest.raises(NuNietMogelijk, match="waarom"):
            services.briefvoorstel_intrekken(actor=actor, voorstel_id=pk, reden="")
        services.briefvoorstel_intrekken(actor=actor, voorstel_id=pk, reden="toch niet")
        stand = [(v.stand, v.versie.voorstelnummer) for v in tekstversies(actor, cast.swvs[HOOFD], SOORT)]
    assert stand == [("ingetrokken", pk), ("geldt", 0)]
    assert slot_op(cast, MORGEN) == ""
    tweede = schrijf(cast, NIEUW)
    assert tweede != pk
    leg_voor(cast, tweede)
    keur_goed(cast, tweede)
    assert slot_op(cast, MORGEN) == NIEUW


def test_what_holds_is_not_taken_back_but_replaced(cast: Cast) -> None:
    pk = goedgekeurd(cast)
    with cast.als("voorzitter", MORGEN) as actor, pytest.raises(NuNietMogelijk, match="gelden al"):
        services.briefvoorstel_intrekken(actor=actor, voorstel_id=pk, reden="toch niet")


def test_who_approves_saw_what_it_replaces(cast: Cast) -> None:
    eerste = schrijf(cast)
    leg_voor(cast, eerste, vanaf=LATER)
    with cast.als("voorzitter") as actor:
        gezien = services.naast(Briefvoorstel.objects.get(pk=eerste))
        services.briefvoorstel_goedkeuren(actor=actor, voorstel_id=eerste, gezien=gezien)
    tweede = schrijf(cast, NIEUW + " Tot ziens.")
    leg_voor(cast, tweede, vanaf=LATER)
    with cast.als("voorzitter") as actor, pytest.raises(NuNietMogelijk, match="intussen veranderd"):
        services.briefvoorstel_goedkeuren(actor=actor, voorstel_id=tweede, gezien=gezien)
    keur_goed(cast, tweede)
    assert slot_op(cast, LATER) == NIEUW + " Tot ziens."  # of two with the same first day, the last one


def test_nothing_begins_before_what_stands_ready(cast: Cast) -> None:
    goedgekeurd(cast, vanaf=LATER)
    pk = schrijf(cast, NIEUW + " Tot ziens.")
    with pytest.raises(NuNietMogelijk, match="later beginnen"):
        leg_voor(cast, pk)


def test_two_tabs_overwrite_nothing(cast: Cast) -> None:
    pk = schrijf(cast)
    with cast.als("secretariaat") as actor:
        with pytest.raises(NuNietMogelijk, match="ander tabblad"):
            services.brieftekst_opslaan(
                actor=actor, voorstel_id=pk, plaats=SLOT, tekst="anders", gezien=kenmerk(standaardtekst(SLOT))
            )
        rij = services.brieftekst_opslaan(
            actor=actor, voorstel_id=pk, plaats=SLOT, tekst="anders", gezien=kenmerk(NIEUW)
        )
    assert rij.tekst == "anders"


def test_back_to_the_default_leaves_the_text_to_the_product_again(cast: Cast) -> None:
    goedgekeurd(cast)
    with cast.als("secretariaat", MORGEN) as actor:
        voorstel = services.brieftekst_wijzigen(actor=actor, soort=SOORT)
        services.brieftekst_opslaan(
            actor=actor, voorstel_id=voorstel.pk, plaats=SLOT, tekst=standaardtekst(SLOT).replace("\n", "\r\n")
        )
        services.briefvoorstel_voorleggen(
            actor=actor,
            voorstel_id=voorstel.pk,
            soorten=[SOORT],
            geldig_van=MORGEN + timedelta(days=1),
            toelichting="terug",
        )
    keur_goed(cast, voorstel.pk, dag=MORGEN)
    with cast.als("voorzitter"):
        beleid = beleid_op(cast.swvs[HOOFD], Brief, MORGEN + timedelta(days=1), SOORT)
    assert "slot" not in beleid.tekstblokken


def test_the_letter_that_was_sent_is_unchanged(cast: Cast) -> None:
    """Issue 4, acceptance 5: the stored letter and its hash, after the texts changed."""
    dossier = dossier_verzonden(cast)

    def bewaard() -> list[tuple[object, ...]]:
        with cast.als("secretariaat"):
            rijen = Briefversie.objects.filter(brief__dossier=dossier).order_by("pk")
            return list(rijen.values_list("pk", "html", "tekst", "sha256", "sjabloonversie"))

    vooraf = bewaard()
    assert vooraf
    goedgekeurd(cast)
    assert bewaard() == vooraf


def test_a_letter_has_the_texts_of_the_day_of_its_besluit(cast: Cast) -> None:
    """OPEN-83: the besluit was taken before the first day, the letter is made after it."""
    dossier = dossier_met_brieven_klaar(cast)
    goedgekeurd(cast)
    with klok.op(MORGEN):
        maak_brieven(cast, dossier)
    with cast.als("secretariaat"):
        teksten = Briefversie.objects.filter(brief__dossier=dossier).values_list("tekst", flat=True)
        assert teksten
        assert not [tekst for tekst in teksten if "Bel ons gerust" in tekst]


def test_a_later_profile_does_not_replace_texts_that_the_swv_approved_itself(vers: Cast, tmp_path: Path) -> None:
    goedgekeurd(vers)
    shutil.copytree(PROFIELEN / HOOFD / "2023-08-01", tmp_path / HOOFD / "2026-04-01")
    regels = beleid_laden(tmp_path, gedeeld=PROFIELEN / "gedeeld")
    assert any("brief.tlv_vso_eerste vanaf 01-04-2026 niet geladen" in regel for regel in regels)
    assert any("brief.tlv_vso_ophoging vanaf 01-04-2026 geladen" in regel for regel in regels)
    assert slot_op(vers, date(2026, 4, 1)) == NIEUW
