"""Pages of the dossier engine: fetch by selector, act by service, respond."""
