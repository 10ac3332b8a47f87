/* The answer follows the ticks. Every number comes from the server; without this file the form does the same. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-live]");
  const answer = document.getElementById("answer");
  if (!form || !answer || !window.fetch) return;

  let waiting;
  let asked;

  function query() {
    const fields = new URLSearchParams(new FormData(form));
    for (const name of ["level", "registered"]) if (!fields.get(name)) fields.delete(name);
    return fields.toString();
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const address = form.dataset.live + "?" + query();
    try {
      const reply = await fetch(address, { headers: { "X-Part": "verdict" }, signal: asked.signal });
      if (!reply.ok) return;
      answer.innerHTML = await reply.text();
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  function total(group) {
    const place = group.querySelector("[data-total]");
    const ticked = group.querySelectorAll("input[type=checkbox]:checked").length;
    const headline = answer.querySelector("[data-headline]");
    if (place && headline) place.textContent = ticked + " ✓ · " + headline.textContent;
  }

  form.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().then(() => form.querySelectorAll("fieldset").forEach(total)), 150);
  });
})();
