"""The reference of problems and of field codes, derived from their classes and their words."""

from collections.abc import Iterator

from backend.problems import Problem
from backend.wordings import FIELDS

HEAD = """# Problems

Written by `./jalon generate`; do not edit. Every refusal is an RFC 9457 document
(`application/problem+json`) with `type` (`/problems/<code>`, hyphens for underscores), `title`,
`status`, `detail`, `instance`, `trace` (the number of the request, also in the log) and `code`.
Clients switch on `code`. `errors` points at fields: `pointer` (JSON pointer into the body), `code`,
`detail`. Texts are French unless `Accept-Language` asks for English first.
"""


def all_problems() -> list[type[Problem]]:
    """Every problem that the running application declares, by code."""
    return sorted({Problem, *_below(Problem)}, key=lambda problem: problem.code)


def document() -> str:
    """The reference as Markdown."""
    problems = "".join(_problem_line(problem) for problem in all_problems())
    fields = "".join(f"| `{code}` | {words.en} | {words.fr} |\n" for code, words in FIELDS.items())
    return (
        f"{HEAD}\n| code | status | in English | in French |\n|---|---|---|---|\n{problems}"
        f"\n## Codes of fields\n\n| code | in English | in French |\n|---|---|---|\n{fields}"
    )


def _problem_line(problem: type[Problem]) -> str:
    said = problem.title.en, problem.detail.en, problem.title.fr, problem.detail.fr
    return "| `{}` | {} | {} {} | {} {} |\n".format(problem.code, int(problem.status), *said)


def _below(problem: type[Problem]) -> Iterator[type[Problem]]:
    for each in problem.__subclasses__():
        yield each
        yield from _below(each)
