"""Acts on an aanvraag, one function each: keyword-only, actor first, atomic, logged."""
