"""The clock and the school calendar."""
