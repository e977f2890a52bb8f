// @vitest-environment node
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, expect, test, vi } from "vitest";
import { officerChunks, precacheList } from "./precache.ts";

const root = join(import.meta.dirname, "..");
const kilo = 1000;
let bundle: Rolldown.OutputBundle;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production"); // else the build takes the checks of development along
  const built = await build({
    root,
    mode: "production",
    logLevel: "silent",
    build: { write: false },
  });
  const { output } = built as Rolldown.RolldownOutput;
  bundle = Object.fromEntries(output.map((file) => [file.fileName, file]));
}, 60_000);

function weight(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => {
    const file = bundle[name];
    if (!file) return sum;
    return sum + gzipSync(file.type === "chunk" ? file.code : file.source, { level: 9 }).length;
  }, 0);
}

function withImports(name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (found.has(name) || chunk?.type !== "chunk") return found;
  found.add(name);
  chunk.imports.forEach((imported) => withImports(imported, found));
  return found;
}

function chunkOf(test: (chunk: Rolldown.OutputChunk) => boolean): string {
  const all = Object.values(bundle).filter((file) => file.type === "chunk");
  return all.find(test)?.fileName ?? "";
}

test("the first screen with all that starts it weighs at most 90 kB", () => {
  const first = withImports(chunkOf((chunk) => chunk.isEntry && chunk.name === "app"));
  const agenda = chunkOf((chunk) => chunk.facadeModuleId?.endsWith("/Agenda.svelte") ?? false);
  withImports(agenda, first);
  expect(weight(first)).toBeLessThanOrEqual(90 * kilo);
});

// Decision 0013: the budget is 160 kB; this limit keeps what is over it from growing.
test("all of an officer's programs and styles weigh at most 210 kB, 50 over their budget", () => {
  const styles = precacheList(bundle, join(root, "public")).map(([path]) => path.slice(1));
  const css = styles.filter((name) => name.endsWith(".css"));
  expect(weight([...officerChunks(bundle), ...css])).toBeLessThanOrEqual(210 * kilo);
});

test("no screen of the desk or of a company adds more than 60 kB", () => {
  const kept = officerChunks(bundle);
  const heavy = Object.values(bundle).flatMap((file) => {
    if (file.type !== "chunk" || !file.isDynamicEntry) return [];
    const added = [...withImports(file.fileName)].filter((name) => !kept.has(name));
    return weight(added) > 60 * kilo ? [[file.name, weight(added)]] : [];
  });
  expect(heavy).toEqual([]);
});

test("a phone fetches at most 250 kB to work without network", () => {
  const paths = precacheList(bundle, join(root, "public")).map(([path]) => path.slice(1));
  expect(weight(paths.map((path) => path || "index.html"))).toBeLessThanOrEqual(250 * kilo);
});
