"""What these tests look at changes with every sentence that editors write, so only `make test-content` runs them."""

from __future__ import annotations

from tests.subject import OWN_CONTENT

collect_ignore_glob = [] if OWN_CONTENT else ["test_*.py"]
