"""ReportLab's graphics, loaded undisturbed: the only module that imports them, and only for a handout with a chart.

While it is loaded, ReportLab runs `~/.reportlab_mods` and `~/.reportlab_settings`, imports modules of such names from
anywhere on the path, and obeys `RL_*` in the environment. None of them may change a chart or run here.
"""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager

# Modules by which others change ReportLab. An empty one stops the search before it reaches the home folder.
_CHANGING = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")
# What it would use if it were there: nothing that charts need, so a file of that name is not run.
_OPTIONAL = ("_rl_accel", "freetype", "org", "pyphen", "rlbidi", "rlextra")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Neither modules nor variables from outside while ReportLab is loaded."""
    kept = {name: sys.modules[name] for name in (*_CHANGING, *_OPTIONAL) if name in sys.modules}
    variables = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    for name in _CHANGING:
        # With `__all__`, a star import takes nothing, not even the names that every module has.
        empty = types.ModuleType(name)
        empty.__dict__["__all__"] = []
        sys.modules[name] = empty
    for name in _OPTIONAL:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system's way to say: not to be found
    try:
        yield
    finally:
        for name in (*_CHANGING, *_OPTIONAL):
            del sys.modules[name]
        sys.modules.update(kept)
        os.environ.update(variables)


with _undisturbed():
    from reportlab.graphics import shapes
    from reportlab.graphics.renderbase import Renderer
    from reportlab.lib import colors
    from reportlab.pdfbase import pdfmetrics

__all__ = ["Renderer", "colors", "pdfmetrics", "shapes"]
