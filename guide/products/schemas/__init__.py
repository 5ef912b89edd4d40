"""The keys of every YAML file and of front matter: JSON Schemas for editors, and `docs/keys.md` for people.

Both come from the values that the reader fills, so they match what the program accepts.
"""
