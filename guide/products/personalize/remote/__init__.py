"""All practices of a file, made in chunks, into a store that every worker can reach."""
