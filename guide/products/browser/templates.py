"""Jinja2 as every page uses it: everything escaped, unknown names are errors, the same output everywhere."""

from __future__ import annotations

import functools

from jinja2 import Environment, PackageLoader, StrictUndefined


# To compile the templates takes as long as to fill them in.
@functools.cache
def environment(package: str) -> Environment:
    """The templates in `templates/` of a package, such as `guide.products.site`."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
