"""Tokens with which a program acts as a user: made by that user, for one lidmaatschap, until a day (ADR 0016)."""
