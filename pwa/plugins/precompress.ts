import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const worthIt = /\.(?:js|css|html|svg|json|webmanifest)$/;
const smallest = 512;

/** Puts a .br and a .gz beside every text file, so that the server only has to pick one. */
export function precompress(): Plugin {
  let outDir = "";
  return {
    name: "jalon-precompress",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      order: "post",
      handler() {
        if (!existsSync(outDir)) return; // a build that writes nothing
        for (const entry of readdirSync(outDir, { recursive: true, encoding: "utf8" })) {
          if (!worthIt.test(entry)) continue;
          const path = join(outDir, entry);
          const content = readFileSync(path);
          if (content.length < smallest) continue;
          writeFileSync(
            `${path}.br`,
            brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
          );
          writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        }
      },
    },
  };
}
