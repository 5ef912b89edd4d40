// Three things that a page cannot do by itself: show files for one paper only, find sheets by words, and keep what was
// filled in on this device. Nothing is sent. Without this script both papers and all sheets are shown, and pages can be filled in and printed.
"use strict";

(() => {
  const root = document.documentElement;
  const PAPER = "guide:paper";
  // Where office paper is Letter (Unicode CLDR, paper size US-Letter); elsewhere it is A4.
  const LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" ");

  // A browser may forbid a page to keep anything; then choices last as long as the page.
  const store = {
    get(key) {
      try { return localStorage.getItem(key); } catch { return null; }
    },
    set(key, value) {
      try { localStorage.setItem(key, value); return true; } catch { return false; }
    },
    remove(key) {
      try { localStorage.removeItem(key); } catch { /* nothing is kept */ }
    },
  };

  function paperHere() {
    try {
      const region = new Intl.Locale(navigator.language).maximize().region;
      return LETTER.includes(region) ? "letter" : "a4";
    } catch {
      return "letter";
    }
  }

  const kept = store.get(PAPER);
  // Before the page is drawn, so that nothing jumps.
  root.dataset.paper = kept === "letter" || kept === "a4" ? kept : paperHere();

  function switchPaper(group) {
    group.hidden = false;
    for (const choice of group.querySelectorAll("input")) {
      choice.checked = choice.value === root.dataset.paper;
      choice.addEventListener("change", () => {
        root.dataset.paper = choice.value;
        store.set(PAPER, choice.value);
      });
    }
  }

  function keepFields(bar) {
    // By the folder of the page: other sites of this server, or of this disk, have sheets of the same name.
    const key = `guide:fields:${location.pathname.replace(/[^/]*$/, "")}`;
    // What was kept before there were topics in addresses.
    const former = bar.dataset.former && `guide:fields:${new URL(bar.dataset.former, location.href).pathname}`;
    const fields = [...document.querySelectorAll("[data-field]")];
    const says = bar.querySelector("[role=status]");
    const isBox = (field) => field.type === "checkbox";
    let keeping = false;
    let waiting = 0;

    function save() {
      const filled = fields.filter((field) => (isBox(field) ? field.checked : field.value));
      const values = filled.map((field) => [field.dataset.field, isBox(field) ? true : field.value]);
      return store.set(key, JSON.stringify(Object.fromEntries(values)));
    }

    function begin() {
      keeping = save();
      says.textContent = keeping ? bar.dataset.kept : bar.dataset.failed;
    }

    function restore() {
      let values = null;
      try { values = JSON.parse(store.get(key) ?? (former && store.get(former))); } catch { /* not ours */ }
      if (!values || typeof values !== "object") return;
      for (const field of fields) {
        const value = values[field.dataset.field];
        if (isBox(field)) field.checked = value === true;
        else if (typeof value === "string") field.value = value;
      }
      keeping = true;
      says.textContent = bar.dataset.kept;
    }

    function clear() {
      if (!window.confirm(bar.dataset.ask)) return;
      for (const field of fields) {
        if (isBox(field)) field.checked = false;
        else field.value = "";
      }
      keeping = false;
      store.remove(key);
      if (former) store.remove(former);
      says.textContent = bar.dataset.cleared;
    }

    const actions = { print: () => window.print(), keep: begin, clear };
    for (const button of bar.querySelectorAll("[data-do]")) {
      button.addEventListener("click", actions[button.dataset.do]);
    }
    for (const field of fields) {
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        if (keeping) waiting = setTimeout(() => keeping && save(), 200);
      });
    }
    // Nobody waits before closing a page.
    window.addEventListener("pagehide", () => keeping && save());
    bar.hidden = false;
    restore();
  }

  // Letters without their accents and case, so that `bebe` finds `Bébé`.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function search(bar) {
    const field = bar.querySelector("input");
    const says = bar.querySelector("[role=status]");
    const sheets = [...document.querySelectorAll("[data-words]")].map((item) => [item, folded(item.dataset.words)]);
    const groups = [...document.querySelectorAll(".group, .topic")];
    let waiting = 0;

    function find() {
      const wanted = folded(field.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const [item, words] of sheets) {
        item.hidden = !wanted.every((word) => words.includes(word));
        if (!item.hidden) count += 1;
      }
      for (const group of groups) {
        group.hidden = wanted.length > 0 && !group.querySelector("[data-words]:not([hidden])");
      }
      const said = count ? bar.dataset.found.replace("{count}", count) : bar.dataset.none;
      says.textContent = wanted.length ? said : "";
    }

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(find, 100);
    });
    bar.hidden = false;
    // A browser may fill in what was typed before.
    find();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-search]").forEach(search);
    document.querySelectorAll("[data-papers]").forEach(switchPaper);
    document.querySelectorAll("[data-keep]").forEach(keepFields);
  });
})();
