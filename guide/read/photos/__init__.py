"""Photos of a topic: PNG and JPEG files in `pictures/`.

`check.py` looks at a file when the topic is read. `convert.py` makes its pixels when the size in print is known: upright, in
sRGB, and with nothing of what a camera or a program noted. Both are slow, so `kept.py` keeps what they made, by the digest of
the file.
"""
