"use strict";
// Sorts the tables of class "sortable" by a click on the head of a column: words up, numbers (class "n") down at first.
// A cell's data-value, if it has one, is sorted by instead of its text.
(() => {
  const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };  // which display: block takes from them

  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();

  function sort(table, head) {
    const column = head.cellIndex;
    const isNumber = head.classList.contains("n");
    const before = head.getAttribute("aria-sort");
    const isDown = before ? before === "ascending" : isNumber;
    const number = (text) => (Number(text.replace(/[^\d.-]/g, "")) || 0) + ({ "<": -0.5, ">": 0.5 }[text[0]] ?? 0);  // <1 %, >99 %
    const compare = isNumber ? (a, b) => number(a) - number(b)
      : (a, b) => (a === "") - (b === "") || a.localeCompare(b, "en", { numeric: true });
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [value(row, column), row]);
    rows.sort((a, b) => (isDown ? -1 : 1) * compare(a[0], b[0]));
    body.append(...rows.map(([, row]) => row));
    table.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
  }

  // As blocks its parts are no table to a screen reader, unless they say so; numbers need the names of their columns.
  function forNarrow(table, heads) {
    table.setAttribute("role", "table");
    for (const part of table.querySelectorAll("thead, tbody, tr, td, th")) {
      part.setAttribute("role", ROLES[part.tagName] || (part.scope === "col" ? "columnheader" : "rowheader"));
    }
    heads.forEach((head, column) => {
      if (head.classList.contains("n")) for (const row of table.tBodies[0].rows) row.cells[column].dataset.column = head.textContent;
    });
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    for (const head of heads) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent });
      button.addEventListener("click", () => sort(table, head));
      head.replaceChildren(button);
    }
    const narrow = matchMedia("(max-width: 44rem)");
    const mend = () => {
      if (narrow.matches && !table.hasAttribute("role")) forNarrow(table, heads);
    };
    narrow.addEventListener("change", mend);
    mend();
  }
})();
