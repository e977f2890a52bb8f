"""The words of the minutes for the phone: the same sentences, written as TypeScript."""

import json

from sync.minutes.words import WORDS
from sync.records.tutoring_check import COMPULSORY, GridItem

HEAD = "// Written by `./jalon generate` from sync/minutes/words.py. Do not edit.\n"


def words_source() -> str:
    """The text of ``pwa/src/minutes/words.gen.ts``."""
    lines = [f"  {key}: {_said(words.fr, words.en)}," for key, words in WORDS.items()]
    grid = [
        f"  {item.value}: {{ number: {_text(f'T{place:02d}')}, compulsory: "
        f"{_text(item in COMPULSORY)}, said: {_said(item.fr, item.en)} }},"
        for place, item in enumerate(GridItem, start=1)
    ]
    return "\n".join(
        [
            HEAD + "export const WORDS = {",
            *lines,
            "} as const;",
            "export const GRID = {",
            *grid,
            "} as const;",
            "",
        ]
    )


def _said(fr: str, en: str) -> str:
    return f"[{_text(fr)}, {_text(en)}]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
