"""The advices: each expert's own, unseen by the other until all are final; and the round when they differ."""

from typing import Any

from django.db.models import F

from aanvragen.advices import adviesstand_van, adviesvragen_van
from aanvragen.mails import meld_deskundigen
from aanvragen.models import Aanvraag, Deskundigenadvies, Toewijzing
from aanvragen.rules.advies import Adviesinhoud, gebreken_in_advies
from aanvragen.selectors import route_van
from aanvragen.services.act import handelen, verplaats
from aanvragen.services.assessment import noteer
from swv.kern.beleid.advies import Adviesvragen
from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier

TEKSTVELDEN = (
    "strekking",
    "categorie",
    "tot_en_met",
    "motivering",
    "categorie_motivering",
    "duur_motivering",
    "voorwaarden",
)
ADVIESVELDEN = (*TEKSTVELDEN, "ivo", "afwegingen")


def advies_opslaan(*, actor: Actor, dossier_id: int, inhoud: Adviesinhoud) -> Deskundigenadvies:
    """Keep one's own draft; nobody else sees it (ROL-41)."""
    with handelen(actor, "advies_opslaan", dossier_id) as dossier:
        return _bewaar(actor, dossier, inhoud, adviesvragen_van(dossier, actor.vandaag))


def _bewaar(actor: Actor, dossier: Dossier, inhoud: Adviesinhoud, vragen: Adviesvragen) -> Deskundigenadvies:
    toewijzing = Toewijzing.objects.filter(
        dossier=dossier, deskundige_id__in=actor.partij_ids, vervangen_op__isnull=True
    ).first()
    if toewijzing is None:
        raise GeenRecht("U bent niet aan deze aanvraag toegewezen.", "ROL-40")
    ronde = Aanvraag.objects.get(dossier=dossier).adviesronde
    advies = Deskundigenadvies.objects.filter(toewijzing=toewijzing, ronde=ronde).first()
    advies = advies or Deskundigenadvies(
        dossier=dossier, toewijzing=toewijzing, auteur_id=toewijzing.deskundige_id, ronde=ronde
    )
    if advies.vastgesteld_op is not None:
        raise NuNietMogelijk("Uw advies is vastgesteld en kan niet meer worden gewijzigd (TLV-115).")
    for veld in TEKSTVELDEN:
        setattr(advies, veld, getattr(inhoud, veld))
    advies.ivo = _ivo_in_woorden(inhoud, vragen)
    advies.afwegingen = _afwegingen_in_woorden(inhoud, vragen)
    advies.bijgewerkt_op = nu()
    if advies.pk is None:
        advies.save()
    else:
        advies.save(update_fields=[*ADVIESVELDEN, "bijgewerkt_op"])
    return advies


def _ivo_in_woorden(inhoud: Adviesinhoud, vragen: Adviesvragen) -> list[dict[str, Any]]:
    return [
        {"sleutel": veld.sleutel, "label": veld.label, "regel": veld.regel, "tekst": tekst}
        for veld in vragen.ivo
        if (tekst := inhoud.ivo.get(veld.sleutel, "").strip())
    ]


def _afwegingen_in_woorden(inhoud: Adviesinhoud, vragen: Adviesvragen) -> list[dict[str, Any]]:
    """The questions that belong to this advice, with the words in which they were put and what was answered."""
    rijen = []
    for vraag in vragen.vragen_bij(inhoud.strekking, inhoud.categorie):
        antwoord, waarom = inhoud.afwegingen.get(vraag.sleutel, ("", ""))
        if antwoord or waarom.strip():
            rij = {"sleutel": vraag.sleutel, "vraag": vraag.tekst, "regel": vraag.regel}
            rijen.append({**rij, "antwoord": antwoord, "toelichting": waarom.strip()})
    return rijen


def advies_vaststellen(*, actor: Actor, dossier_id: int, inhoud: Adviesinhoud) -> Deskundigenadvies:
    """Sign one's own advice: from now on it is frozen. The last one opens all of them (ROL-40, ROL-41, RCH-21)."""
    with handelen(actor, "advies_vaststellen", dossier_id) as dossier:
        vragen = adviesvragen_van(dossier, actor.vandaag)
        advies = _bewaar(actor, dossier, inhoud, vragen)
        if gebreken := gebreken_in_advies(inhoud, vragen):
            redenen = tuple(f"{gebrek.reden.tekst} ({gebrek.reden.regel})" for gebrek in gebreken)
            raise NuNietMogelijk("Uw advies is nog niet compleet.", redenen)
        advies.vastgesteld_op = nu()
        advies.save(update_fields=["vastgesteld_op"])
        # The system writes this down and looks whether all are final, because no expert may see how far the other
        # is (ROL-41).
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="adviezen_afronden") as wij:
            leg_vast(actor, dossier, "advies.vastgesteld", veldgroep=Veldgroep.ADVIES)
            _rond_adviezen_af(wij, dossier)
        return advies


def _rond_adviezen_af(actor: Actor, dossier: Dossier) -> None:
    """When every advice of the step is final, open them to each other and hand the file to the decider."""
    stap = route_van(dossier, actor.vandaag).adviesstappen[0]
    if not adviesstand_van(dossier, stap.sleutel, stap.aantal).klaar:
        return
    if dossier.adviezen_vast_op is None:  # stays the moment of the first round
        dossier.adviezen_vast_op = nu()
        dossier.save(update_fields=["adviezen_vast_op"])
    verplaats(actor, dossier, "adviezen_afronden")
    leg_vast(actor, dossier, "adviezen.gereed")


def herbespreking_vastleggen(*, actor: Actor, dossier_id: int, verslag: str) -> Dossier:
    """Record that diverging advices were discussed, and ask each expert to confirm or revise the own (RCH-23)."""
    if not verslag.strip():
        raise NuNietMogelijk("Schrijf op wat er is besproken.")
    with handelen(actor, "herbespreking_vastleggen", dossier_id) as dossier:
        noteer(actor, dossier, f"Nieuwe bespreking. {verslag.strip()}")
        leg_vast(actor, dossier, "herbespreking.vastgelegd", veldgroep=Veldgroep.ADVIES)
        verplaats(actor, dossier, "herbespreking_vastleggen")
        Aanvraag.objects.filter(dossier=dossier).update(herbespreking_op=actor.vandaag)
        open_adviesronde(actor, dossier)
        return dossier


def open_adviesronde(actor: Actor, dossier: Dossier) -> None:
    """Let every expert of the dossier write a next version; the caller has moved the status. The old ones stay."""
    Aanvraag.objects.filter(dossier=dossier).update(adviesronde=F("adviesronde") + 1)
    deskundigen = Toewijzing.objects.filter(dossier=dossier, vervangen_op__isnull=True, deskundige__isnull=False)
    partijen = list(deskundigen.order_by("volgorde").values_list("deskundige_id", flat=True))
    meld_deskundigen(dossier, "advies_opnieuw", partijen, actor.vandaag)
