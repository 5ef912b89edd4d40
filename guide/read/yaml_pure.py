"""PyYAML's own reader, for where libyaml is not, as in a browser: made to read what libyaml reads."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.tokens import ScalarToken

_BREAKS = "\0\r\n\x85\u2028\u2029"


class PureLoader(yaml.SafeLoader):
    """In brackets, a text without quotes may have a question mark; and blanks may be tabs, but not where a line begins."""

    def scan_plain(self) -> Any:
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = 0
            while not self._ends(length):
                length += 1
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _ends(self, length: int) -> bool:
        """Whether a text without quotes ends after so many characters."""
        char = self.peek(length)
        if char in _BREAKS or char in " \t":
            return True
        if char == ":":
            following = self.peek(length + 1)
            return following in _BREAKS or following in " \t" or (self.flow_level > 0 and following in ",[]{}")
        return self.flow_level > 0 and char in ",[]{}"

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if self.peek() in _BREAKS and self.peek() != "\0":
            return super().scan_plain_spaces(indent, start_mark)
        return [blanks] if blanks else []

    def scan_to_next_token(self) -> None:
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in _BREAKS:
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]  # the stubs leave it out
                return
            if not self.flow_level:
                self.allow_simple_key = True
