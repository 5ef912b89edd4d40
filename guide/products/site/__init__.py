"""The download page: an index, a web page, plain text and RTF for each handout, bundles and data. Needs the extra
`web`. Static files with relative links: they work from any folder of any server, and from disk."""
