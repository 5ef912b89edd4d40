"""`guide init`: a project in a folder of its own, which takes layouts and fonts from the program."""
