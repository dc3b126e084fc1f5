const filter = document.getElementById("filter");
filter.addEventListener("change", () => {
  const shown = new Set([...filter.querySelectorAll("input[value]:checked")].map(box => box.value));
  const failing = document.getElementById("failing").checked;
  for (const item of document.querySelectorAll("article"))
    item.hidden = !shown.has(item.dataset.verdict) || (failing && item.classList.contains("passes"));
});
