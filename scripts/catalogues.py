"""Messages of the pages: collect them from templates and Python into the .po files, or check that none is missing."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path("src/echodiary")
FOLDER = SOURCE / "web" / "locales"
LOCALES = ("ko", "en")
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "_l": None}
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
# Always the same: the files change when a message does.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# Texts of EchoDiary. Message ids are the English texts (docs/adr/0011)."


def extracted() -> Catalog:
    """Every message that the pages use."""
    catalogue = Catalog(project="EchoDiary", charset="utf-8", creation_date=BEGINNING)
    for filename, line, message, comments, context in extract_from_dir(
        SOURCE, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalogue.add(message, None, [(filename, line)], auto_comments=comments, context=context)
    return catalogue


def stored(locale: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    path = FOLDER / f"{locale}.po"
    return read_po(BytesIO(path.read_bytes()), locale=locale) if path.exists() else Catalog(locale=locale)


def problems(template: Catalog, locale: str) -> list[str]:
    """What is missing, fuzzy or left over in a language."""
    kept = stored(locale)
    found = []
    for message in template:
        if not message.id:
            continue
        translated = kept.get(message.id, message.context)
        forms = translated.string if translated is not None else ""
        whole = all(forms) if isinstance(forms, (list, tuple)) else bool(forms)
        # English shows the id itself where it says nothing else.
        if (translated is None or not whole) and locale != "en":
            found.append(f"{locale}: not translated: {message.id!r}")
        elif translated is not None and translated.fuzzy:
            found.append(f"{locale}: fuzzy: {message.id!r}")
    found += [f"{locale}: no longer used: {one.id!r}" for one in kept if one.id and template.get(one.id) is None]
    return found


def update() -> None:
    """Write the catalogues anew, keeping translations."""
    template = extracted()
    for locale in LOCALES:
        catalogue = stored(locale)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        catalogue.project, catalogue.version, catalogue.fuzzy = "EchoDiary", "", False
        catalogue.msgid_bugs_address, catalogue.language_team = "none", locale
        catalogue.revision_date, catalogue.last_translator = BEGINNING, "EchoDiary"
        catalogue.header_comment = HEADER
        with (FOLDER / f"{locale}.po").open("wb") as file:
            write_po(file, catalogue, width=120, no_location=True, omit_header=False, sort_output=True)


def main() -> int:
    """Update, or check with --check."""
    if "--check" not in sys.argv:
        update()
        return 0
    template = extracted()
    found = [line for locale in LOCALES for line in problems(template, locale)]
    print("\n".join(found) or "Translations are complete.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
