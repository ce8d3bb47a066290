"""Form fields and widgets with the browser's own controls."""

from typing import Any

from django import forms


class DatumInput(forms.DateInput):
    """The browser's date picker; it speaks ISO 8601 whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DatumField(forms.DateField):
    """A date with the browser's picker; typed Dutch dates (3-11-2026) are understood too."""

    widget = DatumInput
    input_formats = ("%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y")
