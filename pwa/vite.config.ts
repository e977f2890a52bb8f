import { svelte } from "@sveltejs/vite-plugin-svelte";
import { configDefaults, defineConfig } from "vitest/config";
import { contentSecurityPolicy } from "./plugins/headers.ts";
import { precache } from "./plugins/precache.ts";
import { precompress } from "./plugins/precompress.ts";

const backend = process.env["JALON_DEV_BACKEND"] ?? "http://127.0.0.1:8000";
const backendPaths = ["/api", "/auth", "/sync", "/m", "/c"];

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), precache(), precompress()],
  resolve: {
    // The package's entry is its ES5 build; this one says the same in fewer bytes, and unused parts go.
    alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }],
    ...(mode === "test" ? { conditions: ["browser"] } : {}),
  },
  build: {
    assetsInlineLimit: 0, // the CSP has no data: source for scripts, styles or fonts
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: "index.html", sw: "src/worker/sw.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Screens that are used one after the other travel together: fewer requests, and they compress better.
          groups: [
            { name: "english-desk", test: /\/screens\/desk\/.*\.en\.ts$/ },
            { name: "english-company", test: /\/screens\/company\/.*\.en\.ts$/ },
            { name: "english-account", test: /\/screens\/account\/.*\.en\.ts$/ },
            { name: "english", test: /\.en\.ts$/ },
            { name: "visit", test: /\/src\/(screens\/(visit|minutes)|minutes|forms)\// },
            { name: "work", test: /\/src\/screens\/(sites|actions|outbox|settings)\// },
            { name: "gates", test: /\/src\/screens\/session\// },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(backendPaths.map((path) => [`^${path}(/|$)`, { target: backend }])),
  },
  preview: { headers: { "Content-Security-Policy": contentSecurityPolicy } },
  test: {
    environment: "jsdom",
    testTimeout: 30_000, // a busy machine: what is tested is what happens, not how fast
    include: ["src/**/*.test.ts", "plugins/**/*.test.ts"],
    // Driven by tests/simulation/test_real_client.py, which has an office for it.
    exclude: [
      ...configDefaults.exclude,
      ...(process.env["JALON_OFFICE"] ? [] : ["src/sync/real.test.ts"]),
    ],
    setupFiles: ["src/test-setup.ts"],
    restoreMocks: true,
  },
}));
