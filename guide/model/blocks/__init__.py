"""What a handout consists of, in reading order.

Every block, and every part of a block that becomes a structure element of its own, carries a `key`: a whole
number, unique in its handout and given in reading order. Structure and layout find each other through it.
"""

from __future__ import annotations

from guide.model.blocks.charts import Bars, Chart, Graph, Pictograph, Ranges
from guide.model.blocks.fields import CheckList, Entry, Field, FieldRows
from guide.model.blocks.panels import (
    Callout,
    CalloutKind,
    Column,
    Columns,
    Panel,
    PanelTag,
    Step,
    Steps,
    Timeline,
    TimelineEntry,
    Urgency,
)
from guide.model.blocks.pictures import Figure, QrCode
from guide.model.blocks.practice import PracticeBox
from guide.model.blocks.tables import (
    Badge,
    Cell,
    CellBlock,
    Mark,
    Table,
    TableColumn,
    TableRow,
    figure_of_row,
    is_pictured,
)
from guide.model.blocks.text import (
    BulletList,
    Contents,
    ContentsEntry,
    Footnote,
    Footnotes,
    Heading,
    ListItem,
    Paragraph,
)

__all__ = [
    "Badge",
    "Bars",
    "Block",
    "BulletList",
    "Callout",
    "CalloutKind",
    "Cell",
    "CellBlock",
    "Chart",
    "CheckList",
    "Column",
    "Columns",
    "Contents",
    "ContentsEntry",
    "Entry",
    "Field",
    "FieldRows",
    "Figure",
    "Footnote",
    "Footnotes",
    "Graph",
    "Heading",
    "ListItem",
    "Mark",
    "Panel",
    "PanelTag",
    "Paragraph",
    "Pictograph",
    "PracticeBox",
    "QrCode",
    "Ranges",
    "Step",
    "Steps",
    "Table",
    "TableColumn",
    "TableRow",
    "Timeline",
    "TimelineEntry",
    "Urgency",
    "figure_of_row",
    "is_pictured",
]

Block = (
    Heading
    | Paragraph
    | BulletList
    | Callout
    | Panel
    | Columns
    | Figure
    | Steps
    | Mark
    | Badge
    | Entry
    | Table
    | Timeline
    | Chart
    | FieldRows
    | CheckList
    | Contents
    | Footnotes
    | QrCode
    | PracticeBox
)
