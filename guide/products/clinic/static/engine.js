// Loads the program's parts, starts it in a worker, and asks it things. Every part is checked by its digest.
import { data, today } from "./words.js";

/** A fault that the page has a sentence for: `kind` is `broken`, `offline`, `memory` or `old`. */
export class Fault extends Error {
  constructor(kind, words = "") {
    super(words || kind);
    this.kind = kind;
  }
}

const loaded = new Map();

function inlined(name) {
  const element = document.getElementById(`_part-${name}`);
  if (!element) return null;
  return Uint8Array.from(atob(element.textContent.trim()), (char) => char.charCodeAt(0)).buffer;
}

async function fetched(part) {
  let answer;
  try {
    answer = await fetch(part.path, { integrity: part.integrity, credentials: "omit" });
  } catch {
    // A browser does not say whether the connection was lost or the digest is wrong: ask again without it.
    let there = null;
    try { there = await fetch(part.path, { credentials: "omit", cache: "no-store" }); } catch { /* offline */ }
    throw new Fault(there?.ok ? "broken" : "offline");
  }
  if (!answer.ok) throw new Fault(answer.status === 404 ? "broken" : "offline");
  try { return await answer.arrayBuffer(); } catch { throw new Fault("offline"); }
}

/** The parts that are needed for some topics and not yet here; a try after a lost connection goes on where it was. */
async function load(names, progress) {
  const wanted = data.parts.filter((part) => names.includes(part.name) && !loaded.has(part.name));
  const whole = wanted.reduce((sum, part) => sum + part.bytes, 0);
  let done = 0;
  progress(done, whole);
  // All are waited for: what comes after a fault is kept for the next try.
  const ends = await Promise.allSettled(wanted.map(async (part) => {
    loaded.set(part.name, data.kit ? inlined(part.name) : await fetched(part));
    done += part.bytes;
    progress(done, whole);
  }));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
}

async function text(buffer) {
  return new Response(new Blob([buffer]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

const CACHE = "guide-clinic-1";

/** Keep the page and what it loaded, so that it works without a connection the next time; where a browser does not, nothing
 * is lost. */
export async function keepForLater() {
  if (!navigator.onLine) return;
  try {
    await navigator.serviceWorker.register(data.offline);
    const cache = await caches.open(CACHE);
    const own = new Set(data.parts.map((part) => new URL(part.path, location.href).href));
    for (const request of await cache.keys()) {
      if (request.url.includes("/assets/clinic-") && !own.has(request.url)) await cache.delete(request);
    }
    for (const part of data.parts.filter((one) => loaded.has(one.name))) {
      await cache.put(part.path, new Response(loaded.get(part.name)));
    }
    const page = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href ?? one.src);
    const faces = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap((rule) =>
      (rule instanceof CSSFontFaceRule ? [new URL(/url\("([^"]+)"\)/.exec(rule.cssText)[1], sheet.href).href] : [])));
    await cache.addAll([location.pathname, ...page, ...faces]);
  } catch (fault) { console.debug(fault); } // private windows, old browsers, a full disk
}

const STARTING = ["worker", "interpreter", "library", "program", "base"];

export class Engine {
  #worker = null;
  #waiting = new Map();
  #number = 0;
  #topics = new Set();

  get running() { return this.#worker !== null; }

  /** Everything for the sheets of a topic. */
  async start(topic, progress) {
    const own = `topic-${topic}`;
    await load([...STARTING, own], progress);
    let script;
    try { script = await text(loaded.get("worker")); } catch { throw new Fault("broken"); }
    // From a blob, the worker is bound by this page's policy; one from an address would not be.
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = new Worker(address);
    try {
      await new Promise((resolve, reject) => {
        worker.onerror = (event) => { event.preventDefault?.(); reject(new Fault("old", event.message)); };
        worker.onmessage = ({ data: { fault } }) => (fault === undefined ? resolve() : reject(new Fault("old", fault)));
      });
    } finally {
      URL.revokeObjectURL(address);
    }
    this.#worker = worker;
    worker.onmessage = ({ data: answer }) => this.#answered(answer);
    worker.onerror = (event) => this.#failed(new Fault("memory", event.message));
    const given = Object.fromEntries([...STARTING.slice(1), own].map((name) => [name, loaded.get(name)]));
    try {
      await this.call("start", { given, today: today() });
    } catch (fault) {
      this.stop();
      throw fault.kind === "memory" ? fault : new Fault("broken", fault.message);
    }
    this.#topics.add(topic);
  }

  /** Another topic. */
  async add(topic, progress = () => {}) {
    if (this.#topics.has(topic)) return;
    await load([`topic-${topic}`], progress);
    await this.call("add", [`topic-${topic}`], loaded.get(`topic-${topic}`));
    this.#topics.add(topic);
  }

  /** Ask the program; the answer has what it said and its files. */
  call(name, given = [], bytes = undefined) {
    if (!this.#worker) return Promise.reject(new Fault("broken"));
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, given, data: bytes });
    });
  }

  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#topics.clear();
    this.#failed(new Fault("broken"));
  }

  #answered({ id, said, files, fault, memory }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (fault === undefined) waiting?.resolve({ said, files });
    else waiting?.reject(new Fault(memory ? "memory" : "broken", fault));
  }

  #failed(fault) {
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }
}
