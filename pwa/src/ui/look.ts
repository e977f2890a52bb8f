/** How the screens look on this phone: as the system says, or always light, dark, or for full sunlight. */
export type Look = "auto" | "light" | "dark" | "sun";

const kept = "jalon.look"; // public/look.js reads it before the first paint

export function currentLook(): Look {
  const chosen = document.documentElement.dataset["look"];
  return chosen === "light" || chosen === "dark" || chosen === "sun" ? chosen : "auto";
}

export function chooseLook(look: Look): void {
  if (look === "auto") {
    delete document.documentElement.dataset["look"];
    localStorage.removeItem(kept);
  } else {
    document.documentElement.dataset["look"] = look;
    localStorage.setItem(kept, look);
  }
}
