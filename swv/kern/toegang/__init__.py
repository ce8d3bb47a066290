"""Who may see or do what, in one place. Default is deny; HTML, files, letters and log all go through it."""
