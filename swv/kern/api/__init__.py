"""The API: the same services, selectors and rules as the pages, over JSON (ADR 0016)."""
