import { count } from "../../i18n/format";
import type { Wording } from "../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "Actions",
  ofSite: (site: string) => `Actions of ${site}`,
  all: "See the actions of all sites",
  late: (n: number) => `Late (${n})`,
  next: "To come",
  undated: "Without a date",
  none: "No open action. They are made during a visit, in the points of the minutes.",
  summary: (n: number, late: number) =>
    late > 0
      ? `${count(n, "open action", "open actions")}, ${late} of them late`
      : count(n, "open action", "open actions"),
  due: (day: string) => `for ${day}`,
  lateSince: (day: string) => `late, due ${day}`,
  owner: (name: string) => `Owner: ${name}`,
  from: (day: string) => `Visit of ${day}`,
  done: "Done",
  dropped: "Dropped",
  mark: (body: string) => `State of the action: ${body}`,
  markedDone: "Action marked done",
  markedDropped: "Action marked dropped",
};
export default en;
