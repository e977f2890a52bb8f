import type { IconName } from "../../../ui/icon-names";
import { t } from "./texts";

export const HOME = "/bureau/donnees";

export interface Page {
  readonly path: string;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
}

/** The pages of the area, in the order in which they stand on its first page. */
export function pages(): readonly Page[] {
  const { readers, alarms } = t();
  return [
    { path: "/lectures", icon: "search", title: readers.title, text: readers.about },
    { path: "/alertes", icon: "alert", title: alarms.title, text: alarms.about },
  ];
}
