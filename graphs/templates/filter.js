"use strict";
// Filters what a page lists. Its form, #filter, has fields that are named for what they choose by; each element with data-in
// is an item. An item's outlet, say, is the data-outlet of itself or of the nearest element around it. Fields are
//   search: every word must stand in the item or in a data-label around it; from, to: data-date lies between them
//   checkboxes: data-NAME is one that is checked
//   range: data-NAME (0 to 1) is at least so many per cent; select: data-NAME is it; text: data-NAME holds it
// data-in names the groups that an item is in ("a1 s7"). An element with data-of is shown while its group has an item,
// and the text of one with data-n is the number of its group's items that are shown, but for those with data-uncounted;
// with data-across the number of the first groups that these are in. While anything is filtered, data-shown is how many of what
// it selects, in the section around it or the page, are shown, data-whole hides what tells of all, data-filtered shows; where
// nothing fits data-none shows and data-some hides.
(() => {
  const form = document.getElementById("filter");
  const items = [...document.querySelectorAll("[data-in]")];
  if (!form || !items.length) return;
  const status = form.querySelector("[role=status]");
  const noun = status.dataset.noun;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const written = (selector) => all(selector).map((element) => [element, element.textContent]);
  const counts = written("[data-n]");
  const across = written("[data-across]");
  const headings = written("[data-shown]");
  const total = items.filter((item) => !("uncounted" in item.dataset)).length.toLocaleString("en");
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
    const places = new Map();  // the first groups of these
    let shown = 0;
    for (const item of items) {
      item.hidden = !wanted.every((test) => test(item));
      if (item.hidden) continue;
      const one = "uncounted" in item.dataset ? 0 : 1;
      shown += one;
      const groups = item.dataset.in.split(" ");
      for (const group of groups) {
        number.set(group, (number.get(group) || 0) + one);
        if (!places.has(group)) places.set(group, new Set());
        if (one) places.get(group).add(groups[0]);
      }
    }
    const tell = (some, count) => some.forEach(([element, whole]) => { element.textContent = wanted.length ? count(element).toLocaleString("en") : whole; });
    for (const element of all("[data-of]")) element.hidden = wanted.length > 0 && !number.has(element.dataset.of);
    for (const element of all("[data-whole]")) element.hidden = wanted.length > 0;
    for (const element of all("[data-filtered]")) element.hidden = !wanted.length;
    const isNone = items.every((item) => item.hidden);
    for (const element of all("[data-none]")) element.hidden = !isNone;
    for (const element of all("[data-some]")) element.hidden = isNone;
    tell(counts, (element) => number.get(element.dataset.n) || 0);
    tell(across, (element) => (places.get(element.dataset.across) || new Set()).size);
    tell(headings, (element) => [...(element.closest("section") || document).querySelectorAll(element.dataset.shown)].filter((one) => !one.hidden).length);
    status.textContent = !wanted.length ? `${total} ${noun}` : shown ? `${shown.toLocaleString("en")} of ${total} ${noun} shown`
      : `Nothing matches: none of ${total} ${noun}`;
    form.querySelector("[type=reset]").hidden = !wanted.length;
  }

  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(filter, 200); };
  form.addEventListener("input", items.length > 2000 ? soon : filter);
  form.querySelector("[type=reset]").addEventListener("click", (event) => { event.preventDefault(); form.reset(); filter(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
