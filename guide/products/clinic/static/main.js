// The page: nothing is loaded before somebody presses the button; then the form, the drawing and the files.
import { choice, offerChoices, sheet } from "./choice.js";
import { Engine, keepForLater } from "./engine.js";
import { bytesOf, download, openPdf } from "./files.js";
import { fill, tell, values, watch } from "./form.js";
import { forget, keep, kept, watchOthers } from "./keeping.js";
import { cancel, failed, table, zip } from "./many.js";
import { addFaces, draw, lacksFaces } from "./preview.js";
import { all, data, find, megabytes, said } from "./words.js";

const engine = new Engine();
let logo = null;
let waiting = false;
let working = false;
let keeping = false;
// The practice file that was opened: its comments stay.
let opened = "";

const say = (words) => { find("[data-said]").textContent = words; };
const typed = () => JSON.stringify(values());

/** A sentence for whatever went wrong; the page stays as it is. */
function complain(fault) {
  const kind = ["broken", "offline", "memory", "old"].includes(fault?.kind) ? fault.kind : "broken";
  say(said(kind));
  if (find("[data-start]").hidden) failed("");
  else find("[data-do=start]").disabled = false;
  console.debug(fault);
}

const safely = (action) => async (...given) => {
  try { return await action(...given); } catch (fault) { return complain(fault); }
};

// One question at a time: what is typed meanwhile is asked about when the answer is there.
const refresh = safely(async () => {
  waiting = true;
  if (working) return;
  working = true;
  try {
    while (waiting) {
      waiting = false;
      const { said: shown } = await engine.call("preview", [typed(), choice()]);
      if (lacksFaces(shown)) await addFaces((await engine.call("fonts", [choice()])).files);
      draw(shown);
      tell(shown.problems);
    }
    if (keeping) await save();
  } finally {
    working = false;
  }
});

async function fileText() {
  return (await engine.call("text", [typed()])).said.text;
}

function keepOn(on) {
  keeping = on;
  find("[data-do=keep]").checked = on;
}

async function save(replaced = false) {
  const how = keep(await fileText(), logo, replaced);
  keepOn(how === "kept");
  if (!keeping) say(said(how === "other" ? "other-tab" : "keep-failed"));
  return keeping;
}

async function age() {
  const chosen = sheet();
  const words = [];
  if (data.kit) words.push(said("kit-date", { date: data.made }));
  words.push(said("review-by", { date: chosen.review_by }));
  if (!data.kit && navigator.onLine) {
    try {
      const now = await (await fetch(data.topics.find((one) => one.name === chosen.topic).address, { cache: "no-store" })).json();
      const same = (one) => one.handout === chosen.handout && one.language === chosen.language;
      if (now.withdrawn?.some(same)) words.push(said("withdrawn"));
      else if (now.handouts?.some((one) => same(one) && one.edition > chosen.date)) words.push(said("renewed"));
    } catch { /* offline: the dates are there all the same */ }
  }
  find("[data-age]").textContent = words.join(" ");
}

const chosen = safely(async () => {
  await engine.add(choice());
  await refresh();
  await age();
});

async function takeLogo(name, bytes) {
  logo = { name, bytes };
  await engine.call("logo", [name], bytes);
}

const open = safely(async (text, picture) => {
  const { said: made } = await engine.call("open", [text]);
  if (!made.values) {
    find("[data-others]").replaceChildren();
    tell(made.problems.map((one) => ({ ...one, field: "" })), true);
    return false;
  }
  opened = text;
  fill(made.values);
  if (picture) await takeLogo(picture.name, picture.bytes);
  await refresh();
  tell((await engine.call("check", [typed(), choice()])).said.problems, true);
  return true;
});

const pdf = async () => {
  const { said: made, files } = await engine.call("pdf", [typed(), choice()]);
  tell(made.problems, true);
  if (!files.length) say(said("mend", { count: made.problems.length }));
  return files.length ? { name: made.path.split("/").pop(), bytes: files[0][1] } : null;
};

const actions = {
  download: async () => {
    const made = await pdf();
    if (!made) return;
    download(made.name, made.bytes, "application/pdf");
    say(said("done", { name: made.name }));
  },
  print: async () => {
    const made = await pdf();
    if (made && !openPdf(made.bytes)) say(said("no-window"));
  },
  save: async () => {
    download("practice.yaml", await fileText(), "text/yaml");
    say(said("saved"));
  },
  forget: async () => {
    forget();
    keepOn(false);
    logo = null;
    opened = "name: x\nphone: 5\n";
    await engine.call("open", [opened]);
    fill({});
    await refresh();
    say(said("forgotten"));
  },
  zip: () => zip(engine, typed()),
  table: () => table(engine, find("[data-file=table]").files),
  cancel: async () => cancel(),
};

const begin = safely(async () => {
  find("[data-do=start]").disabled = true;
  await engine.start(choice(), (done, whole) => say(said("loading", { done: megabytes(done), size: megabytes(whole) })));
  find("[data-start]").hidden = true;
  find("[data-work]").hidden = false;
  say(said("ready"));
  const found = kept();
  // What cannot be opened any more stays as it was kept.
  if (found) keepOn(await open(found.text, found.logo) === true);
  else await refresh();
  find("[data-work] h2").focus();
  await age();
  if (!data.kit) await keepForLater();
});

async function accent(field) {
  if (field?.dataset.key !== "accent") return;
  const { said: found } = await engine.call("contrast", [field.value]);
  find("[data-contrast]").textContent = found.contrast ? said("contrast", { ratio: found.contrast.toFixed(1), least: data.limits.contrast }) : "";
  if (found.contrast) find("[data-colour]").value = `#${field.value.replace("#", "")}`;
}

function wire() {
  for (const [name, action] of Object.entries(actions)) find(`[data-do=${name}]`).addEventListener("click", safely(action));
  find("[data-do=start]").addEventListener("click", begin);
  find("[data-do=keep]").addEventListener("change", safely(async ({ target }) => {
    if (!target.checked) {
      forget();
      keepOn(false);
      say(said("not-kept"));
    } else if (await save(true)) say(said("kept"));
  }));
  find("[data-file=logo]").addEventListener("change", safely(async ({ target: { files: [file] } }) => {
    if (!file) return;
    await takeLogo(file.name, await bytesOf(file, data.limits.logo));
    const name = find("[data-key='logo.file']");
    name.value = file.name;
    name.dispatchEvent(new Event("change"));
    await refresh();
  }));
  find("[data-file=practice]").addEventListener("change", safely(async ({ target }) => {
    const [file] = target.files;
    // The same file may be opened again.
    target.value = "";
    if (file) await open(new TextDecoder().decode(await bytesOf(file, data.limits.file)), null);
  }));
  find("[data-colour]").addEventListener("input", ({ target }) => {
    const field = find("[data-key=accent]");
    field.value = target.value;
    field.dispatchEvent(new Event("input"));
    field.dispatchEvent(new Event("change"));
  });
  watch((field) => { refresh(); safely(accent)(field); });
  watchOthers(() => {
    if (keeping) say(said("other-tab"));
    keepOn(false);
  });
  engine.restore = async (ask) => {
    if (opened) await ask("open", [opened]);
    if (logo) await ask("logo", [logo.name], logo.bytes);
  };
}

if (window.Worker && window.DecompressionStream && window.WebAssembly && (data.kit || location.protocol !== "file:")) {
  offerChoices(() => { if (engine.started) chosen(); });
  wire();
  find("[data-start]").hidden = false;
  find("[data-without]").hidden = true;
} else {
  say(said(location.protocol === "file:" ? "from-disk" : "old"));
}
