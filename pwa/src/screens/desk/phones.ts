import { dayAndHour } from "../../i18n/format";
import type { Phone } from "./office";
import { t } from "./texts";

const HOUR_MS = 3_600_000;

/** How long ago, as people say it: «il y a 3 h», «il y a 2 jours». */
export function ago(instant: string, now: Date): string {
  const hours = Math.floor((now.getTime() - Date.parse(instant)) / HOUR_MS);
  if (hours < 1) return t().ago.minutes;
  return hours < 48 ? t().ago.hours(hours) : t().ago.days(Math.floor(hours / 24));
}

/** When the office last heard of a phone. */
export function lastHeard({ last_seen }: Phone, now: Date): string {
  return last_seen
    ? t().phones.heard(dayAndHour(last_seen), ago(last_seen, now))
    : t().phones.neverHeard;
}

/** What a phone said is waiting on it: «14 saisies et 3 photos à envoyer». */
export function waitingWords({ waiting, photos }: Phone): string {
  if (waiting + photos === 0) return t().phones.nothing;
  const parts = [
    waiting > 0 ? t().phones.entries(waiting) : "",
    photos > 0 ? t().phones.photos(photos) : "",
  ];
  return t().phones.unsent(parts.filter(Boolean).join(t().phones.and));
}

/** The number as a telephone dials it. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}
