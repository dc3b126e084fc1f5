"use strict";
// Shows why a quote was given to its speaker: on hover over its text, on focus of its key. Escape hides it.
(() => {
  const panel = document.getElementById("why");
  let shown = "";
  let timer = 0;

  const pieces = (id) => document.querySelectorAll(`.q[data-q="${CSS.escape(id)}"]`);
  const light = (ids, on) => ids.split(" ").filter(Boolean).forEach((id) =>
    pieces(id).forEach((piece) => piece.classList.toggle("on", on)));

  function hide() {
    clearTimeout(timer);
    light(shown, false);
    shown = "";
    panel.hidden = true;
  }

  function show(ids, box) {
    clearTimeout(timer);
    const all = ids.join(" ");
    if (all === shown) return;
    hide();
    shown = all;
    panel.replaceChildren(...ids.flatMap((id) => {
      const line = document.getElementById(id);
      const name = document.createElement("p");
      name.className = "name";
      name.textContent = line.closest(".voice").querySelector("h4 bdi").textContent;
      const why = line.querySelector(".why").cloneNode(true);
      why.removeAttribute("id");
      const sure = document.createElement("div");
      sure.append(Object.assign(document.createElement("dt"), { textContent: "confidence" }), " ",
        Object.assign(document.createElement("dd"), { textContent: line.querySelector(".confidence").textContent }));
      why.append(sure);
      return [name, why];
    }));
    panel.hidden = false;
    const width = document.documentElement.clientWidth;
    const left = Math.min(Math.max(box.left, 16), Math.max(width - panel.offsetWidth - 16, 16));
    const below = box.bottom + panel.offsetHeight + 12 < innerHeight || box.top < panel.offsetHeight + 12;
    panel.style.left = `${left + scrollX}px`;
    panel.style.top = `${scrollY + (below ? box.bottom + 6 : box.top - panel.offsetHeight - 6)}px`;
    light(shown, true);
  }

  function idsAt(node) {
    const ids = [];
    for (let q = node.closest(".q[data-q]"); q; q = q.parentElement.closest(".q[data-q]")) ids.push(q.dataset.q);
    return ids;
  }

  document.addEventListener("mouseover", (event) => {
    const key = event.target.closest("[data-why]");
    const ids = key ? [key.dataset.why] : idsAt(event.target);
    if (ids.length) {
      const boxes = [...(key || event.target).getClientRects()];
      const box = boxes.find((b) => event.clientY >= b.top && event.clientY <= b.bottom) || boxes[0];
      show(ids, { left: event.clientX - 40, top: box.top, bottom: box.bottom });
    } else if (panel.contains(event.target)) {
      clearTimeout(timer);
    } else if (shown) {
      clearTimeout(timer);
      timer = setTimeout(hide, 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const key = event.target.closest("[data-why]");
    if (key) {
      key.setAttribute("aria-describedby", "why");
      show([key.dataset.why], key.getBoundingClientRect());
    } else if (shown) hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
