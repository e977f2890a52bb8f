import type { IconName } from "../../../ui/icon-names";
import { t as archive } from "./archive.texts";
import { t as of } from "./people.texts";
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
  const { file, dues, notice } = of();
  return [
    { path: "/personnes", icon: "people", title: file.title, text: file.about },
    { path: "/echeances", icon: "calendar", title: dues.title, text: dues.about },
    { path: "/archive", icon: "lock", title: archive().title, text: archive().about },
    { path: "/notice", icon: "document", title: notice.title, text: notice.about },
    { path: "/lectures", icon: "search", title: readers.title, text: readers.about },
    { path: "/alertes", icon: "alert", title: alarms.title, text: alarms.about },
  ];
}
