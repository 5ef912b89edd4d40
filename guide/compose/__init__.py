"""Syntax into a `Handout`: names looked up, figures put into words, directives turned into blocks."""
