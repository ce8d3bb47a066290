"""The electronic seal on a letter (PAdES baseline B): who reads it can see that nothing was changed after dispatch.

A key is a PKCS#12 file; `SWV_ZEGEL` says where, with `{swv}` in the path for a key per SWV. Without one nothing is
sealed, except in the demo: there every process makes a key of its own that says that it is an example.
"""

from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from pikepdf import Array, Dictionary, Name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from swv.kern.documenten.pdf_fouten import PdfFout
from swv.kern.kalender.klok import nu

VELD = "Zegel"
OMSCHRIJVING = "Elektronisch zegel van het samenwerkingsverband"
VERBORGEN_EN_VAST = 2 | 4 | 128
VOORBEELD = "VOORBEELD, niet rechtsgeldig"
JAREN = timedelta(days=5 * 365)


class _OngewijzigdeMetadata(IncrementalPdfFileWriter):
    """Leaves the XMP packet alone: rewriting it would break the claim of PDF/UA."""

    def _update_meta(self) -> None:
        return None


def zegel_op(pdf: bytes, swv: str) -> bytes:
    """Return the letter with the seal of an SWV (its key); unchanged when no key is configured.

    The sealed bytes begin with the given ones. All in memory: a worker that dies leaves nothing half. Raises PdfFout
    when the key cannot be read.
    """
    ondertekenaar = _ondertekenaar(swv)
    if ondertekenaar is None:
        return pdf
    schrijver = _OngewijzigdeMetadata(BytesIO(_met_veld(pdf)), strict=True)
    gegevens = signers.PdfSignatureMetadata(
        field_name=VELD,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        reason=OMSCHRIJVING,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    uit = signers.PdfSigner(gegevens, signer=ondertekenaar).sign_pdf(schrijver)
    verzegeld: bytes = uit.getvalue()
    return verzegeld


@cache
def _ondertekenaar(swv: str) -> signers.SimpleSigner | None:
    """The key of an SWV, read once per process."""
    if settings.ZEGEL:
        return _gelezen(Path(settings.ZEGEL.replace("{swv}", swv)), settings.ZEGEL_WACHTWOORD)
    return _ontsleuteld(voorbeeldsleutel(), "") if settings.DEMO else None


def _gelezen(pad: Path, wachtwoord: str) -> signers.SimpleSigner:
    try:
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise PdfFout(f"De sleutel van het zegel is niet te lezen: {pad}. Vraag de beheerder om hulp.") from fout
    return _ontsleuteld(inhoud, wachtwoord)


def _ontsleuteld(inhoud: bytes, wachtwoord: str) -> signers.SimpleSigner:
    try:
        gelezen: signers.SimpleSigner = signers.SimpleSigner.load_pkcs12_data(
            inhoud, [], wachtwoord.encode() if wachtwoord else None
        )
    except ValueError as fout:
        raise PdfFout("De sleutel van het zegel past niet bij het wachtwoord. Vraag de beheerder om hulp.") from fout
    return gelezen


def voorbeeldsleutel() -> bytes:
    """A fresh key with a certificate that nobody trusts and that says so in its name, as PKCS#12."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, VOORBEELD),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Zegel van een demo: {VOORBEELD}"),
        ]
    )
    begin = nu() - JAREN  # a demo may stand on another day than the machine
    certificaat = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + 2 * JAREN)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=True,
                crl_sign=True,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(sleutel, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"voorbeeld", sleutel, certificaat, None, serialization.NoEncryption())


def _met_veld(pdf: bytes) -> bytes:
    """The PDF with an empty signature field that is hidden and tagged (ISO 14289-1, 7.18.4)."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pagina, boom = document.pages[-1].obj, document.Root.StructTreeRoot
        nummers = boom.ParentTree.Nums
        volgend = 1 + max((int(nummers[i]) for i in range(0, len(nummers), 2)), default=-1)
        veld = document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=VELD,
                TU=OMSCHRIJVING,
                F=VERBORGEN_EN_VAST,
                Rect=Array([0, 0, 0, 0]),
                P=pagina,
                StructParent=volgend,
            )
        )
        bovenste = boom.K[0] if isinstance(boom.K, Array) else boom.K
        element = document.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Form, P=bovenste, Pg=pagina, Alt=OMSCHRIJVING)
        )
        element.K = Dictionary(Type=Name.OBJR, Obj=veld, Pg=pagina)
        if not isinstance(bovenste.K, Array):
            bovenste.K = Array([bovenste.K])
        bovenste.K.append(element)
        nummers.append(volgend)
        nummers.append(element)
        boom.ParentTreeNextKey = volgend + 1
        pagina.Annots = Array([*pagina.get("/Annots", Array()), veld])
        pagina.Tabs = Name.S
        document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array([veld]), SigFlags=1))
        uit = BytesIO()
        document.save(uit, deterministic_id=True)
        return uit.getvalue()
