"""Presentation: Dutch dates, sizes and terms in words, and the parts screens are made of."""
