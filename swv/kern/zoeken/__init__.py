"""Searching dossiers: words that compare the same, the question, and what answers it (ADR 0018)."""
