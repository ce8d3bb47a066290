"""What WeasyPrint leaves open for PDF/UA-1, finished with pikepdf in some ten milliseconds."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

TABELKOP = Name.THead
AFDRUKKEN = 4


def maak_toegankelijk(pdf: bytes) -> bytes:
    """Return the PDF with scopes on table headers, running header and footer as artifacts, links that print.

    ISO 14289-1, 7.5 (table headers), 7.8 (page headers and footers) and 7.18 (annotations). The file
    identifier is derived from the content, so that the same letter gives the same bytes and hash.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        wortel = document.Root.StructTreeRoot
        bereikt = set()
        for element, in_kop in _elementen(wortel, in_kop=False):
            bereikt.add(element.objgen)
            if element.S == Name.TH:
                _zet_scope(element, Name.Column if in_kop else Name.Row)
        for pagina in document.pages:
            _merk_kop_en_voet(document, pagina, wortel.ParentTree.Nums, bereikt)
            for aantekening in pagina.obj.get("/Annots", Array()):
                aantekening.F = AFDRUKKEN
        uit = BytesIO()
        document.save(uit, deterministic_id=True)
        return uit.getvalue()


def _elementen(knoop: pikepdf.Object, *, in_kop: bool) -> Iterator[tuple[pikepdf.Object, bool]]:
    """Walk the structure tree; the flag tells whether the element stands in a table head."""
    kinderen = knoop.get("/K")
    for kind in kinderen if isinstance(kinderen, Array) else [kinderen]:
        if isinstance(kind, Dictionary) and "/S" in kind:
            kop = in_kop or kind.S == TABELKOP
            yield kind, kop
            yield from _elementen(kind, in_kop=kop)


def _zet_scope(element: pikepdf.Object, scope: pikepdf.Object) -> None:
    if "/A" not in element:
        element.A = Dictionary(O=Name.Table)
    element.A.Scope = scope


def _merk_kop_en_voet(
    document: pikepdf.Pdf,
    pagina: pikepdf.Page,
    nummers: pikepdf.Object,
    bereikt: set[tuple[int, int]],
) -> None:
    """Make artifacts of the marked content whose structure element hangs outside the tree.

    WeasyPrint tags the boxes in the page margins, but does not link them to the document.
    """
    sleutels = [int(sleutel) for sleutel in list(nummers)[::2]]
    ouders = nummers[2 * sleutels.index(int(pagina.obj.StructParents)) + 1]
    los = {i for i, ouder in enumerate(list(ouders)) if ouder is not None and ouder.objgen not in bereikt}
    if not los:
        return
    nieuw = [
        _als_artefact() if _verwijst_naar(instructie, los) else instructie
        for instructie in pikepdf.parse_content_stream(pagina)
    ]
    pagina.Contents = document.make_stream(pikepdf.unparse_content_stream(nieuw))
    for i in los:
        ouders[i] = None


def _verwijst_naar(
    instructie: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage, nummers: set[int]
) -> bool:
    return str(instructie.operator) == "BDC" and int(instructie.operands[1].get("/MCID", -1)) in nummers


def _als_artefact() -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction([Name.Artifact, Dictionary(Type=Name.Pagination)], pikepdf.Operator("BDC"))
