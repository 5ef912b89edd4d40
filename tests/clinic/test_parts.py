"""What the page is made of: drawings, scripts, the modules that go into a browser, and the pins."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from guide.model.picture import Raster
from guide.products.clinic.drawing import _png, page_drawing
from guide.products.clinic.fetching import PINS
from guide.products.clinic.modules import DATA, PACKAGES, own_modules
from guide.products.clinic.part import LIMITS, STATIC
from guide.products.clinic.script import MODULES, page_script
from guide.read.png_pixels import png_head, png_pixels
from tests.subject import ready
from tests.support import ROOT

# Imports what runs in a browser, where Pillow is not, and says what else of the program came along.
ALONE = """
import sys
sys.modules["PIL"] = None
names = sys.argv[1:]
for name in names:
    __import__(name)
came = {name for name in sys.modules if name.split(".")[0] == "guide"} - set(names)
print(sorted(came))
"""
# What a script of the page has no business with.
FORBIDDEN = ("innerHTML", "eval(", "new Function", "document.write", "import(", "insertAdjacentHTML")


def test_every_page_is_a_drawing() -> None:
    for name, item in ready().items():
        for page in item.context.pages[:1]:
            root = ET.fromstring(page_drawing(page, page.items, 'A "page" & more'))  # noqa: S314  # made here
            assert root.attrib["aria-label"] == 'A "page" & more', name
            words = "".join(root.itertext())
            assert all(word in words for word in item.handout.title.split()), name


def test_samples_become_a_png() -> None:
    for gray in (True, False):
        data = bytes(range(40 * (1 if gray else 3)))
        made = _png(Raster("logo", 8.0, 5.0, data, jpeg=False, gray=gray))
        assert png_pixels(made, png_head(made)).data == data


def test_the_script_is_all_modules_in_order() -> None:
    script = page_script(STATIC)
    assert set(MODULES) == {path.stem for path in STATIC.glob("*.js")} - {"worker", "offline"}
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    declared = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", script, re.MULTILINE)
    assert sorted(set(declared)) == sorted(declared)
    for path in STATIC.glob("*.js"):
        text = path.read_text("utf-8")
        assert [word for word in FORBIDDEN if word in text] == [], path.name
        assert "https://" not in text.replace("https://nowhere.invalid/", ""), path.name
        assert len(text.splitlines()) <= 300, path.name


def test_what_runs_in_a_browser_needs_no_pillow_and_nothing_else() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ALONE, *own_modules()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", "[]\n")
    assert not any(name.startswith("guide.commands") for name in own_modules())


def test_what_modules_read_beside_them_goes_along() -> None:
    beside = {
        path.suffix
        for module in own_modules().values()
        for path in module.parent.iterdir()
        if path.is_file() and path.suffix != ".py"
    }
    assert beside - {".LICENSE"} == set(DATA)


def test_the_pins_agree() -> None:
    pinned = dict(
        re.findall(r"^([A-Za-z0-9-]+)==(\S+) ", (PINS / "requirements-browser.txt").read_text(), re.MULTILINE)
    )
    main = dict(re.findall(r"^([A-Za-z0-9-]+)==(\S+) ", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    assert set(pinned) == {"msgspec", "uharfbuzz"} < set(PACKAGES)
    assert {name: main[name] for name in pinned} == pinned
    package, lock = (json.loads((PINS / name).read_text()) for name in ("package.json", "package-lock.json"))
    assert lock["packages"]["node_modules/pyodide"]["version"] == package["dependencies"]["pyodide"]
    assert all("integrity" in one for name, one in lock["packages"].items() if name)


def test_the_policy_of_the_manual_allows_what_the_pages_do() -> None:
    """A server's policy comes on top of that in the page."""
    (told,) = re.findall(r"`(default-src [^`]*)`", (ROOT / "docs" / "site.md").read_text("utf-8"))
    allowed = directives(told)
    for template in ("base", "clinic"):
        page = (ROOT / "guide" / "products" / "site" / "templates" / f"{template}.html").read_text("utf-8")
        (own,) = re.findall(r"{% block policy %}(.*?){% endblock %}", page)
        needed = {name: given for name, given in directives(own).items() if given != {"'none'"}}
        assert {name: given - allowed.get(name, set()) for name, given in needed.items()} == {
            name: set() for name in needed
        }


def directives(policy: str) -> dict[str, set[str]]:
    return {name: set(given) for name, *given in (one.split() for one in policy.split(";"))}


def test_the_form_counts_as_the_rules_do() -> None:
    assert LIMITS["name"] == 60
    assert LIMITS["phones"] == 4


def test_every_encoding_that_the_program_names_goes_along() -> None:
    named = {
        name.replace("-", "_")
        for path in own_modules().values()
        for name in re.findall(r'(?:code\(|encoding=)"([a-z0-9-]+)"', path.read_text("utf-8"))
    }
    steps = (ROOT / "guide" / "products" / "clinic" / "packing" / "steps.py").read_text("utf-8")
    assert "idna" in named
    # This one the interpreter has from its start.
    assert {name for name in named - {"utf_8"} if f'"encodings.{name}"' not in steps} == set()
