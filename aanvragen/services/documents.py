"""Adding and withdrawing documents of an aanvraag, and recording signatures."""

from datetime import date

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.selectors import documenteisen, handtekeningen_van
from aanvragen.services.act import handelen
from swv.kern.documenten.intake import keur
from swv.kern.documenten.models import Document
from swv.kern.documenten.storage import bewaar, controlegetal, veilige_naam
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen


def document_toevoegen(*, actor: Actor, dossier_id: int, code: str, naam: str, datum: date, inhoud: bytes) -> Document:
    """Take in one PDF under the kind and field group of the document list; raises BestandGeweigerd.

    The file is checked before anything is stored. If the transaction rolls back, the stored file is an orphan that
    no row points to, and nobody can reach.
    """
    schoon = veilige_naam(naam)
    with handelen(actor, "document_toevoegen", dossier_id) as dossier:
        eis = documenteisen(dossier, actor.vandaag).get(code)
        if eis is None:
            raise NuNietMogelijk("Kies een soort document uit de lijst.")
        if eis.veldgroep not in bewerkbare_veldgroepen(actor, dossier):
            raise NuNietMogelijk("Dit soort document kunt u in deze fase niet toevoegen. Bel het secretariaat.")
        scan = keur(schoon, inhoud)
        document = Document.objects.create(
            dossier=dossier,
            veldgroep=eis.veldgroep,
            soort=code,
            naam=schoon,
            datum=datum,
            sleutel=bewaar(f"documenten/{dossier.pk}", inhoud, ".pdf"),
            grootte=len(inhoud),
            sha256=controlegetal(inhoud),
            scan=scan,
            toegevoegd_op=nu(),
            toegevoegd_door=f"{actor.naam} ({actor.organisatie})",
        )
        leg_vast(actor, dossier, "document.toegevoegd", veldgroep=document.veldgroep, soort=code, naam=schoon)
        return document


def document_intrekken(*, actor: Actor, document_id: int) -> Document:
    """Withdraw a document; it stays in the file, struck through, with its trail.

    NietZichtbaar when unseen, GeenRecht when not allowed, NuNietMogelijk when withdrawn already or past its phase.
    """
    gezien = Document.objects.zichtbaar_voor(actor).filter(pk=document_id)
    dossier_id = gezien.values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise NietZichtbaar(f"document {document_id}")
    with handelen(actor, "document_intrekken", dossier_id) as dossier:
        document = gezien.get()
        if document.ingetrokken_op is not None:
            raise NuNietMogelijk("Dit document is al ingetrokken.")
        if not Document.objects.bewerkbaar_voor(actor).filter(pk=document_id).exists():
            raise NuNietMogelijk("In deze fase kunt u dit document niet meer intrekken.")
        document.ingetrokken_op = nu()
        document.save(update_fields=["ingetrokken_op"])
        leg_vast(
            actor,
            dossier,
            "document.ingetrokken",
            veldgroep=document.veldgroep,
            soort=document.soort,
            naam=document.naam,
        )
        return document


def handtekening_vastleggen(
    *,
    actor: Actor,
    handtekening_id: int,
    stand: Ondertekenstand,
    op: date,
    reden: str = "",
    herinnerd_op: date | None = None,
) -> Handtekening:
    """Record how one person signed, refused or did not answer, with the reason (TLV-60, TLV-60a).

    `stand` open records a reminder only: it stays open since `herinnerd_op`. What was given online stays as it is,
    until answers or documents change and it is asked anew.
    NietZichtbaar when unseen, GeenRecht when not allowed, NuNietMogelijk when the state or what is recorded forbids it.
    """
    gezien = Handtekening.objects.zichtbaar_voor(actor).filter(pk=handtekening_id)
    dossier_id = gezien.values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise NietZichtbaar(f"handtekening {handtekening_id}")
    with handelen(actor, "handtekening_vastleggen", dossier_id) as dossier:
        rij = next(rij for rij in handtekeningen_van(actor, dossier) if rij.pk == handtekening_id)
        if rij.online_op is not None and not rij.verlopen:
            raise NuNietMogelijk(f"{rij.naam} heeft dit zelf online gedaan. Dat kunt u niet wijzigen.")
        if stand not in (Ondertekenstand.OPEN, Ondertekenstand.GETEKEND) and not reden.strip():
            raise NuNietMogelijk("Schrijf op waarom er niet is getekend (TLV-60a).")
        if stand in (Ondertekenstand.OPEN, Ondertekenstand.GEEN_REACTIE) and herinnerd_op is None:
            raise NuNietMogelijk("Schrijf op wanneer u een herinnering stuurde (TLV-60a).")
        if max(op, herinnerd_op or op) > actor.vandaag:
            raise NuNietMogelijk("De dag van de handtekening of de herinnering kan niet in de toekomst liggen.")
        rij.stand, rij.reden = stand, reden.strip()
        rij.op = None if stand == Ondertekenstand.OPEN else op
        rij.herinnerd_op = herinnerd_op or rij.herinnerd_op
        rij.online_op, rij.controlegetal, rij.veldgroepen = None, "", None
        rij.save(update_fields=["stand", "op", "reden", "herinnerd_op", "online_op", "controlegetal", "veldgroepen"])
        leg_vast(actor, dossier, "handtekening.vastgelegd", veldgroep="zienswijze", naam=rij.naam, stand=str(stand))
        return rij
