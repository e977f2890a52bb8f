import { count, number } from "../../i18n/format";
import type { Wording } from "../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  title: "Settings",
  me: "You",
  name: "Name",
  email: "Address",
  territory: "Territory",
  account: "My account and devices",
  language: "Language",
  look: "Look of the screen",
  looks: { auto: "As the device", light: "Light", dark: "Dark", sun: "Full sunlight" },
  lock: {
    title: "Locking",
    after: "Without a touch",
    pocket: "In the pocket",
    minutes: (n: number) => `After ${count(n, "minute", "minutes")}`,
    atOnce: "At once",
    now: "Lock now",
    change: "Change the passphrase",
    old: "Present phrase",
    next: "New phrase",
    changed: "The phrase is changed.",
    wrong: "The present phrase does not fit.",
    act: "Change",
  },
  byPasskey: {
    start: "Open with my passkey too",
    why: "Your finger, your face or the phone's code will open it. Keep your phrase: it is the only way in if the passkey goes.",
    act: "Confirm",
    on: "Your passkey opens this phone too.",
    stop: "No longer open with my passkey",
    impossible: "This phone or this passkey cannot do it. First make a passkey under “My account”.",
  },
  phone: {
    title: "This device",
    contact: "Last exchange",
    never: "None yet",
    waiting: "To send",
    waits: (n: number, photos: number) =>
      `${count(n, "item", "items")}, ${count(photos, "photo", "photos")}`,
    storage: "Room taken",
    used: (used: string, of: string) => `${used} of ${of}`,
    full: "The phone is almost full. Free some room: private photos, apps.",
    kept: "Data protected",
    keptYes: "Yes, the browser keeps them",
    keptNo: "No, the browser may erase them when room is short",
    keptUnknown: "This browser does not tell",
    version: "Version",
    none: "Unknown (opened without installing)",
    mismatches: "Failed checks",
    sites: "Sites",
    siteCount: (n: number) => number(n),
    prepare: "Prepare this phone",
  },
  update: {
    text: "A new version is ready. It installs at the next start, or now; what is entered stays.",
    act: "Install now",
  },
  rescue: {
    title: "Rescue file",
    text: "What is not sent, in a sealed file that only the office can open.",
    act: "Save the file",
    empty: "Nothing waits: all is at the office.",
  },
  leave: {
    title: "Sign out",
    act: "Sign out",
    cleanTitle: "Sign out of this phone?",
    clean:
      "All is sent. The data will be erased from this phone; they stay at the office and return when you sign in again.",
    desk: "Nothing is kept in this browser.",
    unsentTitle: "Not all is sent",
    unsent: (n: number) =>
      `${count(n, "item is", "items are")} only on this phone. Send first, if you have a network.`,
    send: "See what waits",
    keep: "Sign out and keep, locked",
    keepHint: "What waits stays on this phone, encrypted. It leaves when you sign in here again.",
    erase: "Erase this phone",
    eraseText:
      "Erases all your data from this phone, even what was not sent. The office will never receive it. To confirm, write ERASE.",
    eraseWord: "ERASE",
    eraseField: "Write ERASE",
  },
};
export default en;
