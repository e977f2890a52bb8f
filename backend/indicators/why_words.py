"""The sentence that explains a retained figure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sync.reconcile.wording import day_en, day_fr, hours


def said_of(line: Mapping[str, Any], retained: int) -> dict[str, str]:
    """Say what was declared, what was taken from it and what is left, in both languages."""
    taken = [each for each in line["findings"] if each["takes"] and each["state"] != "dismissed"]
    lifted = [each for each in line["findings"] if each["state"] == "dismissed" and each["takes"]]
    french, english = [f"{hours(line['declared'])} déclarées"], [
        f"{hours(line['declared'])} declared"
    ]  # fmt: skip
    for day, minutes in sorted(line["cuts"].items()):
        on = date.fromisoformat(day)
        french.append(f"{hours(minutes)} retirées du {day_fr(on)}")
        english.append(f"{hours(minutes)} taken from {day_en(on)}")
    if line["bound"] is not None and line["bound"] < line["declared"]:
        french.append(f"au plus {hours(line['bound'])}")
        english.append(f"at most {hours(line['bound'])}")
    if taken:
        french.append("par : " + ", ".join(each["title"]["fr"] for each in taken))
        english.append("by: " + ", ".join(each["title"]["en"] for each in taken))
    if lifted:
        french.append("levé : " + ", ".join(each["title"]["fr"] for each in lifted))
        english.append("lifted: " + ", ".join(each["title"]["en"] for each in lifted))
    french.append(f"{hours(retained)} retenues.")
    english.append(f"{hours(retained)} retained.")
    return {"fr": " ; ".join(french), "en": "; ".join(english)}
