"""All practices of a file, made in a folder or one zip file of this machine."""
