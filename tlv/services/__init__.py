"""Acts of the TLV: deciding and sending the letters."""
