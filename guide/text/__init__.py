"""Words into glyphs, glyphs into lines."""
