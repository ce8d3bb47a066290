"""Many letters in one PDF: in order, with bookmarks, each on the front of a sheet (RCH-15)."""

import io

import pikepdf

from swv.kern.documenten.stapel import maak_stapel


def brief(paginas: int) -> io.BytesIO:
    document, uit = pikepdf.new(), io.BytesIO()
    for _ in range(paginas):
        document.add_blank_page()
    document.save(uit)
    uit.seek(0)
    return uit


def test_each_letter_begins_on_the_front_of_a_sheet() -> None:
    pdf = maak_stapel([("een", brief(1)), ("twee", brief(2)), ("drie", brief(3)), ("vier", brief(1))], titel="Stapel")
    with pikepdf.open(io.BytesIO(pdf)) as stapel:
        assert len(stapel.pages) == 1 + 1 + 2 + 3 + 1 + 1
        with stapel.open_outline() as inhoud:
            namen = [plek.title for plek in inhoud.root]
            eerste = [stapel.pages.index(pikepdf.Page(plek.destination[0])) for plek in inhoud.root]
        assert namen == ["een", "twee", "drie", "vier"]
        assert eerste == [0, 2, 4, 8]
        assert str(stapel.docinfo["/Title"]) == "Stapel"
