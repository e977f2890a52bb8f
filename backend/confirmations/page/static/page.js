// Reads the link's token from the fragment, keeps an answer until it is received, counts the lines.
"use strict";
(() => {
  const KEPT = "jalon.c", WEEK = 7 * 86400e3, PAUSES = [5, 15, 60, 300];
  const at = (id) => document.getElementById(id);
  const view = at("view"), form = at("answers"), state = at("state"), again = at("again");
  let kept = null, sending = false, tries = 0, timer = 0;

  const open = (token) => {
    view.elements.token.value = token;
    const said = document.createElement("input");
    said.type = "hidden";
    said.name = "lang";
    said.value = document.documentElement.lang;
    view.append(said);
    view.submit();
  };
  const say = (what) => {
    state.textContent = what ? state.dataset[what] : "";
    state.hidden = !what;
    again.hidden = what !== "kept";
  };
  const keep = (what) => {
    kept = what;
    try {
      if (what) localStorage.setItem(KEPT, JSON.stringify(what));
      else localStorage.removeItem(KEPT);
    } catch {
      // Without storage the answer stays on this page only.
    }
  };
  const find = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEPT));
      if (found && Date.now() - found.at < WEEK) return found;
      localStorage.removeItem(KEPT);
    } catch {
      // Nothing kept, or nothing that can be read.
    }
    return null;
  };
  const busy = (is) => {
    for (const each of document.querySelectorAll("#answers button")) each.disabled = is;
  };

  async function send(word) {
    if (sending || !kept) return;
    sending = true;
    clearTimeout(timer);
    say(word);
    let status = 0;
    try {
      const answer = await fetch("/c/answer", {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body: kept.body,
        signal: AbortSignal.timeout?.(20000),
      });
      status = answer.status;
    } catch {
      // No answer: it may have been received all the same, and is sent again as it is.
    }
    sending = false;
    if (status < 200 || status >= 500 || status === 429) {
      say("kept");
      timer = setTimeout(send, PAUSES[Math.min(tries++, 3)] * 1000, "sending");
      return;
    }
    const { token, body } = kept;
    keep(null);
    if (status === 422 && form && new URLSearchParams(body).get("answer") === form.elements.answer.value) {
      busy(false);
      form.submit();
    } else if (!form || view.elements.token.value === token) open(token);
    else say("");
  }

  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    if (event.submitter?.name === "all") {
      const mark = document.createElement("input");
      mark.type = "hidden";
      mark.name = "all";
      mark.value = "yes";
      form.append(mark);
    }
    keep({ token: form.elements.token.value, body: body.toString(), at: Date.now() });
    busy(true);
    void send("sending");
  });
  const count = () => {
    const exact = form.querySelectorAll("[value=exact]:checked").length;
    const all = form.querySelectorAll("fieldset").length;
    const unknown = form.querySelectorAll("[value=unknown]:checked").length;
    const counts = at("counts");
    counts.textContent = counts.dataset.words.replace("{exact}", exact).replace("{changed}", all - exact - unknown);
  };
  if (form) {
    form.addEventListener("change", count);
    count();
    at("errors")?.focus();
  }
  addEventListener("online", () => void send("sending"));
  document.addEventListener("visibilitychange", () => document.hidden || void send("sending"));
  again.addEventListener("click", () => void send("sending"));

  const read = () => {
    const token = location.hash.slice(1);
    if (!/^[\w-]{43}$/.test(token)) return false;
    history.replaceState(null, "", "/c");
    if (at("wait")) at("wait").hidden = false;
    if (kept && kept.token === token) void send("resent");
    else open(token);
    return true;
  };
  kept = find();
  addEventListener("hashchange", read);
  if (!read() && kept) void send("resent");
})();
