"""What can go wrong when a letter becomes a PDF."""


class PdfFout(Exception):
    """The letter cannot be made: its template or its assets are wrong. Trying again does not help."""


class PdfWaarschuwing(PdfFout):
    """WeasyPrint complained while PDF_STRENG is on, as in the tests."""
