"""Pages that those see who come with old paper, in a real browser."""

from __future__ import annotations

from tests.browser import launched, needs_chromium, opened
from tests.cli.test_withdrawn import add
from tests.site.conftest import serving
from tests.site.test_browser import WIDTHS, violations
from tests.site.test_command import SITE, site_of
from tests.site.test_former import CHANGES, LICENCE, WHY
from tests.support import TOPIC_FILE, SmallProject

pytestmark = needs_chromium


def test_they_have_no_barrier_and_stay_where_they_are(small: SmallProject) -> None:
    add(small, "other", "T-2", WHY)
    small.append(TOPIC_FILE, LICENCE)
    small.write(CHANGES, "changes:\n  - {edition: 2026-11-20, what: Fixed.}\n  - {edition: 2025-02-03, what: First.}\n")
    site_of(small)
    with (
        serving(small.path(SITE)) as base,
        launched() as browser,
        opened(browser, base, locale="en-US", reduced_motion="reduce") as page,
    ):
        for path in (
            "index.html",
            "en/topic/other/index.html",
            "en/topic/other/2025-02-03/index.html",
            "en/topic/small/2025-02-03/index.html",
        ):
            page.emulate_media(color_scheme="light")
            page.goto(base + path)
            assert violations(page) == [], path
            page.emulate_media(color_scheme="dark")
            assert violations(page, ("color-contrast", "link-in-text-block")) == [], path
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert page.url == base + path
