// @vitest-environment node
import { describe, expect, it, vi } from "vitest";
import type { Env } from "./env";
import { callSignedIn, whenRefused } from "./refresh";

function office(answers: Record<string, [number, object]>): Env {
  const fetch = vi.fn(async (input: RequestInfo | URL) => {
    const [status, body] = answers[input as string] ?? [404, { code: "not_found" }];
    return Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { "Content-Type": "application/problem+json" },
      }),
    );
  });
  return {
    fetch,
    clock: { now: () => 0 } as Env["clock"],
    random: () => 0,
    csrf: () => null,
    dropCsrf: () => undefined,
    locks: undefined,
  };
}

const ORDER = { code: "device_closed", order: { device: "phone-1" } };

describe("a phone whose session the office does not know any more", () => {
  it("hears at whichever request what the office says, before anybody else does", async () => {
    const heard: object[] = [];
    whenRefused(async (body) => {
      heard.push(body);
      return Promise.resolve();
    });
    const env = office({ "/sync/v1/pull": [401, ORDER], "/auth/refresh": [401, ORDER] });
    await callSignedIn(env, { method: "POST", path: "/sync/v1/pull" });
    expect(heard).toEqual([ORDER]);
  });

  it("hears it too where it may still refresh its session, to send what it holds", async () => {
    const heard: object[] = [];
    whenRefused(async (body) => {
      heard.push(body);
      return Promise.resolve();
    });
    const env = office({ "/sync/v1/pull": [401, ORDER], "/auth/refresh": [200, {}] });
    await callSignedIn(env, { method: "POST", path: "/sync/v1/pull" });
    expect(heard).toEqual([ORDER]);
  });

  it("hears nothing while the office answers", async () => {
    const heard: object[] = [];
    whenRefused(async (body) => {
      heard.push(body);
      return Promise.resolve();
    });
    const env = office({
      "/sync/v1/pull": [200, {}],
    });
    await callSignedIn(env, { method: "POST", path: "/sync/v1/pull" });
    expect(heard).toEqual([]);
  });
});
