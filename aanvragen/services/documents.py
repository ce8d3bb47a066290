"""Adding and withdrawing documents of an aanvraag, and recording signatures."""

from datetime import date

from django.core.files.base import File

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.rules.ondertekening import GETEKEND_DOOR_LEERLING, GETEKEND_DOOR_OUDER
from aanvragen.selectors import documenteisen, handtekeningen_van
from aanvragen.services.act import handelen
from swv.kern.documenten.intake import gekeurd
from swv.kern.documenten.models import Document, Inhoudstype
from swv.kern.documenten.storage import bewaar_bestand, veilige_naam
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen

EINDE = {Inhoudstype.PDF: ".pdf", Inhoudstype.JPEG: ".jpg", Inhoudstype.PNG: ".png"}


def document_toevoegen(
    *, actor: Actor, dossier_id: int, code: str, naam: str, datum: date, bestand: "File[bytes]"
) -> Document:
    """Take in one file under the kind and field group of the document list; raises BestandGeweigerd.

    The file is checked before anything is stored. If the transaction rolls back, the stored file is an orphan that
    no row points to, and nobody can reach.
    """
    with handelen(actor, "document_toevoegen", dossier_id) as dossier:
        document = _neem_op(actor, dossier, code, naam, datum, bestand)
        leg_vast(actor, dossier, "document.toegevoegd", veldgroep=document.veldgroep, soort=code, naam=document.naam)
        return document


def document_vervangen(*, actor: Actor, document_id: int, naam: str, datum: date, bestand: "File[bytes]") -> Document:
    """Put another file in the place of a document; the old one is withdrawn and stays in the file, with its trail.

    NietZichtbaar when unseen, GeenRecht when not allowed, NuNietMogelijk when withdrawn already or past its phase.
    """
    gezien = _gezien(actor, document_id)
    with handelen(actor, "document_vervangen", gezien.dossier_id) as dossier:
        oud = _eis_in_te_trekken(actor, document_id)
        nieuw = _neem_op(actor, dossier, oud.soort, naam, datum, bestand, vervangt=oud)
        _trek_in(oud)
        leg_vast(
            actor,
            dossier,
            "document.vervangen",
            veldgroep=oud.veldgroep,
            soort=oud.soort,
            naam=f"{oud.naam} door {nieuw.naam}",
        )
        return nieuw


def _neem_op(
    actor: Actor,
    dossier: Dossier,
    code: str,
    naam: str,
    datum: date,
    bestand: "File[bytes]",
    *,
    vervangt: Document | None = None,
) -> Document:
    schoon = veilige_naam(naam)
    eis = documenteisen(dossier, actor.vandaag).get(code)
    if eis is None:
        raise NuNietMogelijk("Kies een soort document uit de lijst.")
    if eis.veldgroep not in bewerkbare_veldgroepen(actor, dossier):
        raise NuNietMogelijk("Dit soort document kunt u in deze fase niet toevoegen. Bel het secretariaat.")
    if datum > actor.vandaag:
        raise NuNietMogelijk("De datum van het stuk kan niet in de toekomst liggen.")
    with gekeurd(schoon, bestand) as goed:
        return Document.objects.create(
            dossier=dossier,
            veldgroep=eis.veldgroep,
            soort=code,
            naam=goed.naam,
            datum=datum,
            sleutel=bewaar_bestand(f"documenten/{dossier.pk}", goed.pad, EINDE[goed.inhoudstype]),
            grootte=goed.grootte,
            sha256=goed.sha256,
            inhoudstype=goed.inhoudstype,
            scan=goed.scan,
            toegevoegd_op=nu(),
            toegevoegd_door=f"{actor.naam} ({actor.organisatie})",
            vervangt=vervangt,
        )


def document_intrekken(*, actor: Actor, document_id: int) -> Document:
    """Withdraw a document; it stays in the file, struck through, with its trail.

    NietZichtbaar when unseen, GeenRecht when not allowed, NuNietMogelijk when withdrawn already or past its phase.
    """
    gezien = _gezien(actor, document_id)
    with handelen(actor, "document_intrekken", gezien.dossier_id) as dossier:
        document = _eis_in_te_trekken(actor, document_id)
        _trek_in(document)
        leg_vast(
            actor,
            dossier,
            "document.ingetrokken",
            veldgroep=document.veldgroep,
            soort=document.soort,
            naam=document.naam,
        )
        return document


def _gezien(actor: Actor, document_id: int) -> Document:
    document = Document.objects.zichtbaar_voor(actor).filter(pk=document_id).first()
    if document is None:
        raise NietZichtbaar(f"document {document_id}")
    return document


def _eis_in_te_trekken(actor: Actor, document_id: int) -> Document:
    """Read again, now that the dossier is locked."""
    document = Document.objects.zichtbaar_voor(actor).get(pk=document_id)
    if document.ingetrokken_op is not None:
        raise NuNietMogelijk("Dit document is al ingetrokken.")
    if not Document.objects.bewerkbaar_voor(actor).filter(pk=document_id).exists():
        raise NuNietMogelijk("In deze fase kunt u dit document niet meer intrekken.")
    return document


def _trek_in(document: Document) -> None:
    document.ingetrokken_op = nu()
    document.save(update_fields=["ingetrokken_op"])


def handtekening_vastleggen(
    *,
    actor: Actor,
    handtekening_id: int,
    stand: Ondertekenstand,
    op: date,
    reden: str = "",
    herinnerd_op: date | None = None,
    formulier: "File[bytes] | None" = None,
) -> Handtekening:
    """Record how one person signed, refused or did not answer, with the reason (TLV-60, TLV-60a).

    `stand` open records a reminder only: it stays open since `herinnerd_op`. What was given online stays as it is,
    until answers or documents change and it is asked anew. `formulier` is the form that was signed on paper; it is
    kept as a document, and asks nobody to sign anew.
    NietZichtbaar when unseen, GeenRecht when not allowed, NuNietMogelijk when the state or what is recorded forbids it,
    BestandGeweigerd when the file is no good.
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
        if formulier is not None:
            code = GETEKEND_DOOR_LEERLING if rij.partij_id is None else GETEKEND_DOOR_OUDER
            stuk = _neem_op(actor, dossier, code, formulier.name or "", op, formulier)
            leg_vast(actor, dossier, "document.toegevoegd", veldgroep=stuk.veldgroep, soort=code, naam=stuk.naam)
        rij.stand, rij.reden = stand, reden.strip()
        rij.op = None if stand == Ondertekenstand.OPEN else op
        rij.herinnerd_op = herinnerd_op or rij.herinnerd_op
        rij.online_op, rij.controlegetal, rij.veldgroepen = None, "", None
        rij.save(update_fields=["stand", "op", "reden", "herinnerd_op", "online_op", "controlegetal", "veldgroepen"])
        leg_vast(actor, dossier, "handtekening.vastgelegd", veldgroep="zienswijze", naam=rij.naam, stand=str(stand))
        return rij
