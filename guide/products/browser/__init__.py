"""What pages in a browser share: templates, and pictures of the pages of a PDF. Needs the extra `web`."""
