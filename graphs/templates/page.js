"use strict";
// The speaker graph: places come with the data; here it is filtered, drawn, searched and read.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const { nodes, quotes, ties } = data;
  const WORDS = { speaker: "speaker", affiliation: "affiliation", document: "article", claim: "claim" };
  const ORDER = ["speaker", "affiliation", "document", "claim"];
  const UNSURE = 0.7;
  const isNarrow = matchMedia("(max-width: 60rem)").matches;
  const FIRST = isNarrow ? 10 : 150;  // lines of the list before "Show more"
  const FEW = isNarrow ? 40 : 300;  // of more nodes those that matter most are shown at first

  nodes.forEach((node, i) => Object.assign(node, { i, said: [], ties: [], shown: true, name: node.title || node.label }));
  quotes.forEach((quote) => {
    for (const end of new Set([quote.s, quote.c, quote.d])) if (end >= 0) nodes[end].said.push(quote);
  });
  ties.forEach((tie) => { nodes[tie.a].ties.push(tie); nodes[tie.b].ties.push(tie); });
  const isCut = nodes.length > FEW;
  nodes.forEach((node) => {
    node.matters = !isCut || (node.rank && node.rank <= Math.min(FEW, 250));
    const words = [node.label, node.title, node.aliases, node.description, node.text, node.outlet, node.author];
    node.words = words.filter(Boolean).join(" ").toLowerCase();
  });

  for (const node of nodes) {
    const ends = new Set(node.said.map((quote) => quote.s));
    node.isTie = node.ties.length > 0 || ends.size > 1 || new Set(node.said.map((quote) => quote.d)).size > 1;
  }

  const canvas = $("graph");
  const context = canvas.getContext("2d");
  let view = d3.zoomIdentity;
  let lines = [];
  let tree = null;
  let found = [];
  let selected = null;
  let near = new Set();
  let over = null;
  let listed = FIRST;
  let colours = {};

  const element = (tag, values = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), values);
    made.append(...children);
    return made;
  };
  const isolated = (text) => element("bdi", { textContent: text });
  const many = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
  const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  // ---- filters

  function filter() {
    const quoteKinds = checked("quote");
    const least = $("confidence").value / 100;
    const from = $("from").value;
    const to = $("to").value;
    const all = quoteKinds.size === 3 && !least && !from && !to;
    const within = (date) => (!from || (date && date >= from)) && (!to || (date && date <= to));
    quotes.forEach((quote) => {
      quote.shown = all || (quoteKinds.has(quote.quote_kind) && (quote.confidence ?? 0) >= least && within(quote.published));
    });
    $("atleast").textContent = `${$("confidence").value} %`;
    nodes.forEach((node) => { node.alive = all || node.said.some((quote) => quote.shown); });
    if (!all) ties.forEach((tie) => {
      if (tie.relation === "affiliated_with" && nodes[tie.a].alive) nodes[tie.b].alive = true;
    });
    search();
  }

  // The lines among some nodes, one for all that ties two of them.
  function linesAmong(isIn) {
    const pairs = new Map();
    const link = (a, b, relation) => {
      if (a < 0 || !isIn(nodes[a]) || !isIn(nodes[b])) return;
      const key = a * nodes.length + b;
      const line = pairs.get(key);
      if (line) line.n += 1;
      else pairs.set(key, { a: nodes[a], b: nodes[b], relation, n: 1 });
    };
    quotes.filter((quote) => quote.shown).forEach((quote) => {
      const claim = nodes[quote.c];
      if (isIn(claim)) link(quote.s, quote.c, "said");
      if (isIn(claim) && (claim.isTie || quote.s < 0)) link(quote.c, quote.d, "reported_in");
      else link(quote.s, quote.d, "quoted in");
    });
    ties.forEach((tie) => link(tie.a, tie.b, tie.relation));
    return [...pairs.values()];
  }

  const termsOf = () => $("search").value.toLowerCase().split(/\s+/).filter(Boolean);

  // What is shown: what the boxes choose, what is searched for whatever its kind, and around what is picked.
  function show() {
    const kinds = checked("kind");
    const isWhole = !isCut || $("everything").checked;
    const isChosen = (node) => node.alive && (kinds.has(node.kind) || node === selected);
    near = new Set();
    if (selected) {
      for (const line of linesAmong(isChosen)) {
        if (line.a === selected) near.add(line.b);
        if (line.b === selected) near.add(line.a);
      }
    }
    nodes.forEach((node) => {
      node.shown = isChosen(node) && (isWhole || node.matters || near.has(node));
      node.shown ||= node === selected || (searching() && node.found);
    });
    lines = linesAmong((node) => node.shown);
    tree = d3.quadtree(nodes.filter((node) => node.shown), (node) => node.x, (node) => node.y);
    say();
    fill();
    draw();
  }

  function search() {
    const terms = termsOf();
    nodes.forEach((node) => { node.found = node.alive && terms.every((term) => node.words.includes(term)); });
    listed = FIRST;
    show();
  }

  function say() {
    const asked = $("search").value.trim();
    const shown = nodes.filter((node) => node.shown);
    const number = quotes.filter((quote) => quote.shown).length;
    found = (asked ? nodes.filter((node) => node.found) : shown)
      .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.n - a.n || (a.name < b.name ? -1 : 1));
    const kinds = ORDER.map((kind) => [kind, found.filter((node) => node.kind === kind).length]).filter(([, n]) => n);
    const matches = !asked ? "" : found.length
      ? `${many(found.length, "match").replace(/matchs$/, "matches")}: ${kinds.map(([kind, n]) => many(n, WORDS[kind])).join(", ")}. `
      : `Nothing fits “${asked}”. `;
    $("status").textContent = `${matches}${shown.length.toLocaleString("en")} of ${many(nodes.length, "node")} shown, ${many(number, "quote")}`
      + (data.whole > nodes.length ? `; the graph has ${many(data.whole, "node")}, these are around its most quoted speakers` : "");
    $("none").hidden = found.length > 0;
    $("none").textContent = asked ? `Nothing fits “${asked}”: search looks at names, titles, outlets, authors and the words of claims.`
      : "Nothing passes these filters.";
    $("listed").textContent = asked ? `Matches (${found.length.toLocaleString("en")})` : `Shown (${found.length.toLocaleString("en")})`;
  }

  // ---- the list

  function fill() {
    $("list").replaceChildren(...found.slice(0, listed).map((node) => {
      const button = element("button", { type: "button" },
        element("span", { className: `mark ${node.kind}`, title: WORDS[node.kind] }), isolated(node.name));
      const n = node.said.filter((quote) => quote.shown).length;
      button.append(element("span", { className: "n", textContent: n || "", title: many(n, "quote") }));
      button.setAttribute("aria-label", `${node.name}, ${WORDS[node.kind]}${n ? `, ${many(n, "quote")}` : ""}`);
      button.dataset.node = node.id;
      if (node === selected) button.setAttribute("aria-current", "true");
      button.onclick = () => select(node, true);
      return element("li", {}, button);
    }));
    $("more").hidden = found.length <= listed;
    $("more").textContent = `Show more (${many(found.length - listed, "node")})`;
  }

  $("list").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...$("list").querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (next) { next.focus(); event.preventDefault(); }
  });

  // ---- details

  const go = (node) => {
    const button = element("button", { type: "button", className: "link", onclick: () => select(node, true) }, isolated(node.name));
    button.dataset.node = node.id;
    return button;
  };

  function quoteLine(quote, from) {
    const words = isolated(quote.text || nodes[quote.c].text || nodes[quote.c].label);
    const isSaid = !quote.stance || quote.stance === "asserts" || quote.stance === "concedes";
    const line = element("li", {}, element("blockquote", {}, isSaid ? "" : element("strong", {}, `${quote.cue || quote.stance}: `), words));
    const facts = [quote.quote_kind, !isSaid && quote.stance, quote.cue && `cue “${quote.cue}”`,
      quote.start !== undefined && `characters ${quote.start}–${quote.end}`].filter(Boolean).join(" · ");
    const source = element("p", { className: "facts" });
    if (from.i !== quote.s && quote.s >= 0) source.append(go(nodes[quote.s]), " · ");
    if (quote.s < 0) source.append("speaker not told · ");
    if (from.i !== quote.d) {
      const article = nodes[quote.d];
      source.append(go(article), [article.outlet, quote.published].filter(Boolean).map((word) => ` · ${word}`).join(""), " · ");
    }
    source.append(facts);
    if (quote.confidence !== undefined) {
      source.append(` · ${Math.floor(quote.confidence * 100 + 1e-6)} % sure`);
      if (quote.confidence < UNSURE) source.append(" ", element("span", { className: "unsure", textContent: "check" }));
    }
    line.append(source);
    const claim = nodes[quote.c];
    if (from !== claim && (claim.said.length > 1 || claim.ties.length)) {
      line.append(element("p", { className: "facts" }, "also in: ", Object.assign(go(claim), { textContent: many(claim.said.length, "quote") })));
    }
    return line;
  }

  const TIES = { mentions: ["speaks of", "spoken of by"], repeats: ["repeats", "repeated by"], alters: ["alters", "altered by"], denies: ["denies", "denied by"] };

  // One line for all ties that say the same of the same node.
  function tieLines(node, wanted) {
    const same = new Map();
    for (const tie of node.ties.filter(wanted)) {
      const other = nodes[tie.a === node.i ? tie.b : tie.a];
      const words = [TIES[tie.relation] && TIES[tie.relation][tie.a === node.i ? 0 : 1],
        tie.status !== "present" && tie.status, tie.role, tie.place, tie.changes].filter((word) => word && word !== other.label).join(", ");
      const key = `${other.i} ${words}`;
      same.set(key, { other, words, n: (same.get(key) || { n: 0 }).n + 1 });
    }
    return [...same.values()].map(({ other, words, n }) => element("li", {}, go(other), element("span", {
      className: "facts", textContent: `${words ? ` ${words}` : ""}${n > 1 ? ` (${n} times)` : ""}` })));
  }

  function select(node, byHand) {
    selected = node;
    const box = $("details");
    if (!node) {
      box.replaceChildren();
      history.replaceState(null, "", location.pathname + location.search);
      show(); resize();
      return;
    }
    const close = element("button", { type: "button", className: "close", textContent: "Close", onclick: () => select(null) });
    const parts = [close,
      element("p", { className: "kind" }, element("span", { className: `mark ${node.kind}` }),
        [WORDS[node.kind], node.speaker_kind || node.affiliation_kind].filter(Boolean).join(", ")),
      element("h2", { className: "name", id: "name" }, isolated(node.kind === "claim" ? node.text || node.name : node.name))];
    const known = [node.aliases && `also: ${node.aliases}`, node.description, node.author && `By ${node.author}`, node.outlet, node.published]
      .filter(Boolean).join(" · ");
    if (known) parts.push(element("p", { className: "note" }, isolated(known)));
    if (/^https?:\/\//i.test(node.url || "")) parts.push(element("p", {}, element("a", { href: node.url, rel: "noreferrer noopener", textContent: "Open the article" })));
    const section = (title, ties) => { if (ties.length) parts.push(element("h2", { textContent: title }), element("ul", {}, ...ties)); };
    section(node.kind === "affiliation" ? "Its speakers" : "Affiliations", tieLines(node, (tie) => tie.relation === "affiliated_with"));
    section("Other forms", tieLines(node, (tie) => ["repeats", "alters", "denies"].includes(tie.relation)));
    const said = node.said.filter((quote) => quote.shown);
    if (said.length) {
      parts.push(element("h2", { textContent: many(said.length, "quote") }),
        element("ul", { className: "quotes" }, ...said.map((quote) => quoteLine(quote, node))));
    } else if (node.said.length) parts.push(element("p", { className: "note", textContent: "Its quotes are filtered out." }));
    section("Who speaks of whom", tieLines(node, (tie) => tie.relation === "mentions"));
    box.replaceChildren(...parts);
    box.scrollTop = 0;
    history.replaceState(null, "", `#${encodeURIComponent(node.id)}`);
    show(); resize();
    reveal(node);
    if (byHand) {
      box.focus({ preventScroll: true });
      if (isNarrow) box.scrollIntoView({ block: "start" });
    }
  }

  // ---- the picture

  const SHAPES = {
    speaker: (x, y, r) => { context.moveTo(x + r, y); context.arc(x, y, r, 0, 2 * Math.PI); },
    affiliation: (x, y, r) => { context.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76); },
    document: (x, y, r) => { const d = r * 1.2; context.moveTo(x, y - d); context.lineTo(x + d, y); context.lineTo(x, y + d); context.lineTo(x - d, y); context.closePath(); },
    claim: (x, y, r) => { const d = r * 1.25; context.moveTo(x, y - d); context.lineTo(x + d * 0.9, y + d * 0.7); context.lineTo(x - d * 0.9, y + d * 0.7); context.closePath(); },
  };

  function palette() {
    const style = getComputedStyle(document.documentElement);
    const probe = element("span");
    document.body.append(probe);
    for (const name of ["paper", "ink", "quiet", "edge", "speaker", "affiliation", "document", "claim"]) {
      probe.style.color = `var(--${name})`;
      colours[name] = getComputedStyle(probe).color;
    }
    colours.font = style.getPropertyValue("--sans");
    probe.remove();
  }

  const radius = (node) => Math.max(node.r * view.k, node.kind === "claim" && lines.length > 1000 ? 1.6 : 3);
  const isLit = (node) => (selected ? node === selected || near.has(node) : node.found);
  const isBright = (line) => (selected ? line.a === selected || line.b === selected : !searching() || line.a.found || line.b.found);
  const searching = () => $("search").value.trim() !== "";

  function draw() {
    const ratio = devicePixelRatio || 1;
    const width = canvas.width / ratio;
    const height = canvas.height / ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const x = (node) => node.x * view.k + view.x;
    const y = (node) => node.y * view.k + view.y;
    const inside = (node) => x(node) > -60 && x(node) < width + 60 && y(node) > -60 && y(node) < height + 60;
    for (const bright of [false, true]) {
      const groups = new Map();
      for (const line of lines) {
        if (isBright(line) !== bright) continue;
        const weight = Math.min(0.7 + Math.sqrt(line.n) * 0.5, 4);
        const dash = { affiliated_with: "4 3", mentions: "1 3", repeats: "1 2", alters: "1 2", denies: "1 2" }[line.relation] || "";
        const key = `${weight.toFixed(1)}|${dash}`;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(line);
      }
      for (const [key, group] of groups) {
        const [weight, dash] = key.split("|");
        context.beginPath();
        context.setLineDash(dash ? dash.split(" ").map(Number) : []);
        context.lineWidth = Number(weight);
        context.strokeStyle = bright && selected ? colours.ink : colours.edge;
        context.globalAlpha = !bright ? 0.12 : selected ? 0.8 : lines.length > 2000 ? 0.35 : 0.75;
        for (const line of group) { context.moveTo(x(line.a), y(line.a)); context.lineTo(x(line.b), y(line.b)); }
        context.stroke();
      }
    }
    context.setLineDash([]);
    const visible = nodes.filter((node) => node.shown && inside(node));
    for (const kind of [...ORDER].reverse()) {
      for (const faint of [true, false]) {
        context.beginPath();
        for (const node of visible) {
          if (node.kind === kind && faint !== isLit(node)) SHAPES[kind](x(node), y(node), radius(node));
        }
        context.globalAlpha = faint ? 0.16 : 1;
        context.fillStyle = colours[kind];
        context.fill();
        context.strokeStyle = colours.paper;
        context.lineWidth = 1;
        if (view.k > 2) context.stroke();
      }
    }
    context.globalAlpha = 1;
    for (const node of [selected, over]) {
      if (node && node.shown) {
        context.beginPath();
        context.arc(x(node), y(node), radius(node) + 5, 0, 2 * Math.PI);
        context.strokeStyle = colours.ink;
        context.lineWidth = 2.5;
        context.stroke();
      }
    }
    names(visible, x, y, width);
  }

  // Names in the order of what matters, each only where it covers no other name and no larger node.
  function names(visible, x, y, width) {
    const cell = 48;
    const taken = new Map();
    const cells = (box, visit) => {
      for (let i = Math.floor(box[0] / cell); i <= Math.floor(box[2] / cell); i += 1) {
        for (let j = Math.floor(box[1] / cell); j <= Math.floor(box[3] / cell); j += 1) if (visit(`${i},${j}`)) return true;
      }
      return false;
    };
    const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    // A name avoids other names and, unless own is null, other nodes.
    const isFree = (box, own) => !cells(box, (key) => (taken.get(key) || []).some((other) => meets(box, other)
      && (!other.node || (own && other.node !== own))));
    const take = (box) => { cells(box, (key) => { if (!taken.has(key)) taken.set(key, []); taken.get(key).push(box); return false; }); };
    const first = (node) => (node === selected || node === over ? 1e6 : 0) + (selected && near.has(node) ? 1e4 : 0)
      + (searching() && node.found ? 1e5 : 0) + { speaker: 3, affiliation: 1.2, document: 2, claim: 0.1 }[node.kind] * (node.n + 1);
    const wanted = visible.filter((node) => isLit(node)
      && (node.kind !== "claim" || view.k > 9 || searching() || node === selected || node === over || (selected && near.has(node) && near.size < 25) || nodes.length < 60))
      .sort((a, b) => first(b) - first(a) || a.i - b.i).slice(0, Math.max(50, (width * canvas.height) / (devicePixelRatio || 1) / 8000));
    for (const node of visible) {
      if (radius(node) < 5 && visible.length > 300) continue;
      const r = radius(node) * 0.8;
      const box = [x(node) - r, y(node) - r, x(node) + r, y(node) + r];
      box.node = node;
      take(box);
    }
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const node of wanted) {
      const big = node === selected || node === over;
      const size = Math.min(11 + Math.sqrt(node.n) * 0.7, 17) - (node.kind === "speaker" ? 0 : 1);
      context.font = `${big || node.kind === "speaker" && node.n > 4 ? 600 : 400} ${size}px ${colours.font}`;
      const most = node.kind === "speaker" || big ? 38 : 28;
      const label = node.label.length > most ? `${node.label.slice(0, most - 1).trim()}…` : node.label;
      const wide = context.measureText(label).width;
      const r = radius(node) * (node.kind === "document" ? 1.2 : 1) + 4;
      const d = r * 0.75;
      const high = size * 0.62;
      const spots = [[x(node) + r, y(node)], [x(node) - r - wide, y(node)], [x(node) - wide / 2, y(node) + r + high], [x(node) - wide / 2, y(node) - r - high],
        [x(node) + d, y(node) + d + 3], [x(node) + d, y(node) - d - 3], [x(node) - d - wide, y(node) + d + 3], [x(node) - d - wide, y(node) - d - 3]];
      const boxes = spots.map(([left, middle]) => [left - 1, middle - high, left + wide + 1, middle + high])
        .filter((box) => box[0] > 0 && box[2] < width);
      const box = boxes.find((spot) => isFree(spot, node)) || (node.kind === "speaker" && boxes.find((spot) => isFree(spot, null)))
        || (big && boxes[0]);
      if (box) {
        const [left, middle] = [box[0] + 1, (box[1] + box[3]) / 2];
        box.node = null;
        take(box);
        context.strokeStyle = colours.paper;
        context.lineWidth = 3.5;
        context.globalAlpha = 0.9;
        context.strokeText(label, left, middle);
        context.globalAlpha = 1;
        context.fillStyle = node.kind === "speaker" ? colours.ink : colours.quiet;
        context.fillText(label, left, middle);
      }
    }
  }

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    draw();
  }

  const zoom = d3.zoom().scaleExtent([0.05, 60]).on("zoom", () => { view = d3.event.transform; draw(); });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const stage = d3.select(canvas).call(zoom).on("dblclick.zoom", null);
  const moving = () => (calm ? stage : stage.transition().duration(350));

  // The view in which some nodes fill the picture, with room for names.
  function fitted(some) {
    const box = canvas.parentElement.getBoundingClientRect();
    if (!some.length || !box.width) return d3.zoomIdentity;
    const [left, right] = d3.extent(some, (node) => node.x);
    const [top, bottom] = d3.extent(some, (node) => node.y);
    const margin = Math.min(90, box.width / 6);
    const k = Math.min((box.width - 2 * margin) / (right - left + 3), (box.height - 90) / (bottom - top + 3), 14);
    return d3.zoomIdentity.translate(box.width / 2 - k * (left + right) / 2, box.height / 2 - k * (top + bottom) / 2).scale(k);
  }

  const fit = (some) => moving().call(zoom.transform, fitted(some));
  const allShown = () => nodes.filter((node) => node.shown);

  // Moves only where a node or one of its neighbours is outside.
  function reveal(node) {
    const box = canvas.parentElement.getBoundingClientRect();
    const group = [node, ...near];
    const isInside = ([x, y]) => x > 40 && x < box.width - 40 && y > 30 && y < box.height - 30;
    if (!group.every((one) => isInside(view.apply([one.x, one.y])))) fit(group);
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = view.invert([event.clientX - box.left, event.clientY - box.top]);
    let best = null;
    let least = Infinity;
    const reach = 8 / view.k;
    tree.visit((part, x0, y0, x1, y1) => {
      if (!part.length) {
        for (let leaf = part; leaf; leaf = leaf.next) {
          const gap = Math.hypot(leaf.data.x - x, leaf.data.y - y) - radius(leaf.data) / view.k;
          if (gap < least) { least = gap; best = leaf.data; }
        }
      }
      const far = 5 + reach;
      return x0 > x + far || x1 < x - far || y0 > y + far || y1 < y - far;
    });
    return least < reach ? best : null;
  }

  canvas.addEventListener("mousemove", (event) => {
    const node = at(event);
    if (node === over) return;
    over = node;
    canvas.classList.toggle("over", Boolean(node));
    canvas.title = node ? node.name : "";
    draw();
  });
  canvas.addEventListener("mouseleave", () => { over = null; draw(); });
  canvas.addEventListener("click", (event) => { if (!event.defaultPrevented) select(at(event)); });

  // ---- beginning

  let typing = 0;
  $("search").addEventListener("input", () => {
    if (selected) select(null);
    search();
    clearTimeout(typing);
    typing = setTimeout(() => fit(searching() && found.length ? found : allShown()), 250);
  });
  document.querySelector("aside").addEventListener("change", (event) => {
    if (event.target.id === "search") return;
    filter();
    if (event.target.id === "everything") fit(allShown());
  });
  $("confidence").addEventListener("input", filter);
  $("more").onclick = () => { listed += 500; fill(); };
  $("in").onclick = () => moving().call(zoom.scaleBy, 1.6);
  $("out").onclick = () => moving().call(zoom.scaleBy, 1 / 1.6);
  $("fit").onclick = () => fit(selected ? [selected, ...near] : searching() && found.length ? found : allShown());
  $("reset").onclick = () => {
    document.querySelectorAll("aside input[type=checkbox]").forEach((box) => { box.checked = box.id !== "everything"; });
    for (const id of ["search", "from", "to"]) $(id).value = "";
    $("confidence").value = 0;
    filter();
    fit(allShown());
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && selected) select(null); });
  addEventListener("resize", resize);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { palette(); draw(); });
  const onPaper = matchMedia("print");
  onPaper.addEventListener("change", () => { palette(); resize(); stage.call(zoom.transform, fitted(allShown())); });

  const dates = quotes.map((quote) => quote.published).filter(Boolean).sort();
  $("dates").hidden = !dates.length;
  for (const id of ["from", "to"]) Object.assign($(id), { min: dates[0] || "", max: dates[dates.length - 1] || "" });
  $("whole").hidden = !isCut;
  $("number").textContent = nodes.length.toLocaleString("en");
  $("filters").open = !isNarrow;
  palette();
  filter();
  resize();
  stage.call(zoom.transform, fitted(allShown()));
  const wanted = decodeURIComponent(location.hash.slice(1));
  const asked = nodes.find((node) => node.id === wanted);
  if (asked) select(asked, true);
})();
