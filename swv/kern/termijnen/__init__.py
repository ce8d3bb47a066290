"""Legal terms, promises and the agenda of meetings: pure rules."""
