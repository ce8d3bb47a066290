"""The benchmarks: each figure is a ratio within one run, on invented data in databases of their own."""
