import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Which of our own folders each layer may not import (ARCHITECTURE: screens → forms → store, sync → records.gen). */
const layers = [
  { folder: "ui", forbidden: ["../*", "!../ui"] },
  {
    folder: "i18n",
    forbidden: ["**/screens/**", "**/forms/**", "**/store/**", "**/sync/**", "**/ui/**"],
  },
  {
    folder: "router",
    forbidden: ["**/screens/**", "**/forms/**", "**/store/**", "**/sync/**", "**/ui/**"],
  },
  { folder: "store", forbidden: ["**/screens/**", "**/forms/**", "**/ui/**"] },
  { folder: "sync", forbidden: ["**/screens/**", "**/forms/**", "**/ui/**"] },
  { folder: "forms", forbidden: ["**/screens/**"] },
];

const fetchOnlyInSync = {
  name: "fetch",
  message: "Only src/sync talks to the server.",
};

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/records.gen.ts", "src/desk.gen.ts"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", 300],
      // Ruff's limit of 8 counts branches only; this rule also counts `&&`, `??` and `?.`.
      complexity: ["error", { max: 12, variant: "modified" }],
      "no-restricted-globals": ["error", fetchOnlyInSync],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // `type` is needed where a shape must satisfy an index signature (dictionaries, records).
      "@typescript-eslint/consistent-type-definitions": "off",
      // "3 photos": a number in a sentence is not an accident.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // An arrow that ends in a call is how a handler is written.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // The index-signature style follows tsc's noPropertyAccessFromIndexSignature.
      "@typescript-eslint/dot-notation": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "The CSP reports it: use a class or style:property={value}.",
        },
      ],
      "svelte/button-has-type": "error",
      // An own router: every link is an ordinary href.
      "svelte/no-navigation-without-resolve": "off",
      // The default of a bindable prop is not a useless assignment.
      "no-useless-assignment": "off",
      // ESLint sees every imported component as `any`; svelte-check has their real types.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-redundant-type-constituents": "off",
      "prefer-const": "off",
      "svelte/prefer-const": ["error", { excludedRunes: ["$props", "$derived"] }],
    },
  },
  ...layers.map(({ folder, forbidden }) => ({
    files: [`src/${folder}/**`],
    ignores: ["**/*.test.ts", "**/testing/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: forbidden, message: `src/${folder} is below that folder.` }] },
      ],
    },
  })),
  { files: ["src/sync/**", "src/worker/sw.ts"], rules: { "no-restricted-globals": "off" } },
  { files: ["public/*.js", "*.config.js", "*.mjs"], ...ts.configs.disableTypeChecked },
  { files: ["plugins/**", "*.config.*", "*.mjs"], languageOptions: { globals: globals.node } },
);
