"""What `bench.clinic` does in the page: scripts that press, type and look at the clock there."""

from __future__ import annotations

# The page makes its worker from a blob. This one tells besides how much memory the interpreter has.
BLOBS = """
const NOTE = `for (const name of ["instantiate", "instantiateStreaming"]) {
  const real = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await real.apply(WebAssembly, given);
    const all = [...Object.values(made.instance?.exports ?? {}), ...Object.values(given[1]?.env ?? {})];
    self.benchMemory ??= all.find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
}
`;
window.Blob = class extends Blob {
  constructor(parts, options) { super(options?.type === "text/javascript" ? [NOTE, ...parts] : parts, options); }
};
"""
MEMORY = "self.benchMemory.buffer.byteLength"
# How far a loop that only counts comes in a second, once it is compiled: the same work in the page and in its worker.
SPIN = """(() => {
  let sum = 0;
  const counted = (most) => {
    let turns = 0;
    for (const start = performance.now(); performance.now() - start < most; turns += 1) {
      for (let turn = 0; turn < 1e5; turn += 1) sum = (sum + turn) | 0;
    }
    return turns;
  };
  counted(500);
  return counted(1000);
})()"""
DRIVER = """
window.bench = (() => {
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const changed = (place, met) => new Promise((done) => {
    if (met()) return done();
    const watch = new MutationObserver(() => { if (met()) { watch.disconnect(); done(); } });
    watch.observe(place, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  let waiting = null;
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (waiting && /pdf|zip/.test(blob.type)) { waiting(performance.now()); waiting = null; }
    return made.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = () => {}; // nothing is put on the disk
  const file = () => new Promise((done) => { waiting = done; });
  const type = (key, words) => {
    const field = find(`[data-key=${key}]`);
    field.value = words;
    field.dispatchEvent(new Event("input"));
  };
  return {
    loaded: () => performance.getEntriesByType("resource").filter((one) => one.name.endsWith(".gz")).map((one) => one.encodedBodySize),
    async first() {
      const start = performance.now();
      find("[data-do=start]").click();
      await changed(document.body, () => !find("[data-work]").hidden);
      const form = performance.now() - start;
      type("name", "Oak Street");
      type("phone", "555-0100");
      const ready = file();
      find("[data-do=download]").click();
      return [form, await ready - start];
    },
    async keys(count) {
      const out = [[], []];
      for (let number = 0; number < count; number += 1) {
        await painted();
        let start = performance.now();
        const words = `Clinic ${String.fromCharCode(65 + number % 26)}${number}`;
        type("name", words);
        await changed(find("[data-preview]"), () => find("[data-own]")?.textContent.includes(words));
        await painted();
        out[0].push(performance.now() - start);
        await painted();
        start = performance.now();
        const ready = file();
        find("[data-do=download]").click();
        out[1].push(await ready - start);
      }
      return out;
    },
    tick(most) {
      for (const name of ["sheet", "language", "edition"]) {
        all(`[data-tick=${name}]`).forEach((box, place) => { box.checked = !most || place < most; });
      }
    },
    async press(what) {
      const start = performance.now();
      const ready = file();
      find(`[data-do=${what}]`).click();
      return await ready - start;
    },
  };
})();
"""
