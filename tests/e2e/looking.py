"""Looking at a screen as the rules of accessibility do: axe, size of targets, narrow phones."""

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.e2e.office import ROOT

AXE = ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """
async (tags) => {
  const { violations } = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
  });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`);
}
"""
SMALL_TARGETS = """
() => {
  const least = matchMedia("(pointer: coarse)").matches ? 47.5 : 24;  // a finger, or a mouse
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]");
  const touched = (e) => (e.matches("input[type=checkbox], input[type=radio]")
    ? e.closest("label") ?? e : e).getBoundingClientRect();
  const all = document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary");
  return [...all]
    .filter((e) => seen(e) && !e.matches(".sr-only, .skip, [tabindex='-1'], [href='#content']"))
    .filter((e) => { const r = touched(e); return Math.min(r.width, r.height) < least; })
    .map((e) => { const r = touched(e);
      return `${e.outerHTML.slice(0, 120)} ${Math.round(r.width)}x${Math.round(r.height)}`; });
}
"""
TOO_WIDE = """
(width) => {
  const scrolls = (e) => e && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)
    && e !== document.documentElement && e !== document.body || scrolls(e.parentElement));
  const out = document.documentElement.scrollWidth > width ? [`page: ${
    document.documentElement.scrollWidth}`] : [];
  for (const e of document.querySelectorAll("body *")) {
    const r = e.getBoundingClientRect();
    if (r.width > 1 && r.right > width + 1 && !scrolls(e.parentElement) && !e.closest("svg"))
      out.push(`${e.outerHTML.slice(0, 120)} ends at ${Math.round(r.right)}`);
  }
  return out.slice(0, 5);
}
"""
NARROWEST = 320
PICTURED = "JALON_ARTEFACTS" in os.environ
"""Whether somebody wants to look too: a picture of a long screen costs as much as its rules."""

TALLEST = 6000


def settle(page: Page) -> None:
    """Wait until what the screen asked for is there, and nothing moves."""
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    page.evaluate(
        "() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => 0)))"
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def faults_of(page: Page, looks: tuple[str, ...], artefact: Path | None = None) -> list[str]:
    """What the rules find on this screen, in each look."""
    size = page.viewport_size
    assert size is not None
    height = min(TALLEST, page.evaluate("() => document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    found: list[str] = []
    for look in looks:
        page.evaluate("(look) => { document.documentElement.dataset.look = look; }", look)
        settle(page)
        found += [f"{look}: {each}" for each in axe(page)]
        if artefact and PICTURED:
            page.screenshot(path=artefact.with_name(f"{artefact.name}-{look}.png"))
    found += page.evaluate(SMALL_TARGETS)
    page.set_viewport_size({"width": NARROWEST, "height": size["height"]})
    settle(page)
    found += page.evaluate(TOO_WIDE, NARROWEST)
    page.set_viewport_size(size)
    return found


def axe(page: Page) -> list[Any]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(RUN_AXE, TAGS)
    return found
