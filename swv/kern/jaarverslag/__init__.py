"""The report of a year: figures that apps register, counted in the database, with the dossiers behind each."""
