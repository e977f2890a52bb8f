/** What browsers send before they offer to install; not yet in the types of the platform. */
interface InstallOffer extends Event {
  prompt: () => Promise<{ outcome: "accepted" | "dismissed" }>;
}

let offer = $state.raw<InstallOffer>();

function onHomeScreen(): boolean {
  const { standalone } = navigator as { standalone?: boolean };
  return standalone === true || matchMedia("(display-mode: standalone)").matches;
}

/** Whether Jalon stands among the phone's apps, and how it gets there. */
export const installation = {
  get done(): boolean {
    return onHomeScreen();
  },
  /** The browser can install with one tap. */
  get offered(): boolean {
    return offer !== undefined;
  },
  /** Safari has no offer: it is done by hand, and without it the phone forgets after seven days. */
  get byHand(): boolean {
    return /iPhone|iPad/.test(navigator.userAgent) && !onHomeScreen();
  },
  async accept(): Promise<boolean> {
    const answer = await offer?.prompt();
    offer = undefined;
    return answer?.outcome === "accepted";
  },
  /** The offer comes once, soon after the page began. Returns how to stop listening. */
  listen(): () => void {
    const keep = (event: Event): void => {
      event.preventDefault();
      offer = event as InstallOffer;
    };
    addEventListener("beforeinstallprompt", keep);
    return () => removeEventListener("beforeinstallprompt", keep);
  },
};
