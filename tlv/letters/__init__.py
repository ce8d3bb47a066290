"""From a besluit to the contract of its letter, a module per letter."""
