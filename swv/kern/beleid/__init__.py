"""Policy: named rules, typed facts, profiles per SWV and the texts of reasons."""
