"""Wijzers: questions about policy that anybody with an account may ask, by the rules that dossiers follow. No storage.

Importing this package imports nothing; an app registers its wijzers (`register.py`) from its own package `wijzers`.
"""
