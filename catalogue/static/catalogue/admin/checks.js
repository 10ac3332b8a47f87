// The editor's panel of checks: asks for them when the editor opens and after every save, leads to the field
// that a check is about, and sends acknowledgements. What is checked is decided on the server.
(() => {
  "use strict";
  const AFTER_A_SAVE = 400; // milliseconds: saves that follow each other closely are asked about once
  let timer = 0;
  let latest = 0;

  const panel = () => document.querySelector("[data-side-panel='specification'] [data-checks]");
  const part = (name) => panel()?.querySelector(`[data-checks-${name}]`);

  function show(html) {
    const list = part("list");
    if (!list) return;
    const held = document.activeElement?.closest("[data-checks-list]") !== null;
    list.innerHTML = html;
    part("waiting").hidden = true;
    part("failed").hidden = true;
    part("status").textContent = list.querySelector("[data-checks-sum]")?.textContent ?? "";
    const refused = list.querySelector("[aria-invalid]");
    if (refused) refused.focus();
    else if (held) focusOn(list);
    const count = Number(list.querySelector("[data-checks-count]")?.dataset.checksCount ?? 0);
    const counter = document.querySelector(
      "[data-side-panel-toggle='specification'] [data-side-panel-toggle-counter]",
    );
    if (counter) {
      counter.textContent = count;
      counter.hidden = count === 0;
    }
  }

  function focusOn(element) {
    if (!element.matches("a, button, input, select, textarea")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  async function ask(options) {
    const url = panel()?.dataset.checksUrl;
    if (!url) return;
    const mine = ++latest;
    try {
      const response = await fetch(options?.url ?? url, {
        headers: { "X-Requested-With": "XMLHttpRequest" },
        ...options?.init,
      });
      if (!response.ok) throw new Error(response.statusText);
      const html = await response.text();
      if (mine === latest) show(html);
    } catch {
      if (mine === latest && part("failed")) part("failed").hidden = false;
    }
  }

  // Somebody who is writing a reason is not interrupted by a save.
  const writing = () => Array.from(panel()?.querySelectorAll("textarea") ?? []).some((one) => one.value);

  function askSoon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (writing() ? askSoon() : ask()), AFTER_A_SAVE);
  }

  function target(anchor) {
    const [, path] = anchor.split(":w:contentpath=");
    return path ? document.querySelector(`[data-contentpath="${path}"]`) : document.getElementById(anchor);
  }

  function goTo(element) {
    element.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true })); // Wagtail opens the tab
    for (let at = element.closest("[data-panel]"); at; at = at.parentElement.closest("[data-panel]")) {
      at.querySelector(":scope > * [data-panel-toggle][aria-expanded='false']")?.click();
    }
    window.requestAnimationFrame(() => {
      element.scrollIntoView({ block: "center" });
      const within = element.querySelector("input:not([type=hidden]), select, textarea, [contenteditable], button");
      focusOn(within ?? element);
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-checks-anchor]");
    const element = link && target(link.dataset.checksAnchor);
    if (!element) return;
    event.preventDefault();
    goTo(element);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("[data-checks-list] [data-checks-form]");
    if (!form) return;
    event.preventDefault();
    ask({ url: form.action, init: { method: "POST", body: new FormData(form, event.submitter) } });
  });

  document.addEventListener("w-autosave:success", askSoon);
  document.addEventListener("DOMContentLoaded", () => ask());
})();
