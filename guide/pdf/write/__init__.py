"""Painted pages, structure and metadata into the bytes of a PDF file."""
