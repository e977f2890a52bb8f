"""The categories of eligible people for the desk's forms, written as TypeScript."""

import json

from sync.categories import CATEGORIES, Category

HEAD = """\
// Written by `./jalon generate` from sync/categories.py. Do not edit.
export const CATEGORIES: readonly {
  readonly value: string;
  readonly fr: string;
  readonly en: string;
  readonly since: string | null;
  readonly until: string | null;
}[] = ["""


def categories_source() -> str:
    """The text of ``pwa/src/screens/desk/registers/categories.gen.ts``."""
    lines = [f"  {_said(each)}," for each in CATEGORIES]
    return "\n".join([HEAD, *lines, "];", ""])


def _said(category: Category) -> str:
    return json.dumps(
        {
            "value": category.code,
            "fr": category.fr,
            "en": category.en,
            "since": category.since and category.since.isoformat(),
            "until": category.until and category.until.isoformat(),
        },
        ensure_ascii=False,
    )
