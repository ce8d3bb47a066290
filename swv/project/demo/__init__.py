"""Invented schools, people and dossiers for a demonstration: definitions in `gegevens`, loaded by the real services."""
