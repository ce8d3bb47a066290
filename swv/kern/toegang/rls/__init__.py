"""Row-level security: the second lock, complete without the first and kept by the database (ADR 0003)."""
