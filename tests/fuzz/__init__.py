"""Inputs that nobody thought of: files that are changed at random, arguments, and what is read back from disk."""
