"""What `guide new` makes can be built as it is, and only its own words are warned of; nothing that is there is
changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.subject import PROJECT
from tests.subject import TOPIC as SPECIMEN
from tests.support import HANDOUT, SITE_WORDS, TOPIC, Ran, SmallProject, files_in

LINES = "6, 13, 32, 36, 41, 43, 44, 49, 51, 53, 55"

WITH_SIGNS = "6, 13, 31, 42, 44, 45, 50, 52, 54, 56"
NO_SPANISH = (
    "sheets in the language `es` cannot be made yet; "
    "write `en` or one of its regions, such as `en-GB`, or leave it out; whoever looks after the program can add a language"
)


def passes(project: SmallProject, *drafts: str, arguments: tuple[str, ...] = (), signs: tuple[str, ...] = ()) -> None:
    """Nothing is said of the project but that these sheets are drafts, and that new topics have no publisher yet; sheets of
    `signs` take them from a list."""
    ran = project.guide("check", *arguments)
    topics = {f"{draft.rsplit('/', 2)[0]}/topic.yaml" for draft in drafts}
    unnamed = sorted(path for path in topics if "Name of the publisher" in project.read(path))
    warned = [
        (
            f"{draft}:6:11: draft: warning: this is still the text of the draft: `What this sheet is for`, and "
            f"{11 if draft in signs else 12} more",
            f"    hint: replace or delete it: lines {WITH_SIGNS if draft in signs else LINES}",
        )
        for draft in sorted((*drafts, *signs))
    ]
    warned += [
        (
            f"{path}:3:13: draft: warning: `publisher`: `Name of the publisher` is still the text of the draft",
            "    hint: write who publishes these sheets; it is printed on them",
        )
        for path in unnamed
    ]
    assert (ran.code, ran.errors) == (0, tuple(line for lines in sorted(warned) for line in lines))


def refused(project: SmallProject, ran: Ran, message: str, before: dict[str, bytes]) -> None:
    assert (ran.code, ran.errors) == (2, (f"guide: {message}",))
    assert files_in(project.root) == before


def test_a_handout(inside: SmallProject) -> None:
    ran = inside.guide("new", "handout", "naps", "--title", 'Naps: "the" first year')
    assert (ran.code, ran.errors) == (0, ())
    assert ran.said == (
        "Open it, replace its text, and run `make`. It is sheet T-2:",
        f"{TOPIC}/en/naps.md",
    )
    passes(inside, f"{TOPIC}/en/naps.md")
    assert inside.guide("build").code == 0
    assert {"en/topic/naps.letter.pdf", "en/topic/naps.a4.pdf"} <= set(inside.built())
    head = inside.read(f"{TOPIC}/en/naps.md").split("\n")
    assert "edition: 2026-12-01" in [line.split("  ")[0] for line in head]
    assert "review-by: 2028-12-01" in [line.split("  ")[0] for line in head]


def test_a_handout_twice(inside: SmallProject) -> None:
    inside.guide("new", "handout", "naps")
    before = files_in(inside.root)
    ran = inside.guide("new", "handout", "naps")
    refused(inside, ran, f"{TOPIC}/en/naps.md already exists; choose another name", before)
    ran = inside.guide("new", "handout", "ways")
    refused(inside, ran, f"{TOPIC}/en/ways.yaml already exists; choose another name", before)


def test_a_topic(inside: SmallProject) -> None:
    ran = inside.guide("new", "topic", "safe-sleep")
    assert (ran.code, ran.errors) == (0, ())
    in_english = ("labels.yaml", "glossary.yaml", "everyday.yaml", "safe-sleep-basics.md")
    made = ["topic.yaml", "facts.yaml", "references.yaml", *(f"en/{name}" for name in in_english)]
    assert ran.said == (
        "Open these, replace their text, and run `make`:",
        *(f"sources/safe-sleep/{name}" for name in made),
    )
    assert inside.path("sources/safe-sleep/pictures").is_dir()
    passes(inside, "sources/safe-sleep/en/safe-sleep-basics.md")
    assert inside.guide("build").code == 0
    assert "en/safe-sleep/safe-sleep-basics.letter.pdf" in inside.built()
    before = files_in(inside.root)
    ran = inside.guide("new", "topic", "safe-sleep")
    refused(inside, ran, "sources/safe-sleep already exists; choose another name", before)
    ran = inside.guide("new", "handout", "naps")
    refused(inside, ran, "name the topic with --topic: one of safe-sleep, topic", before)


def test_a_topic_in_a_language_that_has_no_labels_yet(inside: SmallProject) -> None:
    ran = inside.guide("new", "topic", "naps", "--language", "en-GB", "--title", "Naps")
    assert ran.said[0] == "labels.yaml and everyday.yaml are in `en`: translate them into `en-GB`."
    passes(inside, "sources/naps/en-GB/naps-basics.md")
    # A small project without a download page has no words of one to copy.
    assert not list(inside.path("sources").glob("site.*"))


def test_a_topic_in_a_language_of_its_own_leaves_a_site_that_can_be_made(inside: SmallProject) -> None:
    shutil.copy(SITE_WORDS, inside.path("sources/site.en.yaml"))
    ran = inside.guide("new", "topic", "sleep", "--language", "en-GB")
    assert ran.said[1:4] == (
        "site.en-GB.yaml has the words of the download page, in another language: translate it into `en-GB`.",
        "Open these, replace their text, and run `make`:",
        "sources/site.en-GB.yaml",
    )
    assert inside.read("sources/site.en-GB.yaml") == inside.read("sources/site.en.yaml")
    assert inside.guide("site").code == 0
    # What is there is not written again.
    inside.append("sources/site.en-GB.yaml", "# mine\n")
    ran = inside.guide("new", "topic", "teeth", "--language", "en-GB")
    assert ran.said[1] == "Open these, replace their text, and run `make`:"
    assert inside.read("sources/site.en-GB.yaml").endswith("# mine\n")


def test_a_topic_takes_nothing_from_another(inside: SmallProject) -> None:
    inside.set_value(f"{TOPIC}/topic.yaml", "publisher", "Somebody Else")
    inside.append(f"{TOPIC}/topic.yaml", "editions: [a4]\n")
    inside.set_value(f"{TOPIC}/en/labels.yaml", "no-advice", "Their words.")
    assert inside.guide("new", "topic", "sleep").code == 0
    topic = inside.read("sources/sleep/topic.yaml")
    assert 'publisher: "Name of the publisher"' in topic
    assert "editions: [letter, a4]" in topic
    assert "Their words." not in inside.read("sources/sleep/en/labels.yaml")
    ran = inside.guide("new", "topic", "teeth", "--publisher", "Elm Clinic", "--country", "gb")
    assert (ran.code, ran.errors) == (0, ())
    topic = inside.read("sources/teeth/topic.yaml")
    assert 'publisher: "Elm Clinic"' in topic
    assert "\ncountry: {en: GB}" in topic
    assert "editions: [a4, letter]" in topic
    passes(inside, "sources/sleep/en/sleep-basics.md", "sources/teeth/en/teeth-basics.md")


def test_a_topic_with_a_list_of_signs(inside: SmallProject) -> None:
    """The list is empty, and the words of the urgencies are there: with a sign in it, boxes and checklists take it."""
    ran = inside.guide("new", "topic", "sleep", "--signs", "--country", "US")
    assert (ran.code, ran.errors) == (0, ())
    assert {"sources/sleep/signs.yaml", "sources/sleep/en/signs.yaml"} <= set(ran.said)
    passes(inside, "sources/sleep/en/sleep-basics.md")
    source = "title: A page\n  publisher: A society\n  year: 2026\n  url: https://example.org/page\n  grade: read\n"
    inside.replace("sources/sleep/references.yaml", "\n{}\n", f"\npage:\n  {source}")
    inside.replace("sources/sleep/signs.yaml", "\n{}\n", "\nlimp:\n  urgency: emergency\n  sources: [page]\n")
    words = "{parents: goes limp, short: limp, clinicians: Limpness, known-by: [goes limp]}"
    inside.replace("sources/sleep/en/signs.yaml", "\n# signs:\n", f"\nsigns:\n  limp: {words}\n")
    inside.replace(
        "sources/sleep/en/sleep-basics.md", ":::{callout} call-now\nSay here when to call at once.\n:::",
        "::::{callout} call-now\n:::{signs} emergency call-now\n:as: line\n:::\n::::",
    )  # fmt: skip
    assert inside.guide("build", "--handout", "sleep-basics").code == 0


def test_the_first_topic_of_a_project(inside: SmallProject) -> None:
    shutil.rmtree(inside.path(TOPIC))
    ran = inside.guide("new", "topic", "safe-sleep")
    assert (ran.code, ran.errors, ran.said[0]) == (0, (), "Open these, replace their text, and run `make`:")
    passes(inside, "sources/safe-sleep/en/safe-sleep-basics.md")
    ran = inside.guide("build")
    assert ran.code == 0
    assert "en/safe-sleep/safe-sleep-basics.letter.pdf" in inside.built()


def test_a_practice(inside: SmallProject) -> None:
    ran = inside.guide("new", "practice", "oak-street", "--title", "Oak Street: children")
    assert ran.said == (
        "Open it, change it, and run `make PRACTICE=practices/oak-street.yaml`. Named practices/default.yaml, it is on every handout:",
        "practices/oak-street.yaml",
    )
    ran = inside.guide("check", "--practice", "practices/oak-street.yaml")
    assert (ran.code, ran.errors) == (
        0,
        (
            "practices/oak-street.yaml:6:8: practice: warning: `phone`: `(555) 555-0199` is still the text of the draft",
            "    hint: write your own, or delete the line",
        ),
    )
    inside.replace("practices/oak-street.yaml", "phone: (555) 555-0199", "phone: (555) 555-0100")
    passes(inside, arguments=("--practice", "practices/oak-street.yaml"))
    before = files_in(inside.root)
    ran = inside.guide("new", "practice", "oak-street")
    refused(inside, ran, "practices/oak-street.yaml already exists; choose another name", before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("handout", "Tummy Time"),
            "`Tummy Time` cannot be used: use lower-case letters, digits and hyphens, for example `tummy-time`",
        ),
        (
            ("handout", "Été à la mer"),
            "`Été à la mer` cannot be used: use lower-case letters, digits and hyphens, for example `ete-a-la-mer`",
        ),
        (
            ("handout", "../out"),
            "`../out` cannot be used: use lower-case letters, digits and hyphens, for example `out`",
        ),
        (("handout", "a--b"), "`a--b` cannot be used: use lower-case letters, digits and hyphens, for example `a-b`"),
        (("practice", "a-"), "`a-` cannot be used: use lower-case letters, digits and hyphens, for example `a`"),
        (("topic", "con"), "`con` cannot be used: Windows has a device of that name"),
        (("handout", "lpt1"), "`lpt1` cannot be used: Windows has a device of that name"),
        (("handout", "Con"), "`Con` cannot be used: use lower-case letters, digits and hyphens"),
        (("handout", "naps", "--topic", ""), "unknown topic ``: use one of: `topic`"),
        (("handout", "naps", "--language", ""), "`` is not a language code; write it as in `en` or `en-GB`"),
        (("topic", "7"), "`7` cannot be used: use lower-case letters, digits and hyphens"),
        (("handout", "naps", "--topic", "topik"), "unknown topic `topik`: did you mean `topic`?"),
        (("handout", "naps", "--language", "en-GB"), "the topic `topic` has no language `en-GB`; it has en"),
        (
            ("topic", "naps", "--language", "../x"),
            "`../x` is not a language code; write it as in `en` or `en-GB`",
        ),
        (("topic", "naps", "--language", "EN"), "`EN` is not a language code; write it as in `en` or `en-GB`"),
        (("topic", "naps", "--language", "es"), NO_SPANISH),
        (("handout", "naps", "--language", "es"), NO_SPANISH),
        (("topic", "naps", "--topic", "topic"), "--topic is for a handout"),
        (("handout", "naps", "--country", "US"), "--publisher, --country and --signs are for a topic"),
        (("practice", "naps", "--signs"), "--publisher, --country and --signs are for a topic"),
        (
            ("topic", "naps", "--country", "zz"),
            "no emergency number is known for the country `zz`: use one of: `AT`, `AU`, `CA`, `CH`, `DE`, `ES`, `FR`, "
            "`GB`, `IE`, `MX`, `NL`, `NZ`, `US`",
        ),
        (
            ("topic", "naps", "--publisher", "**us**"),
            "the publisher `**us**` cannot be used: `**` would be printed as it is; choose another with --publisher",
        ),
        (("practice", "naps", "--language", "en"), "--topic and --language are not for a practice"),
        (("handout", "naps", "--title", "a\x00b"), "--title holds a character that cannot be printed"),
    ],
)
def test_wrong_use(inside: SmallProject, arguments: tuple[str, ...], message: str) -> None:
    before = files_in(inside.root)
    refused(inside, inside.guide("new", *arguments), message, before)


def test_a_topic_that_cannot_be_read(inside: SmallProject) -> None:
    inside.replace(HANDOUT, "number: T-1\n", "")
    ran = inside.guide("new", "handout", "naps")
    assert (ran.code, ran.errors[-1]) == (1, "1 error; nothing was written")
    assert not inside.path(f"{TOPIC}/en/naps.md").exists()


def test_in_a_project_with_many_handouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sources", "layouts", "fonts", "practices"):
        shutil.copytree(PROJECT.root / name, tmp_path / name)
    project = SmallProject(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert project.guide("new", "handout", "naps").said[0].endswith("-11:")
    assert project.guide("new", "topic", "safe-sleep").code == 0
    passes(
        project, "sources/safe-sleep/en/safe-sleep-basics.md", f"sources/{SPECIMEN.name}/en/naps.md",
        arguments=("--handout", "naps", "--handout", "safe-sleep-basics"),
    )  # fmt: skip


def test_signs_for_a_topic_that_has_none(inside: SmallProject) -> None:
    ran = inside.guide("new", "signs", "topic")
    assert (ran.code, ran.said[1:]) == (0, (f"{TOPIC}/signs.yaml", f"{TOPIC}/en/signs.yaml"))
    inside.replace(f"{TOPIC}/topic.yaml", "languages: [en]\n", "languages: [en]\ncountry: {en: US}\n")
    assert inside.guide("build").code == 0
    again = inside.guide("new", "signs", "topic")
    assert (again.code, again.errors) == (2, (f"guide: the topic `topic` has signs already: {TOPIC}/signs.yaml",))
    assert inside.guide("new", "signs", "tpic").errors == ("guide: unknown topic `tpic`: did you mean `topic`?",)
    assert inside.guide("new", "signs", "topic", "--title", "Signs").code == 2


def test_what_is_there_under_another_name_or_as_a_link_stays(inside: SmallProject) -> None:
    inside.path("practices").mkdir(exist_ok=True)
    inside.path("practices/oak.yaml").symlink_to("gone.yaml")
    inside.path("sources/Safe Sleep").mkdir()
    for what, name, there in (("practice", "oak", "practices/oak.yaml"), ("topic", "safe-sleep", "sources/Safe Sleep")):
        ran = inside.guide("new", what, name)
        assert (ran.code, ran.errors) == (2, (f"guide: {there} already exists; choose another name",))
    assert inside.path("practices/oak.yaml").is_symlink()
