"""The keys of every YAML file and of front matter: JSON Schemas for editors, and `docs/keys.md` for people.

Both are made from the values that the reader fills, so they say what the program takes.
"""
