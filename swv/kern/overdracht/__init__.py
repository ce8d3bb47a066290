"""Data that comes in from elsewhere and goes out as a whole: the school register, and the export of one SWV."""
