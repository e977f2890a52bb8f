import { expect, test } from "vitest";
import { match, type Route } from "./match";

const screen: Route["screen"] = () => Promise.reject(new Error("not opened here"));
const routes: Route[] = [
  { path: "/", screen },
  { path: "/chantiers", screen },
  { path: "/chantiers/nouveau", screen },
  { path: "/chantiers/:site", screen },
  { path: "/visites/:visit/tutorat/:worker/:theme", screen },
];

test.each([
  ["/", "/", {}],
  ["/chantiers", "/chantiers", {}],
  ["/chantiers/", "/chantiers", {}],
  ["/chantiers/nouveau", "/chantiers/nouveau", {}],
  ["/chantiers/b7", "/chantiers/:site", { site: "b7" }],
  ["/chantiers/l%C3%A0", "/chantiers/:site", { site: "là" }],
  ["/chantiers/100%", "/chantiers/:site", { site: "100%" }],
  [
    "/visites/v1/tutorat/w2/3",
    "/visites/:visit/tutorat/:worker/:theme",
    { visit: "v1", worker: "w2", theme: "3" },
  ],
])("%s opens %s", (path, pattern, params) => {
  const found = match(routes, path);
  expect(found?.route.path).toBe(pattern);
  expect(found?.params).toEqual(params);
});

test.each(["/chantier", "/chantiers//", "/visites/v1/tutorat/w2", "/m/abc"])(
  "%s opens no screen",
  (path) => {
    expect(match(routes, path)).toBeUndefined();
  },
);
