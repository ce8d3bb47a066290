"""Pure rules of the dossier engine; importing this package registers their texts."""

from aanvragen.rules import teksten

__all__ = ["teksten"]
