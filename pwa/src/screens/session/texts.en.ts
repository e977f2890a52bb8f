import { count, number } from "../../i18n/format";
import type { Wording } from "../../i18n/language.svelte";
import type fr from "./texts.fr";

const en: Wording<typeof fr> = {
  signIn: {
    title: "Sign in",
    intro: "With the address and the password that the insertion unit gave you.",
    email: "E-mail address",
    password: "Password",
    act: "Sign in",
    emptied: "This browser no longer keeps your data. Sign in: what the office has comes back.",
    back: (name: string) => `Back to ${name}`,
    installFirst: "On an iPhone, install Jalon first",
    installWhy: "What you would prepare here would not pass into the installed app.",
    emailMissing: "Write your address, for example first.last@example.org",
    passwordMissing: "Write your password",
    code: "Code",
    codeIntro: "Your application for codes shows six figures.",
    codeHint: "Or one of your recovery codes",
    codeMissing: "Write the code",
    demoIntro: "In the demo the code is shown beside the accounts.",
    confirm: "Confirm",
    lost: "Forgotten password?",
    otherAccount: "Back to the password",
    passkey: "Use a passkey",
    passkeyOnly: "This account opens with your passkey: finger, face or the phone's code.",
    passkeyCancelled: "The passkey was not used. Try again, or give your password.",
  },
  again: {
    title: "Sign in again",
    intro:
      "Your session with the office has ended. Nothing is lost: all that waits leaves as soon as you are signed in again.",
    as: (email: string) => `You are ${email}`,
    done: "You are signed in again. Sending goes on.",
    goOn: "Continue",
  },
  refused: {
    wrong_credentials: "The address or the password does not fit. Check both.",
    wrong_code: "This code does not fit. A code serves once: wait for the next one.",
    passkey_refused: "This passkey is not known here. Give your password.",
    rate: (minutes: number) =>
      `Too many tries. Wait ${count(minutes, "minute", "minutes")}, then try again.`,
    offline:
      "No answer from the office. The first sign-in needs a network: go where there is one, then try again.",
    other: "The office could not sign you in. Try again in a minute; else call the insertion unit.",
  },
  enrol: {
    title: "Protect your account",
    why: (name: string) =>
      `Hello ${name}. You see the files of people in hardship: a password alone is not enough. Choose a second proof, once and for all.`,
    passkeyWhy:
      "The simplest: your phone or computer recognises you (finger, face, code). No password to type any more.",
    passkey: "Make a passkey",
    totpWhy: "Or an application for codes, which you may have already.",
    totp: "Use an application for codes",
    cancelled: "The passkey was not made. Try again, or take an application for codes.",
    noAnswer: "No answer from the office. Try again when there is a network.",
  },
  totp: {
    scan: "Take a picture of this square with your application for codes.",
    square: "Square for the application for codes",
    samePhone: "The application is on this device: open it",
    byHand: "Copy it by hand",
    first: "Code that the application shows",
    confirm: "Confirm",
    wrong: "This code does not fit. Check the hour of your phone, then take the next code.",
    noAnswer: "No answer from the office. Try again when there is a network.",
  },
  codes: {
    title: "Your recovery codes",
    why: "The day your phone is lost, one of these codes replaces the second proof. Each serves once.",
    save: "Save in a file",
    file: "jalon-recovery-codes.txt",
    once: "They will never be shown again.",
    kept: "I have written them down in a safe place, other than this phone",
    goOn: "Continue",
  },
  sure: {
    title: "Is it you?",
    why: "To change this, first confirm that it is you.",
  },
  lost: {
    title: "Forgotten password",
    intro: "Write your address: an e-mail will let you choose another.",
    act: "Receive the e-mail",
    sent: (email: string) =>
      `If ${email} has an account, an e-mail has just left. It is valid for thirty minutes.`,
    nothing: "Nothing came? Look among the unwanted mail, or call your administrator.",
    back: "Back to signing in",
    tooOften: "Several e-mails have left already. Wait an hour before asking again.",
    noAnswer: "No answer from the office. Try again when there is a network.",
  },
  choose: {
    title: "Choose a password",
    hello: (name: string, territory: string) => `Hello ${name}. Your account at ${territory}.`,
    field: "New password",
    hint: "At least 15 characters. Four unrelated words are safer than one complicated word.",
    left: (n: number) => `${count(n, "character", "characters")} more`,
    named: (word: string) => `“${word}” is too easily guessed here`,
    act: "Choose this password",
    done: "Your password is chosen.",
    over: "This link can no longer be used",
    looking: "Checking the link…",
    noAnswer: "No answer from the office. Open the link of the e-mail again with a network.",
  },
  unopened: {
    title: (n: number) => `${count(n, "item waits", "items wait")} on this phone`,
    why: "You can send them without opening the phone: they are sealed, only the office can read them.",
    act: "Send without opening",
    sent: (n: number) => `${count(n, "item has", "items have")} arrived at the office.`,
    stays: (n: number, code: string | null) =>
      code === "offline"
        ? "No answer from the office. Try again when there is a network."
        : code === "not_signed_in" || code === "session_reused"
          ? "You must first sign in again. Nothing is lost."
          : `${count(n, "item", "items")} could not leave. Nothing is lost.`,
  },
  wiped: {
    title: "Phone wiped",
    why: "The office asked this phone to be wiped: its files are gone. What was not sent is still here, sealed.",
    rest: "What cannot leave",
    restText: "Photos included, a file that only the office can open. Hand it to your supervisor.",
    forget: "Forget everything on this phone",
  },
  passphrase: {
    title: "Your passphrase",
    hello: (name: string) => `Hello ${name}.`,
    why: "This phone will carry people's files. They are encrypted on it: only your phrase opens them. The office does not know it and cannot find it again.",
    field: "Choose a passphrase",
    hint: "At least 12 characters. Four unrelated words that you remember are better than complicated signs.",
    again: "Write it a second time",
    differ: "The two phrases differ",
    forgotten:
      "If you forget it: nothing opens, but what is not sent can still be exported for the office.",
    act: "Protect this phone",
    left: (n: number) => `Too short: ${count(n, "character", "characters")} more`,
    weak: "Too easy to guess",
    fair: "Suitable. One more word would make it much safer",
    good: "A good phrase",
    someoneElse: "This is not me",
  },
  unlock: {
    byPasskey: "Open with my passkey",
    passkeyClosed: "The passkey did not open the phone. Use your passphrase.",
    title: "Unlock",
    who: (name: string) => `Hello ${name}.`,
    field: "Passphrase",
    act: "Unlock",
    wrong: "This is not the right phrase. Nothing is erased, even after several tries.",
    wait: (seconds: number) => `Next try possible in ${count(seconds, "second", "seconds")}.`,
    expired:
      "This phone has not spoken to the office for 14 days: sign in again before it opens. Nothing is lost.",
    reconnect: "Sign in again",
    change: "Change person",
    unsent: (n: number) => (n === 0 ? "All is sent" : `${count(n, "item", "items")} to send`),
    newPerson: "Somebody else",
    forgotten: "Phrase forgotten?",
    forgottenText:
      "Nobody can find it again. First save what is not sent to a sealed file: only the office can open it and put it back in its place.",
    export: "Save what is not sent",
  },
  preparation: {
    title: "Prepare this phone",
    signedIn: (name: string) => `Signed in: ${name}`,
    installed: "Jalon is installed",
    install: "Install Jalon",
    installWhy: "It then opens like an app, without network and without an address bar.",
    installNow: "Install",
    installLater:
      "This browser does not offer it yet. Look for “Install app” or “Add to home screen” in its menu.",
    iosSteps: [
      "Tap the Share button: a square with an arrow pointing up, at the bottom of the screen.",
      "Scroll the list and tap “Add to Home Screen”, with a square and a plus.",
      "Tap “Add” at the top right, then open Jalon by its icon.",
    ],
    iosWhy:
      "On an iPhone it is necessary: without it, the phone erases the data after seven days without use.",
    stored: "The phone will keep the data",
    store: "Keep the data",
    storeWhy:
      "Without this consent, the browser may erase the data when room is short. What is sent stays at the office.",
    storeNow: "Ask the phone",
    storeRefused:
      "The browser has not agreed yet. It often does once Jalon is installed or after some days of use.",
    receive: "Receive the sites",
    figures: (at: number, of: number) => `${number(at)} of ${number(of)}`,
    starting: "The office prepares your sites…",
    noAnswer: "No answer from the office. Receiving will go on where it stopped.",
    retry: "Try again",
    ready: "Ready offline",
    readyText: "Your sites are on this phone. You can switch the network off.",
    toAgenda: "Open my visits",
    toHours: "Open my hours",
    background: "Go on while receiving",
  },
};
export default en;
