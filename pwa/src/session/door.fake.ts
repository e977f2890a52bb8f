/** The office as far as signing in goes. */
export class Door {
  readonly asked: { path: string; body: Record<string, unknown> }[] = [];
  refusal: { status: number; code: string } | null = null;
  isDown = false;
  role: string | null = null;

  readonly fetch: typeof fetch = async (input, init) => {
    const path = input as string;
    const body = JSON.parse((init?.body as string | undefined) ?? "{}") as Record<string, unknown>;
    this.asked.push({ path, body });
    if (this.isDown) throw new TypeError("network");
    await Promise.resolve();
    if (this.refusal) return json(this.refusal.status, { code: this.refusal.code });
    if (path === "/auth/revoke") return new Response(null, { status: 204 });
    if (path.startsWith("/sync")) return json(503, { code: "unavailable" });
    const given = typeof body["email"] === "string" ? body["email"] : "ana@example.org";
    const email = given.toLowerCase();
    const name = email.split("@")[0] ?? "";
    const place = { id: "t", name: "Rivaloire", demo: true };
    const role = this.role ?? (name === "alice" ? "supervisor" : "officer");
    const user = { id: `u-${name}`, name, role, email, territory: place };
    return json(200, { user, sealing_key: "" });
  };
}

function json(status: number, body: unknown): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
}
