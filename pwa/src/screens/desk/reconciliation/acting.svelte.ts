import { isDecided, sameHours } from "./asked";
import { Deciding } from "./deciding.svelte";
import { type Decision, type Finding, review } from "./review";
import { t } from "./texts";

/** What may be done with a finding. */
export type Act = "accepted" | "dismissed" | "open" | "asked";

/** What a page of findings does with them: decides, or opens what asks for a reason or a question first. */
export class Acting {
  readonly deciding = new Deciding();
  dismissing = $state.raw<readonly Finding[]>();
  /** Findings that take the same hours as those dismissed: they may be dismissed with them. */
  also = $state.raw<readonly Finding[]>([]);
  asking = $state.raw<readonly Finding[]>();
  /** The finding that was last decided or asked about: what comes after it is offered next. */
  last = $state.raw<string>();
  readonly #where: () => { decide: string; month: string };
  readonly #then: () => Promise<void>;

  /** `where` names what the page decides on (a month, or a party and its month); `then` reads it again. */
  constructor(where: () => { decide: string; month: string }, then: () => Promise<void>) {
    this.#where = where;
    this.#then = then;
  }

  /** Begin an act: dismissing needs a reason, asking shows first what will be sent. */
  begin(act: Act, findings: readonly Finding[], also: readonly Finding[] = []): void {
    if (findings.length === 0 || this.deciding.busy) return;
    this.also = also;
    if (act === "dismissed") this.dismissing = findings;
    else if (act === "asked") this.asking = findings;
    else void this.decide(act, findings, "");
  }

  async decide(decision: Decision, findings: readonly Finding[], reason: string): Promise<void> {
    const about = [decision, reason, findings.map(({ key, basis, state }) => [key, basis, state])];
    const { decide } = this.#where();
    this.last = findings.at(-1)?.key;
    await this.deciding.act(
      about,
      async (op) => {
        const { decided } = await review.decide(decide, { op, decision, reason, findings });
        return t().decide.done[decision](decided);
      },
      this.#then,
      findings[0]?.record_id,
    );
  }

  async ask(findings: readonly Finding[], text: string): Promise<void> {
    const about = ["asked", text, findings.map(({ key, basis, state }) => [key, basis, state])];
    const { month } = this.#where();
    this.last = findings.at(-1)?.key;
    await this.deciding.act(
      about,
      async (op) => {
        const sent = await review.ask(month, { op, text, findings });
        return t().question.done(sent.asked, sent.due_on, sent.letters);
      },
      this.#then,
      findings[0]?.record_id,
    );
  }

  /** a, d and q on the finding that has the focus. Returns whether the key was one of them. */
  key(
    key: string,
    finding: Finding | undefined,
    fixed: boolean,
    others: readonly Finding[],
  ): boolean {
    const acts: Readonly<Record<string, Act>> = { a: "accepted", d: "dismissed", q: "asked" };
    const act = acts[key];
    if (!act || !finding || fixed) return false;
    if (act === "asked" ? !finding.can_ask : isDecided(finding)) return false;
    if (act === "accepted" && finding.urgency === "waiting") return false;
    this.begin(act, [finding], sameHours(finding, others));
    return true;
  }
}
