"use strict";
// Filters what a page lists. Its form, #filter, has fields that are named for what they choose by; each element with data-in
// is an item. An item's outlet, say, is the data-outlet of itself or of the nearest element around it. Fields are
//   search: every word must stand in the item or in a data-label around it; from, to: data-date lies between them
//   checkboxes: data-NAME is one that is checked
//   range: data-NAME (0 to 1) is at least so many per cent; select: data-NAME is it; text: data-NAME holds it
// data-in names the groups that an item is in ("a1 s7"). An element with data-of is shown while its group has an item,
// and the text of one with data-n is the number of its group's items that are shown, but for those with data-uncounted.
(() => {
  const form = document.getElementById("filter");
  const items = [...document.querySelectorAll("[data-in]")];
  if (!form || !items.length) return;
  const status = form.querySelector("[role=status]");
  const noun = status.dataset.noun;
  const counts = [...document.querySelectorAll("[data-n]")].map((element) => [element, element.textContent]);
  const words = new Map();

  const of = (item, name) => { const near = item.closest(`[data-${name}]`); return near ? near.dataset[name] : ""; };

  function wordsOf(item) {
    if (!words.has(item)) {
      let text = item.textContent;
      for (let near = item.closest("[data-label]"); near; near = near.parentElement.closest("[data-label]")) text += ` ${near.dataset.label}`;
      words.set(item, text.toLowerCase().replace(/\s+/g, " "));
    }
    return words.get(item);
  }

  // What an item must fulfil: a test for each field that says anything.
  function tests() {
    const found = [];
    const boxes = new Map();
    for (const field of form.elements) {
      const { name, type, value } = field;
      if (!name) continue;
      if (type === "checkbox") {
        if (!boxes.has(name)) boxes.set(name, []);
        boxes.get(name).push(field);
      } else if (type === "range") {
        form.querySelector(`output[for=${field.id}]`).textContent = `${value} %`;
        if (Number(value)) found.push((item) => Math.floor(Number(of(item, name)) * 100 + 1e-6) >= Number(value));
      } else if (value.trim()) {
        const asked = value.trim().toLowerCase();
        if (type === "search") { const terms = asked.split(/\s+/); found.push((item) => terms.every((term) => wordsOf(item).includes(term))); }
        else if (name === "from") found.push((item) => of(item, "date") >= asked);
        else if (name === "to") found.push((item) => of(item, "date") && of(item, "date") <= asked);
        else if (type === "select-one") found.push((item) => of(item, name) === value);
        else found.push((item) => of(item, name).toLowerCase().includes(asked));
      }
    }
    for (const [name, group] of boxes) {
      const chosen = new Set(group.filter((box) => box.checked).map((box) => box.value));
      if (chosen.size < group.length) found.push((item) => chosen.has(of(item, name)));
    }
    return found;
  }

  function filter() {
    const wanted = tests();
    const number = new Map();  // of each group's items that are shown and count
    let shown = 0;
    for (const item of items) {
      item.hidden = !wanted.every((test) => test(item));
      if (item.hidden) continue;
      const one = "uncounted" in item.dataset ? 0 : 1;
      shown += one;
      for (const group of item.dataset.in.split(" ")) number.set(group, (number.get(group) || 0) + one);
    }
    for (const [element, whole] of counts) element.textContent = wanted.length ? (number.get(element.dataset.n) || 0).toLocaleString("en") : whole;
    for (const element of document.querySelectorAll("[data-of]")) element.hidden = wanted.length > 0 && !number.has(element.dataset.of);
    const all = items.filter((item) => !("uncounted" in item.dataset)).length.toLocaleString("en");
    status.textContent = !wanted.length ? `${all} ${noun}` : shown ? `${shown.toLocaleString("en")} of ${all} ${noun} shown`
      : `None of ${all} ${noun} fits`;
    form.querySelector("[type=reset]").hidden = !wanted.length;
  }

  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(filter, items.length > 2000 ? 200 : 0); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
