"""Marks of other writers are refused with the form that is read; ordinary text is not."""

from __future__ import annotations

from guide.base.problems import Position, Problems
from guide.read.markdown import parse_inline, parse_plain
from tests.read.test_markdown import parsed, text_of

# What is typed, and where something is said of it.
REFUSED = {
    # Words that would vanish.
    "[Emergency]: call-now": "1:1",
    '[Warning]: <never> "on a bed"\nthen rest': "1:1 1:12",
    "Call.\n\n[a]:b": "3:1",
    'See [x](https://example.org "why").': "1:5",
    # Links, notes and pictures of other programs.
    "the [page][foo] here": "1:10",
    "roll[^ a] and^[so]": "1:5 1:14",
    "roll\\[^1]": "1:5",
    "an inline^[note]": "1:10",
    "\\[^1\\] by a formatter": "1:1",
    "[[Tips]]": "1:1 1:7",
    "so [@who2006]": "1:4",
    "![[ball.png]]": "1:1 1:12",
    "see ![a][b]": "1:5",
    "[TOC]": "1:1",
    # Headings.
    "###Roll": "1:1",
    "\\###Roll": "1:1",
    "Roll\n---": "1:1",
    "Roll\n===": "1:1",
    "Roll\n-": "1:1",
    "## Sit {#sit}": "1:8",
    "## - roll": "1:4",
    "so ### Roll": "1:4",
    "####### Roll": "1:1",
    "**When to call**\n\nRight away.": "1:3",
    "**Call now**\n\n- roll": "1:3",
    "[image1]: <data:image/png;base64,AAAA>": "1:1",
    # Lists.
    "-roll\n-sit": "1:1 2:1",
    "+roll": "1:1",
    "1.roll": "1:1",
    "rolling is\n• roll": "2:1",
    "• roll\nand rest": "1:1",
    "• roll\no\tsit\n• go": "1:1 2:1 3:1",
    "\uf0fc roll": "1:1",
    "o  roll": "1:1",
    "&bull; roll": "1:1",
    "&nbsp; &middot; roll": "1:1",
    "\u200b• roll": "1:1",
    "&nbsp;": "1:1",
    "\u00ad": "1:1",
    "a.\troll": "1:1",
    "a. roll\nb. sit": "1:1",
    "(a) roll\n(b) sit": "1:1",
    "i) roll\nii) sit": "1:1",
    "– roll": "1:1",
    "-- roll\n-- sit": "1:1",
    "Do:\n— roll\n— sit": "2:1",
    "→ roll\n→ sit": "1:1",
    "Do:\n-> roll\n-> sit": "2:1",
    "» roll\n» sit": "1:1",
    "~ roll\n~ sit": "1:1",
    "(@) roll\n(@two) sit": "1:1",
    # Tables and comments of other programs.
    "Age\tWhat\nOne\tRoll": "1:1",
    "Age     What\nOne     Roll": "1:1",
    "Walking\tmoves\nCrawling\tmoves": "1:1",
    "So it is   Roll\nSo it was   Sit": "1:1",
    "Roll[a] and sit.\n\n[a]Is this right?": "3:1",
    "so [b]roll[/b] it": "1:4 1:11",
    "so [quote]roll\nsit[/quote] it": "2:4",
    "[size=3]roll": "1:1",
    "[url]https://example.org[/url]": "1:1 1:25",
    "[img]https://example.org/a.png[/img]": "1:1 1:31",
    "[url=example]here[/url]": "1:1 1:18",
    "*roll\n*sit": "1:1 2:1",
    "\\*roll\n\\*sit": "1:1",
    "\\-roll\n\\-sit": "1:1",
    "Do:\n     - roll": "2:6",
    "Do:\n2. sit": "2:1",
    "- [ ] roll\n- [x] sit\n- [] go": "1:3 2:3 3:3",
    "- \\[ \\] roll": "1:3",
    # Tables.
    "| a | b |": "1:1",
    "\\| a \\| b \\|": "1:1",
    "a | b\n--- | --- | ---": "2:1",
    "+---+---+": "1:1",
    # Bold, and what else others mark.
    "roll **over now": "1:6",
    "roll over** now": "1:10",
    "\\*\\*roll over": "1:1",
    "*roll over": "1:1",
    "_roll over": "1:1",
    "__roll over": "1:1",
    "~~never~~ sit": "1:1",
    "H~a~O": "1:2",
    "==so==": "1:1",
    "x^a^": "1:2",
    "a $x$ b": "1:3",
    "$$x$$": "1:1",
    "`roll": "1:1",
    "Hawai`i": "1:6",
    "roll \\": "1:6",
    "a\\nb": "1:2",
    # Attributes, roles and blocks.
    "[words]{.underline}": "1:8",
    "{fact}crawl-age": "1:1",
    "{{ name }}": "1:1",
    "text ::: callout": "1:6",
    ":::\\{callout} main\nx\n:::": "1:1",
    "::: callout\nx\n:::": "1:1",
    ":::callout\nx\n:::": "1:1",
    "(sit)=": "1:1",
    "!!! note": "1:1",
    ".. note::": "1:1",
    "Term\n: what it is": "2:1",
    "Roll.\n:title: Now": "2:1",
    "- Roll.\n- Sit.\n  :picture: ball": "3:3",
    "Roll.\n:alt:": "2:1",
    "> [!NOTE]\n> roll": "1:1",
    # What other programs read, and some of them escape.
    "\\~\\~never\\~\\~ sit": "1:1",
    "\\=\\=so\\=\\=": "1:1",
    "\\{\\{ name \\}\\}": "1:1",
    "{% include x %}": "1:1",
    "<%= x %>": "1:1 1:7",
    "so \\<!-- x": "1:4",
    "roll %%over%% now": "1:6",
    "%% roll %%": "1:1",
    "% roll over": "1:1",
    "%roll": "1:1",
    "Roll.\n% sit": "2:1",
    "*[HTML]: what it is": "1:1",
    "\\*\\[HTML\\]: what it is": "1:1",
    "\\\\(x\\\\) is": "1:1",
    "\\\\[x\\\\]": "1:1",
    "[!NOTE]": "1:1",
    "\\[!WARNING\\]": "1:1",
    "??? note": "1:1",
    '--8<-- "x.md"': "1:1",
    "-8<- x": "1:1",
    '@import "x.md"': "1:1",
    "!include x.md": "1:1",
    "@[film](https://example.org)": "1:1",
    "image::x.png[]": "1:1",
    "toc::[]": "1:1",
    "so :smile: it": "1:4",
    "so ++new++ it": "1:4",
    "[words|https://example.org]": "1:1",
    "Roll\n^^^^": "2:1",
    "= Roll =": "1:1",
    "h2. Roll": "1:1",
    "<<<<<<< HEAD\nroll\n>>>>>>> other": "1:1 3:1",
    "C:\\x and a\\nb": "1:11",
    # HTML and entities.
    "a<br>b": "1:2",
    "a< br >b": "1:2",
    "<o:p>": "1:1",
    "a <!-- b": "1:3",
    "a &foo; b": "1:3",
    "a&nbsp b": "1:2",
    "a &#8; b": "1:3",
    "a &#x202E; b": "1:3",
    "a &#0; b": "1:3",
    "a &#xD800; b": "1:3",
}

ORDINARY = (
    "a. m. and p. m., 10-12 o'clock", "e.g. this\ni.e. that", "a. m. is early\np. m. is late", "A. Smith, MD",
    "(a) rolling, (b) sitting or (c) walking", "(c) The publisher", "Most babies crawl* by then.", "\\* Some do not.",
    "a * b", "It costs $ or US$, $5 to $10 and $x.", "Name: ____ and __", "snake_case and a_b", "R&D, Q&A and A & B",
    "if a < b and c > d", "x<3", "-5 degrees", "+1 or -1", "– 5 degrees", "#1 in all", "roll #over", "50% of", "~10 days", "a~b",
    "[clinic name]", "see [1] there", "so (and [or]) so", "100^2", "a = b", "well: so", "a:b", "and/or", "?? what !!",
    "a | b", "C:\\\\x", "C:\\ and D:\\x\\y.txt, so", "Save it in C:\\Users\\me.", "~5", "about ~5 to ~6", "50% and 60%", "50 %\nof babies",
    "90\n% of babies", "{fact}`x`\n% of babies", "\\% of babies", "100% so", "a * b * c", "C++ and D++", "1+1 or a+b", "A+", "+5 so",
    "7:30: so", "so: :) or :-( so", "a:b:c", "re: so: it", "he said: :a", "a < b << c", "x >> y", "!so!", "@home", "me@example.org", "#1 thing", "#5, #6",
    "a = b = c", "so = it", "h2 so", "H2. So", "$5 and $6", "[a|b]", "(a)(b)", "++", "a ++ b", "%", "% 5", "5 %, 6 %", "x % y", "\\# no heading", "\\- no list", "10\\. no list", "See example.org/_a/b?x== now.",
    "**Call now.**\n\nRight away.", "**Call:**\n\n- roll", "- **Roll**\n\n  so", "Roll.\n\n**Sit**", "**Roll** so\n\nSit.", "He rolled –\nand sat – so", "He rolled\n– and sat", "roll\nI. so", "oh so", "o so", "→ roll\nand sit", "~ roll\nor sit", "Age\tWhat\nOne", "It make[s] sense for parent[s]", "[t]he baby", "a -> b\nc -> d", ":) so", ":-)", "…so", "'n' so",
    '"[s]he was fine"', "The [b]abies roll", "[i]f so", "Options [b], [s] and [i]", "Choose [list] or [size] [here]", "so \\[b]roll\\[/b] it",
    "»Ruf an«, sagte sie.\n»Ja«, sagte er.", "›Ruf an‹, sagte sie.\n›Ja‹, sagte er.", "»Soita», hän sanoi.\n»Kyllä», hän sanoi.",
)  # fmt: skip


def places(text: str) -> str:
    """Where problems of a text stand."""
    _, problems = parsed(text)
    return " ".join(problem.partition(": ")[0].removeprefix("a.md:") for problem in problems)


def test_marks_of_other_writers_are_refused_where_they_stand() -> None:
    assert {text: places(text) for text in REFUSED} == REFUSED


def test_ordinary_text_is_not() -> None:
    assert {text: problems for text in ORDINARY if (problems := parsed(text)[1])} == {}


def test_every_hint_says_what_to_do() -> None:
    said = [problem for text in REFUSED for problem in parsed(text)[1]]
    assert [problem for problem in said if "\n    hint: " not in problem] == []


def test_a_cell_and_a_description_are_held_to_the_same() -> None:
    blocks = (
        "Roll\n---",
        "Roll\n===",
        "Roll\n-",
        "> [!NOTE]\n> roll",
        "## Sit {#sit}",
        "## - roll",
        "**When to call**\n\nRight away.",
    )
    # The head of a column may be "% of babies".
    percent = ("% roll over", "%roll", "Roll.\n% sit")
    missed = []
    for text in REFUSED.keys() - set(percent):
        # Two lines of a cell are one to whoever reads it; a description has no lines at all.
        inside, plain = Problems(), Problems()
        parse_inline(text, Position("a.yaml"), inside)
        parse_plain(text.partition("\n")[0], Position("a.yaml"), plain)
        if not inside.errors and text not in blocks:
            missed.append(("cell", text))
        # A blank one is refused where pictures are.
        if not plain.errors and "\n" not in text and text not in ("&nbsp;", "\u00ad"):
            missed.append(("description", text))
    assert missed == []


def test_marks_in_a_cell_that_would_be_blocks_elsewhere_are_refused() -> None:
    for text in ("- roll", "- roll\n- sit", "1. roll", "## Roll", "> Roll", "* roll"):
        problems = Problems()
        parse_inline(text, Position("a.yaml", 3, 7), problems)
        assert [problem.at for problem in problems.errors] == [Position("a.yaml", 3, 7)], text
    for text in ("-", "–", "- ", "> 5", "#"):
        problems = Problems()
        parse_inline(text, Position("a.yaml"), problems)
        assert problems.errors == (), text


def test_what_is_escaped_is_printed_as_it_is() -> None:
    nodes, problems = parsed("\\# a \\*b \\_c\\_ \\$x\\$ d\\`e \\~f\\~ \\\\ \\^g\\^ \\<br> &lt;b&gt; \\&nbsp; \\{#h\\}")
    assert problems == []
    assert text_of(nodes) == "# a *b _c_ $x$ d`e ~f~ \\ ^g^ <br> <b> &nbsp; {#h}"


def test_brackets_of_forums_can_be_printed() -> None:
    assert parsed("so [size=3]roll")[1] == [
        "a.md:1:4: markdown: `[size=3]` would be printed as it is\n    hint: delete it and its partner; write **words** for bold, "
        "and [words](https://address) for a link; to print a bracket, type `\\[`"
    ]


def test_what_is_shown_of_a_mark_can_be_read() -> None:
    """A backquote cannot stand between two; of a long mark the beginning does; a list of two kinds is told once."""
    told = {
        "a ` b": "a.md:1:3: markdown: this is a backquote without a partner",
        "a {b c d e f g h i j k l m n o p} q": "a.md:1:3: markdown: `{b c d e f g h i j k l m…` has no meaning here",
        "– roll over\na) b c\nb) d e": "a.md:1:1: markdown: `–` makes no list",
    }
    assert {text: [one.partition("\n")[0] for one in parsed(text)[1]] for text in told} == {
        text: [said] for text, said in told.items()
    }


def test_a_description_in_which_a_character_was_lost_is_refused() -> None:
    problems = Problems()
    parse_plain("A b\ufffdby rolls.", Position("a.yaml", 2, 3), problems)
    assert [str(problem) for problem in problems] == [
        "a.yaml:2:3: markdown: a character of this text was lost when it was last saved (U+FFFD)\n    hint: type it again"
    ]
