/* Filters work at once. Every page comes from the server; without this file the buttons do the same. */
(() => {
  "use strict";
  const form = document.getElementById("find");
  if (!form || !window.fetch) return;

  let asked;

  function address() {
    const fields = new URLSearchParams(new FormData(form));
    for (const name of ["q", "sort"]) if (!fields.get(name)) fields.delete(name);
    const text = fields.toString();
    return form.getAttribute("action") + (text ? "?" + text : "");
  }

  function put(page) {
    const folds = new Map([...document.querySelectorAll("main details")].map((one) => [one.id || one.className, one.open]));
    const place = document.activeElement;
    const here = place && place.name && place.form === form ? [place.name, place.value] : null;
    for (const part of [".results", ".tabs", "#found"]) {
      document.querySelector(part).replaceWith(page.querySelector(part));
    }
    for (const fold of document.querySelectorAll("main details")) {
      const open = folds.get(fold.id || fold.className);
      if (open !== undefined) fold.open = open;
    }
    document.title = page.title;
    document.getElementById("news").textContent = document.getElementById("found").textContent;
    if (here) {
      const again = [...form.elements].find((one) => one.name === here[0] && (one.tagName === "SELECT" || one.value === here[1]));
      if (again) again.focus({ preventScroll: true });
    }
  }

  async function ask(to) {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const reply = await fetch(to, { signal: asked.signal, headers: { Accept: "text/html" } });
      if (!reply.ok) throw new Error(String(reply.status));
      put(new DOMParser().parseFromString(await reply.text(), "text/html"));
      if (to !== location.pathname + location.search) history.pushState(null, "", to);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(to);
    }
  }

  window.addEventListener("popstate", () => location.reload());

  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.name !== "q") ask(address());
  });
})();
