import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;

/** Screens of those who work online and keep nothing on a phone, and those that ask the office anyway. */
const onlineFolders = ["/screens/desk/", "/screens/company/", "/screens/account/"];
/** Read by the system at installation, or by robots: never while the app runs without network. */
const notForPhones = new Set([
  "robots.txt",
  "apple-touch-icon.png",
  "icon-512.png",
  "icon-maskable.png",
]);

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

/** The chunks a phone may need without network: all that the page reaches except through a screen of the desk or of a company. */
export function officerChunks(bundle: Bundle): Set<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    const screen = chunk?.type === "chunk" ? (chunk.facadeModuleId ?? "") : "";
    const online = onlineFolders.some((folder) => screen.includes(folder));
    if (reached.has(name) || chunk?.type !== "chunk" || online) return;
    reached.add(name);
    [...chunk.imports, ...chunk.dynamicImports].forEach(visit);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === "chunk" && chunk.isEntry && chunk.name !== "sw") visit(chunk.fileName);
  }
  return reached;
}

function stylesOfDesk(bundle: Bundle, kept: Set<string>): Set<string> {
  const styles = (wanted: boolean): string[] =>
    Object.values(bundle).flatMap((chunk) =>
      chunk.type === "chunk" && kept.has(chunk.fileName) === wanted
        ? [...(chunk.viteMetadata?.importedCss ?? [])]
        : [],
    );
  const shared = new Set(styles(true));
  return new Set(styles(false).filter((name) => !shared.has(name)));
}

/** Path and digest of every file that the worker keeps, in a stable order. */
export function precacheList(bundle: Bundle, publicDir: string): [string, string][] {
  const kept = officerChunks(bundle);
  const deskStyles = stylesOfDesk(bundle, kept);
  const built = Object.values(bundle).flatMap((file): [string, string][] => {
    if (file.type === "chunk")
      return kept.has(file.fileName) ? [[file.fileName, digest(file.code)]] : [];
    return deskStyles.has(file.fileName) ? [] : [[file.fileName, digest(file.source)]];
  });
  const still = readdirSync(publicDir)
    .filter((name) => !notForPhones.has(name))
    .map((name): [string, string] => [name, digest(readFileSync(join(publicDir, name)))]);
  return [...built, ...still]
    .map(([name, revision]): [string, string] => [
      name === "index.html" ? "/" : `/${name}`,
      revision,
    ])
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** Writes the precache list and the version into sw.js, and version.json for the update check. */
export function precache(): Plugin {
  let publicDir = "";
  return {
    name: "jalon-precache",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") this.error("the service worker is missing");
        if (worker.imports.length + worker.dynamicImports.length > 0) {
          this.error("the service worker must import nothing");
        }
        const list = precacheList(bundle, publicDir);
        const version = digest(JSON.stringify(list) + worker.code);
        worker.code = worker.code
          .replace("__PRECACHE__", () => JSON.stringify(list))
          .replace("__VERSION__", () => JSON.stringify(version));
        this.emitFile({
          type: "asset",
          fileName: "version.json",
          source: `${JSON.stringify({ version })}\n`,
        });
      },
    },
  };
}
