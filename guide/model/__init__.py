"""The values that stages hand to each other: frozen dataclasses, no behaviour beyond reading themselves."""
