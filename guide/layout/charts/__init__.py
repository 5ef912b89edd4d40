"""Charts as drawings: one module for each kind, which knows numbers, words and width, and nothing about pages."""
