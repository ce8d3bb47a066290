"""Pages of the TLV: the besluit and its letters."""
