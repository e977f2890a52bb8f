/**
 * Minutes from what people write for a duration: «7», «7,5», «7h30», «7:30», «45 min».
 * A bare number is hours. Null when nothing is written, undefined when it cannot be read.
 */
export function readHours(text: string): number | null | undefined {
  const written = text.replace(/[\s\u00a0\u202f]/g, "").toLowerCase();
  if (written === "") return null;
  const minutes = /^(\d+)(?:min|mn|m)$/.exec(written);
  if (minutes) return Number(minutes[1]);
  const clock = /^(\d+)(?:h|:)(\d{0,2})$/.exec(written);
  if (clock) return clockMinutes(Number(clock[1]), Number(clock[2]));
  const decimal = /^\d*[.,]?\d+$|^\d+[.,]?$/.exec(written);
  return decimal ? Math.round(Number(written.replace(",", ".")) * 60) : undefined;
}

function clockMinutes(hours: number, minutes: number): number | undefined {
  return minutes < 60 ? hours * 60 + minutes : undefined;
}

/** Minutes as they are written in a field: «7h30», «412h». */
export function writeHours(minutes: number | null): string {
  if (minutes === null) return "";
  const rest = minutes % 60;
  return `${String(Math.floor(minutes / 60))}h${rest === 0 ? "" : String(rest).padStart(2, "0")}`;
}
