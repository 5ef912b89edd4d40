"""`guide watch`: pages in a browser on this machine, made again whenever something is saved. Needs the extra `web`."""
