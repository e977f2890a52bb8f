// @vitest-environment node
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { precacheList } from "./precache.ts";

type Bundle = Parameters<typeof precacheList>[0];

function chunk(fileName: string, more: object = {}): object {
  const chunk = { type: "chunk", fileName, code: fileName, isEntry: false, facadeModuleId: null };
  return { ...chunk, name: fileName, imports: [], dynamicImports: [], viteMetadata: {}, ...more };
}

const styles = (name: string): object => ({ viteMetadata: { importedCss: new Set([name]) } });

const bundle = {
  "app.js": chunk("app.js", {
    isEntry: true,
    imports: ["both.js"],
    dynamicImports: ["desk.js", "visit.js"],
  }),
  "both.js": chunk("both.js"),
  "visit.js": chunk("visit.js", {
    facadeModuleId: "/src/screens/visit/Visit.svelte",
    ...styles("visit.css"),
  }),
  "desk.js": chunk("desk.js", {
    facadeModuleId: "/src/screens/desk/Visits.svelte",
    imports: ["both.js", "charts.js"],
    ...styles("desk.css"),
  }),
  "charts.js": chunk("charts.js"),
  "sw.js": chunk("sw.js", { isEntry: true, name: "sw" }),
  "visit.css": { type: "asset", fileName: "visit.css", source: "a{}" },
  "desk.css": { type: "asset", fileName: "desk.css", source: "b{}" },
  "index.html": { type: "asset", fileName: "index.html", source: "<p>" },
} as unknown as Bundle;

function stillFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), "jalon-public-"));
  for (const name of ["icon.svg", "icon-512.png", "robots.txt"])
    writeFileSync(join(folder, name), name);
  return folder;
}

test("phones keep what an officer's screens need, and nothing of the desk", () => {
  const paths = precacheList(bundle, stillFiles()).map(([path]) => path);
  expect(paths).toEqual(["/", "/app.js", "/both.js", "/icon.svg", "/visit.css", "/visit.js"]);
});

test("the same build gives the same list", () => {
  expect(precacheList(bundle, stillFiles())).toEqual(precacheList(bundle, stillFiles()));
});
