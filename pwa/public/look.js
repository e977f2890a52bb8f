// Before the first paint: the look and the language chosen on this phone, so that nothing flashes.
try {
  const look = localStorage.getItem("jalon.look");
  const language = localStorage.getItem("jalon.language");
  if (look) document.documentElement.dataset.look = look;
  if (language) document.documentElement.lang = language;
} catch {
  // Storage refused (private window): the system's look and French.
}
