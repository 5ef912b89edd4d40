// Shows what the server tells, and asks for what is chosen. Nothing is kept but the choice in the address.

const part = (id) => document.getElementById(id);
const made = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
// A CSS pixel is three quarters of a point: 100 % is the size on paper.
const PIXELS = 96 / 72;

let view = Object.fromEntries(new URLSearchParams(location.search));
let stream = null;
let snapshot = null;
// Where the sources are, and the practice's file: as problems name it, and where it is.
let project = { root: "", practice: null };
// The sheets to compare with, by what was looked at.
const before = new Map();
const nameOf = (of) => [of.language, of.handout, of.edition].join("/");

function look(next, keep = true) {
  view = next;
  if (stream) stream.close();
  if (keep) history.replaceState(null, "", `?${new URLSearchParams(view)}`);
  stream = new EventSource(`events?${new URLSearchParams(view)}`);
  stream.onmessage = (event) => show(JSON.parse(event.data));
  stream.onerror = () => say("wrong", "The preview was stopped. Start it again with: make watch");
}

function show(next) {
  snapshot = next;
  choose();
  if (!snapshot.choices.some((one) => one.handout === snapshot.view.handout && one.language === snapshot.view.language)) {
    if (snapshot.choices.length) return look(first(snapshot.choices[0]));
  }
  const saved = snapshot.saved !== view.handout && snapshot.choices.find((one) => one.handout === snapshot.saved
    && one.language === view.language);
  if (part("follow").checked && saved && snapshot.content > followed) {
    followed = snapshot.content;
    return look(first(saved));
  }
  if (snapshot.sheets.length && !before.has(nameOf(view))) before.set(nameOf(view), snapshot.sheets);
  tell();
  draw();
  list();
}

// The newest content that was followed: what is chosen by hand afterwards stays.
let followed = 0;

const first = (choice) => ({
  handout: choice.handout,
  language: choice.language,
  edition: choice.editions.includes(view.edition) ? view.edition
    : choice.editions.includes("letter") ? "letter" : choice.editions[0],
});

function choose() {
  fill("handout", [...new Map(snapshot.choices.map((one) => [one.handout, one.title]))]);
  fill("language", [...new Set(snapshot.choices.map((one) => one.language))].map((one) => [one, one]));
  const own = snapshot.choices.find((one) => one.handout === view.handout && one.language === view.language);
  fill("edition", (own ? own.editions : []).map((one) => [one, one]));
  const file = part("file");
  file.hidden = !snapshot.sheets.length || snapshot.draft;
  file.href = `files/${view.language}/${view.handout}.${view.edition}.pdf`;
  file.target = "_blank";
}

function fill(id, options) {
  const select = part(id);
  const wanted = JSON.stringify(options);
  if (select.dataset.options !== wanted) {
    select.replaceChildren(...options.map(([value, text]) => made("option", { value, textContent: text })));
    select.dataset.options = wanted;
  }
  select.value = view[id] ?? "";
}

function say(state, text) {
  part("state").textContent = text;
  part("state").dataset.state = state;
}

// What pages with an error of their own are.
const draft = () => (snapshot.problems.some((one) => ["one-page", "page-count", "overflow"].includes(one.rule))
  ? "a draft that does not fit" : "a draft with errors");

function tell() {
  const errors = snapshot.problems.filter((one) => one.severity === "error").length;
  const own = snapshot.choices.find((one) => one.handout === view.handout);
  part("title").textContent = own ? own.title : "Preview";
  document.title = `${errors ? `${errors} wrong: ` : ""}${own ? own.title : "Preview"}`;
  if (snapshot.note) say("wrong", snapshot.note);
  else if (errors) {
    const counted = errors === 1 ? "1 error" : `${errors} errors`;
    if (snapshot.draft) say("wrong", `${counted}. ${snapshot.fresh ? "These pages are" : "The pages still show"} ${draft()}; no file is made of it.`);
    else say("wrong", snapshot.fresh ? `${counted} elsewhere. These pages are up to date.`
      : `${counted}. The pages still show the last good version.`);
  }
  else if (!snapshot.checked) say("good", `Made in ${snapshot.seconds.toFixed(2)} s. Making everything else.`);
  else say("good", "Everything is made.");
}

function draw() {
  const old = before.get(nameOf(view)) ?? [];
  const compare = part("compare").checked;
  part("mark").hidden = !compare;
  const holder = part("sheets");
  holder.classList.toggle("stale", !snapshot.fresh);
  holder.classList.toggle("draft", snapshot.draft);
  holder.classList.toggle("compared", compare);
  const count = Math.max(snapshot.sheets.length, compare ? old.length : 0);
  while (holder.children.length > count) holder.lastElementChild.remove();
  for (let index = 0; index < count; index += 1) {
    const now = snapshot.sheets[index];
    const then = old[index];
    const changed = now?.key !== then?.key;
    const figure = holder.children[index] ?? holder.appendChild(made("figure", {},
      made("figcaption"), made("div", { className: "pair" })));
    figure.hidden = compare && !changed;
    figure.classList.toggle("changed", changed);
    figure.firstChild.textContent = `Page ${index + 1} of ${snapshot.sheets.length}${changed ? ", changed" : ""}${
      snapshot.draft ? `, ${draft()}` : ""}`;
    const shown = compare ? [["Before", then], ["After", now]] : [["", now]];
    const pair = figure.lastChild;
    while (pair.children.length > shown.length) pair.lastElementChild.remove();
    shown.forEach(([label, sheet], place) => {
      const box = pair.children[place] ?? pair.appendChild(made("div", { className: "sheet" }));
      box.dataset.label = label;
      fillSheet(box, sheet, [label, `page ${index + 1}`].filter(Boolean).join(", "), label !== "Before");
    });
  }
  size();
  if (compare && ![...holder.children].some((one) => !one.hidden)) {
    say("good", "No page has changed since you began to compare.");
  }
}

// The picture is changed when the new one has arrived, so that nothing flickers and no place is lost.
async function fillSheet(box, sheet, alt, clickable) {
  box.hidden = !sheet;
  if (!sheet) return;
  const known = JSON.stringify([sheet.key, sheet.spots, clickable]);
  if (box.dataset.known === known) return;
  box.dataset.known = known;
  box.dataset.width = sheet.width;
  const picture = made("img", {
    src: `pictures/${sheet.key}.png`, alt, width: Math.round(sheet.width * PIXELS), height: Math.round(sheet.height * PIXELS),
  });
  const spots = clickable ? sheet.spots.map(spotOf) : [];
  await picture.decode().catch(() => {});
  if (box.dataset.known !== known) return;
  box.replaceChildren(picture, ...spots);
  box.dataset.shown = sheet.key;
}

function spotOf(spot) {
  const button = made("button", { type: "button", className: "spot", title: `${spot.path}:${spot.line}` });
  button.setAttribute("aria-label", `Written in ${spot.path}, line ${spot.line}`);
  Object.assign(button.style, Object.fromEntries(["left", "top", "width", "height"]
    .map((name) => [name, `${100 * spot[name]}%`])));
  button.addEventListener("click", () => {
    document.querySelectorAll('.spot[aria-pressed="true"]').forEach((one) => one.removeAttribute("aria-pressed"));
    button.setAttribute("aria-pressed", "true");
    part("place").replaceChildren(...placeOf(spot.path, spot.line, 1));
  });
  return button;
}

const placeOf = (path, line, column) => [
  made("code", { textContent: `${path}:${line}` }), " ",
  made("a", { href: `vscode://file${encoded(fileOf(path))}:${line}:${column}`, textContent: "Open in VS Code" }),
];

const fileOf = (path) => (path === project.practice?.path ? project.practice.file : `${project.root}/${path}`);

// A drive of Windows needs a slash before it; `#` and `?` would end the path.
const encoded = (path) => encodeURI(path.startsWith("/") ? path : `/${path}`).replace(/[#?]/g, encodeURIComponent);

function list() {
  // Those of the file in view first.
  const [topic, name] = view.handout.split("/");
  const far = (one) => !one.path.endsWith(`${topic}/${view.language}/${name}.md`);
  const problems = [...snapshot.problems].sort((one, other) => far(one) - far(other));
  const items = problems.map((one) => {
    const item = made("li", { className: one.severity }, ...placeOf(one.path, one.line, one.column), made("br"),
      made("b", { textContent: `${one.severity === "error" ? "Error" : "Warning"}, ${one.rule}: ` }), one.message);
    if (one.hint) item.append(made("span", { className: "hint", textContent: one.hint }));
    return item;
  });
  const wanted = JSON.stringify(problems);
  if (part("problems").dataset.known === wanted) return;
  part("problems").dataset.known = wanted;
  part("problems").replaceChildren(...items);
}

function size() {
  for (const box of document.querySelectorAll(".sheet")) {
    box.style.width = `${box.dataset.width * PIXELS * part("size").value / 100}px`;
  }
}

for (const id of ["handout", "language", "edition"]) {
  part(id).addEventListener("change", () => {
    const next = { ...view, [id]: part(id).value };
    const own = snapshot.choices.find((one) => one.handout === next.handout && one.language === next.language);
    look(own && !own.editions.includes(next.edition) ? first(own) : next);
  });
}
part("compare").addEventListener("change", () => { tell(); draw(); });
part("mark").addEventListener("click", () => { before.set(nameOf(view), snapshot.sheets); tell(); draw(); });
part("size").addEventListener("input", size);
part("view").addEventListener("submit", (event) => event.preventDefault());

project = await (await fetch("project.json")).json();
look({ handout: "", language: "en", edition: "letter", ...view }, false);
