"""A chart on its page: caption, drawing, and where there is room its figures as a table."""

from __future__ import annotations

from collections.abc import Iterable

from guide.layout.charts.kept import draw_chart, is_given
from guide.layout.charts.style import Style
from guide.layout.galley import Strip, height_of
from guide.layout.page_breaks import WHOLE_PART, whole
from guide.layout.paragraph import TextBlock, kept, set_text
from guide.layout.setting import Inner, Place, Setting
from guide.layout.tables import lay_out_grid
from guide.model.blocks import Chart
from guide.model.handout import Handout
from guide.model.walk import walk

CAPTION_GAP = 4.0


def load_for(handouts: Iterable[Handout]) -> None:
    """Load what charts are drawn with, if a handout has one: once, before the work is shared among processes."""
    if not is_given() and any(isinstance(block, Chart) for handout in handouts for block in walk(handout.blocks)):
        import guide.layout.charts.drawing  # noqa: F401  # for its effect


def lay_out_chart(block: Chart, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The drawing is laid out for the place and the type of the edition, not scaled; it is never cut."""
    text = setting.type.table_cell
    style = Style(
        text.size,
        text.leading,
        setting.colour("ink"),
        setting.colour("accent"),
        setting.colour("line"),
        setting.is_gray,
    )
    caption = TextBlock(block.caption, setting.type.caption, setting.role(block.key, "Caption"))
    strips = kept(set_text(caption, place.x, place.text_width, setting, setting.spacing.block))
    made = draw_chart(block, place.width, style, setting.faces, setting.language)
    for wide in made.too_wide:
        at = block.table.rows[wide.row].cells[0].at if wide.row >= 0 else block.at
        setting.problems.error(
            at, "overflow", f"`{wide.word}` is {wide.width:.0f} pt wide, but its column is {wide.room:.0f} pt",
            "use a shorter word, or put a space into it",
        )  # fmt: skip
    items = made.drawn.placed(setting.role(block.key), place.x, 0.0)
    strips.append(Strip(made.drawn.height, items, CAPTION_GAP))
    if block.tabled:
        # Two columns of few words: as cards they would be higher than the chart.
        table = lay_out_grid(block.table, place, setting, inner)
        strips += whole(table) if height_of(table) <= WHOLE_PART * setting.layout.page.height else table
    return strips
