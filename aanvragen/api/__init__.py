"""The dossier engine over JSON: the lists, a dossier, its form, its documents and every act that has a page."""
