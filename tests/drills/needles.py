"""Looking for words in files as bytes, in every spelling in which software writes text."""

import base64
import html
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote


def spellings(word: str) -> dict[str, bytes]:
    """The word as bytes, by the name of the spelling."""
    raw = word.encode()
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in word)
    percent = "".join(f"%{byte:02X}" for byte in raw)
    found = {
        "utf-8": raw,
        "utf-8 upper": word.upper().encode(),
        "utf-8 title": word.title().encode(),
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "\\u": escaped.encode(),
        "\\U": escaped.upper().replace("\\U", "\\u").encode(),
        "url": quote(word, safe="").encode(),
        "url lower": percent.lower().encode(),
        "url upper": percent.encode(),
        "entities": "".join(f"&#{ord(letter)};" for letter in word).encode(),
        "hex entities": "".join(f"&#x{ord(letter):x};" for letter in word).encode(),
        "hex": raw.hex().encode(),
        "octal": "".join(f"\\{byte:03o}" for byte in raw).encode(),
        "repr": repr(raw)[2:-1].encode(),
        "html": html.escape(word).encode(),
    }
    for shift in range(3):
        # The letters of base64 that depend on nothing but the word, for each of its three alignments.
        whole = base64.b64encode(b"\0" * shift + raw + b"\0" * ((-shift - len(raw)) % 3))
        first = (shift * 8 + 5) // 6
        last = (shift + len(raw)) * 8 // 6
        found[f"base64+{shift}"] = whole[first:last]
    return found


def search(files: Iterator[Path], words: list[str]) -> list[str]:
    """Where any of the words is: `file: word as spelling`."""
    wanted = [(word, name, needle) for word in words for name, needle in spellings(word).items()]
    found = []
    for path in files:
        content = path.read_bytes()
        found += [f"{path}: {word} as {name}" for word, name, needle in wanted if needle in content]
    return found


def files_in(folder: Path, *, without: set[str]) -> Iterator[Path]:
    """All files below a folder, but not those in entries of it that are named."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] not in without:
            yield path
