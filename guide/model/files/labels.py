"""`labels.yaml`: the words that the program itself prints, in one language."""

from __future__ import annotations

from msgspec import Struct

from guide.model.blocks import CalloutKind, Urgency


class NumberStyle(Struct, frozen=True):
    """How figures are written."""

    decimal: str = "."
    """The mark between a whole number and its decimals."""
    thousands: str = ","
    """The mark between the thousands of a large number."""


class Labels(Struct, frozen=True):
    """The words that the program itself prints, in one language. Words in `{…}` are filled in."""

    months: tuple[str, ...]
    """The names of the twelve months."""
    date: str
    """How a date is written, with `{day}`, `{month}` and `{year}`."""
    page: str
    """The number of a page in the foot, with `{page}` and `{pages}`."""
    draft: str
    """What a sheet says if no clinician has reviewed it."""
    draft_short: str
    """The same in few words, for the foot of a page."""
    reviewed: str
    """What a reviewed sheet says, with `{by}` and `{date}`."""
    edition: str
    """The date of the edition, with `{date}`."""
    review_by: str
    """When the sheet will be looked at again, with `{date}`."""
    no_advice: str
    """That the sheet does not replace a doctor."""
    feedback: str
    """What readers can do if something is unclear."""
    published_by: str
    """Who publishes the sheet, with `{publisher}`."""
    sources_in: str
    """Where the sources are listed, with `{number}`, the number of that handout."""
    number: str
    """The number of a handout, with `{number}`."""
    contents: str
    """The heading of the contents list."""
    callouts: dict[CalloutKind, str]
    """The title of each kind of box, if the sheet gives none."""
    urgency: dict[Urgency, str]
    """How soon to tell the doctor, in the words of a badge."""
    sign: str
    """The head of the column of signs in a chart."""
    when: str
    """The head of the column that says how soon to tell the doctor."""
    see: str
    """The words before the things to see, in the card of a cause."""
    sign_note: str
    """The note at a chart that says what its dots mean."""
    marked: str
    """What a screen reader says for a dot in a chart."""
    cause_heading: str
    """The heading above the causes of a chart."""
    sign_heading: str
    """The heading above the signs of a chart."""
    questions_heading: str
    """The heading above the questions of a checklist."""
    qr_alt: str
    """What a screen reader says for a QR code, with `{address}`."""
    your_clinic: str
    """The title of the box for a clinic's stamp."""
    stamp: str
    """What a screen reader says for the field in that box."""
    phone: str
    """The phone number of a practice, with `{phone}`."""
    after_hours: str
    """Its number at night and on weekends, with `{phone}`."""
    early_intervention: str
    """The number of the Early Intervention office, with `{phone}`."""
    # Keys added later: older projects still build, and older revisions can still be compared.
    draft_changed: str = "Draft: changed since its review."
    """What a sheet says if it has changed since its review."""
    draft_changed_short: str = "Draft: changed since its review"
    """The same in few words, for the foot of a page."""
    draft_overdue: str = "Draft: review was due {date}."
    """What a sheet says if its review is overdue, with `{date}`."""
    draft_overdue_short: str = "Draft: review was due {date}"
    """The same in few words, for the foot of a page."""
    draft_partly: str = "Draft: one review is still missing."
    """What a sheet says if one of the required reviews is still missing."""
    draft_partly_short: str = "Draft: one review is still missing"
    """The same in few words, for the foot of a page."""
    licence: str = "© {licence}."
    """The licence of the sheet, if the topic names one, with `{licence}`."""
    newest: str = "Newest edition and other forms of this sheet:"
    """The words beside the code that leads to the newest edition, if the topic names its download page."""
    hours: str = "Hours: {hours}"
    """The opening hours of a practice, with `{hours}`."""
    fax: str = "Fax: {phone}"
    """The fax number of a practice, with `{phone}`."""
    footnotes: str = "Notes"
    """The heading above the footnotes."""
    footnote: str = "Note {number}"
    """What a screen reader says for the number of a footnote in the text, with `{number}`."""
    footnote_back: str = "Note {number}, back to the text"
    """What it says for the number at the footnote itself, which leads back, with `{number}`."""
    patient_label: str = "Patient label"
    """The hint in the empty box for a patient label."""
    numbers: NumberStyle = NumberStyle()
    """How figures are written."""
