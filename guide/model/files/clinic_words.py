"""`clinic` in `site.<language>.yaml`: the words of the page on which a clinic puts its name on the handouts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ClinicField = Literal[
    "name", "phone", "department", "address", "label", "number", "hours", "after-hours", "fax", "web",
    "early-intervention.phone", "early-intervention.name", "logo.file", "logo.alt", "accent", "country",
]  # fmt: skip


class ClinicWords(Struct, frozen=True):
    """The words of the page where a clinic fills in its name, for handouts that are made in its own browser."""

    title: str
    """The title of the page, and the link to it on every sheet."""
    about: str
    """What the page does, and that nothing is sent."""
    start: str
    """The button that loads the program."""
    start_about: str
    """The words below it; `{size}` is filled in."""
    without: str
    """What a clinic can do where the page does not work, because the browser is old or runs no scripts."""
    your_clinic: str
    """The heading above the fields."""
    fields: dict[ClinicField, str]
    """The label of each field, by its key in a practice file."""
    helps: dict[str, str]
    """What to write into a field, for those that need it."""
    more: str
    """What opens the fields that few clinics need."""
    numbers: str
    """What opens the fields for further phone numbers."""
    row: str
    """The name of each of them; `{number}` is filled in."""
    spoken: str
    """Above the boxes for the languages that the clinic hands out."""
    pick_logo: str
    """The label of the field that takes a picture."""
    pick_colour: str
    """The label of the field that shows colours."""
    contrast: str
    """How well a colour reads; `{ratio}` and `{least}` are filled in."""
    count: str
    """How long a text is; `{count}` and `{most}` are filled in."""
    hint: str
    """Before what to do about a fault; `{hint}` is filled in."""
    sheet: str
    """The label of the list of sheets."""
    language: str
    """The label of the list of languages."""
    edition: str
    """The label of the list of editions."""
    preview: str
    """The heading above page 1."""
    download: str
    """The button that makes the PDF."""
    print: str
    """The button that opens the PDF, to print it."""
    save: str
    """The button that saves what was typed as a practice file."""
    open: str
    """The label of the field that takes a practice file."""
    keep: str
    """The box that keeps what was typed on this device."""
    forget: str
    """The button that deletes it, and empties the fields."""
    many: str
    """The heading above what makes many files."""
    zip: str
    """The button that makes the ticked sheets for this clinic."""
    table: str
    """The label of the field that takes a table of clinics."""
    table_about: str
    """What belongs into the table."""
    make_table: str
    """The button that makes the ticked sheets for each clinic of the table."""
    cancel: str
    """The button that ends this early."""
    progress: str
    """The name of the bar that shows how far it is."""
    loading: str
    """How much is loaded; `{done}` and `{size}` are filled in."""
    ready: str
    """Said when the fields are there."""
    broken: str
    """Said if a part is damaged, missing or of another version."""
    offline: str
    """Said if the connection is lost."""
    memory: str
    """Said if the device has too little memory; the next try starts the program anew."""
    old: str
    """Said if the browser is too old."""
    from_disk: str
    """Said if the page of a web site was opened from a disk."""
    keep_failed: str
    """Said if the browser keeps nothing."""
    kept: str
    """Said when the box to keep it was ticked."""
    not_kept: str
    """Said when it was unticked."""
    forgotten: str
    """Said when everything was deleted."""
    saved: str
    """Said when the practice file was saved."""
    other_tab: str
    """Said if another tab changed what is kept; this one then keeps nothing more."""
    done: str
    """Said when a file was made; `{name}` is filled in."""
    mend: str
    """Said if something has to be mended first; `{count}` is filled in."""
    no_window: str
    """Said if the browser opens no tab."""
    review_by: str
    """When a sheet has to be reviewed; `{date}` is filled in."""
    renewed: str
    """Said if the site has a newer edition by now."""
    withdrawn: str
    """Said if the sheet is no longer offered by now."""
    kit_date: str
    """How old a page from a disk is; `{date}` is filled in."""
    nothing: str
    """Said if no sheet is ticked."""
    making: str
    """How far a zip is; `{done}` and `{count}` are filled in."""
    made: str
    """Said when it is finished; `{count}` is filled in."""
    cancelled: str
    """Said when it was ended early."""
    no_table: str
    """Said if no table was chosen."""
    large_table: str
    """Said if the table is too large for a browser."""
    table_fault: str
    """Said if the table as a whole has a fault."""
    licences: str
    """The link to the licences of what the page is made of."""
    rows: str
    """How far a table is; `{done}` and `{count}` are filled in."""
    rows_made: str
    """Said when it is finished; `{count}` and `{failed}` are filled in."""
