"""Which words were added, removed and moved, passage by passage.

Blocks are matched first, then words inside a pair of blocks: so a common word in another paragraph is never mistaken
for one that stayed, and a reviewer sees every change in its sentence.
"""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from guide.products.compare.reading import CELL, Block

Kind: TypeAlias = Literal["kept", "removed", "added"]

# Two blocks that share this much of their words are one changed block; others are one removed and one added.
ALIKE = 0.4
# Two changes with at most so few words between them count as one: "7 to 10" -> "6 to 11".
BETWEEN = 2


class Piece(Struct, frozen=True):
    """Consecutive words that were kept, removed or added together."""

    kind: Kind
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


class Passage(Struct, frozen=True):
    """A block that differs, in reading order: words that were kept, removed and added. `page` and `under` are those of
    the new file, or of the old if the block is gone. `moved`: the block is elsewhere with the same words."""

    pieces: tuple[Piece, ...]
    page: int
    under: str
    tag: str
    moved: bool = False

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(piece.kind for piece in self.pieces)


def passages_of(old: Sequence[Block], new: Sequence[Block]) -> tuple[Passage, ...]:
    """Every block of both, in order; unchanged ones are one kept piece."""
    passages = [
        _passage(before, after) for before, after in _pairs(old, new) if before is not None or after is not None
    ]
    return tuple(_with_moves(passages))


def differing(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages in which words differ."""
    return tuple(passage for passage in passages if passage.kinds != {"kept"})


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Blocks that belong together, in order; None on a side without one."""
    matcher = difflib.SequenceMatcher(
        None, [block.words for block in old], [block.words for block in new], autojunk=False
    )
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[old_from:old_to], new[new_from:new_to], strict=True)
        else:
            yield from _alike(old[old_from:old_to], new[new_from:new_to])


def _alike(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Pair the blocks that are most alike, without crossing: the best sum of likeness over all ways to pair them."""
    counted_old, counted_new = [Counter(block.words) for block in old], [Counter(block.words) for block in new]
    likeness = [[_likeness(before, after) for after in counted_new] for before in counted_old]
    # best[i][j]: the best sum for the blocks from i and j on.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, j in itertools.product(reversed(range(len(old))), reversed(range(len(new)))):
        best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif j == len(new) or (i < len(old) and best[i][j] == best[i + 1][j]):
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """The share of words that two blocks have in common; 0 if it is small."""
    share = 2 * (old & new).total() / (old.total() + new.total())
    return share if share >= ALIKE else 0.0


def _passage(old: Block | None, new: Block | None) -> Passage:
    block = new or old
    assert block is not None
    pieces = _by_cells(old.words if old else (), new.words if new else ())
    return Passage(tuple(pieces), block.page, block.under, block.tag)


def _by_cells(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """The pieces of a pair of blocks. In rows with the same number of cells, words are compared cell by cell: a mark
    that moves is removed from one cell and added to another."""
    columns_old, columns_new = _cells(old), _cells(new)
    if len(columns_old) != len(columns_new):
        return merged(pieces_of(old, new))
    pieces: list[Piece] = []
    for before, after in zip(columns_old, columns_new, strict=True):
        pieces += [Piece("kept", (CELL,))] if before is not columns_old[0] else []
        pieces += merged(pieces_of(before, after))
    return _kept_joined(pieces)


def _cells(words: Sequence[str]) -> list[list[str]]:
    cells: list[list[str]] = [[]]
    for word in words:
        if word == CELL:
            cells.append([])
        else:
            cells[-1].append(word)
    return cells


def _kept_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, with consecutive kept ones joined."""
    done: list[Piece] = []
    for piece in pieces:
        if done and piece.kind == done[-1].kind == "kept":
            done[-1] = Piece("kept", done[-1].words + piece.words)
        else:
            done.append(piece)
    return done


def pieces_of(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """Kept, removed and added words. Kept and removed make the old text, kept and added the new one."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("kept", tuple(new[new_from:new_to]))
            continue
        if old_to > old_from:
            yield Piece("removed", tuple(old[old_from:old_to]))
        if new_to > new_from:
            yield Piece("added", tuple(new[new_from:new_to]))


def merged(pieces: Iterator[Piece]) -> list[Piece]:
    """The same, with a kept word or two between replacements made part of them: easier to read."""
    done: list[Piece] = []
    waiting = list(pieces)
    for at, piece in enumerate(waiting):
        short = piece.kind == "kept" and len(piece.words) <= BETWEEN
        if short and _replaces(done[-2:]) and _replaces(waiting[at + 1 : at + 3]):
            done[-2] = Piece("removed", done[-2].words + piece.words)
            done[-1] = Piece("added", done[-1].words + piece.words)
        elif piece.kind != "kept" and len(done) > 1 and done[-1].kind == "added" and _replaces(done[-2:]):
            # Follows words that became part of a replacement.
            place = -2 if piece.kind == "removed" else -1
            done[place] = Piece(piece.kind, done[place].words + piece.words)
        else:
            done.append(piece)
    return done


def _replaces(pieces: Sequence[Piece]) -> bool:
    return [piece.kind for piece in pieces] == ["removed", "added"]


def _with_moves(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Mark blocks removed in one place and added in another with the same words."""
    whole: dict[Kind, Counter[tuple[str, ...]]] = {"removed": Counter(), "added": Counter()}
    for passage in passages:
        if len(passage.pieces) == 1 and passage.pieces[0].kind != "kept":
            whole[passage.pieces[0].kind][passage.pieces[0].words] += 1
    moved = whole["removed"] & whole["added"]
    left = {"removed": moved.copy(), "added": moved.copy()}
    for passage in passages:
        piece = passage.pieces[0]
        if len(passage.pieces) == 1 and piece.kind != "kept" and left[piece.kind][piece.words]:
            left[piece.kind][piece.words] -= 1
            yield replace(passage, moved=True)
        else:
            yield passage
