"use strict";
// What the application's pages do besides what links and forms do by themselves.
(() => {
  // Work that goes on: look again.
  const waiting = document.querySelector("[data-refresh]");
  if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.refresh));

  // How many were found, where to count them took longer than to show the first.
  const uncounted = document.querySelector("[data-count]");
  if (uncounted) fetch(uncounted.dataset.count).then((answer) => answer.ok ? answer.json() : {}).then((told) => {
    for (const one of document.querySelectorAll("[data-counted]")) one.textContent = told[one.dataset.counted] || one.textContent;
  }).catch(() => {});  // what stands there is true

  // A click on a quote is one on its key, unless words are being selected.
  document.addEventListener("click", (event) => {
    const quote = event.target.closest(".q[data-q]");
    if (!quote || event.target.closest("a") || String(getSelection())) return;
    const key = document.getElementById(quote.dataset.q);
    if (key) key.click();
  });

  // Whoever chose a quote goes on where it is told why, with the quote in sight.
  const told = document.getElementById("chosen");
  if (told) addEventListener("load", () => told.focus({ preventScroll: true }));

  // Words selected in the article become the words of the chosen quote.
  const words = document.querySelector(".mend textarea[name=value]");
  const text = document.querySelector("article.text");
  if (words && text) text.addEventListener("mouseup", () => {
    const chosen = getSelection();
    if (!chosen.isCollapsed && words.closest("details").open) {
      const copy = chosen.getRangeAt(0).cloneContents();
      copy.querySelectorAll(".key").forEach((key) => key.remove());
      words.value = copy.textContent.replaceAll("\u2060", "").trim();
    }
  });

  // Files dropped anywhere on the page.
  const form = document.querySelector("[data-drop]");
  if (form) {
    document.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
    document.addEventListener("dragleave", () => form.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length) { form.elements.files.files = event.dataTransfer.files; form.requestSubmit(); }
    });
  }

  // Keys to decide with.
  const decision = document.querySelector("[data-keys]");
  const keys = { s: "same", d: "different", u: "unsure", n: "skip" };
  if (decision) document.addEventListener("keydown", (event) => {
    const verdict = keys[event.key.toLowerCase()];
    if (!verdict || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    decision.querySelector(`button[value=${verdict}]`).click();
  });
})();
