// Pictures of the primitives in every look and width: `npm run look -- FOLDER [PART-OF-A-NAME…]`.
// The gallery is served by Vite only here and under `npm run dev`; it is no part of the build.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { createServer } from "vite";

const [folder = "/tmp/jalon-look", ...wanted] = process.argv.slice(2);
const pages = ["rows", "forms", "messages", "signing", "desk"];
const looks = ["light", "dark", "sun"];
const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
const gallery = new URL("/src/ui/testing/gallery.html", server.resolvedUrls?.local[0]);
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
await mkdir(folder, { recursive: true });

async function picture(page, look, viewport) {
  const name = `${page}-${look}-${viewport.width}`;
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
  const context = await browser.newContext({ viewport, isMobile: viewport.width < 500 });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => console.error(name, error.message));
  await tab.goto(`${gallery.href}?page=${page}&look=${look}`);
  await tab.waitForSelector("h1");
  await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await context.close();
  console.log(name);
}

for (const page of pages) {
  for (const look of looks) for (const size of sizes) await picture(page, look, size);
}
await browser.close();
await server.close();
