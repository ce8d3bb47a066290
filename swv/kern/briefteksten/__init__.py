"""Texts of letters that an SWV keeps itself: proposals, four eyes, versions (ADR 0015)."""
