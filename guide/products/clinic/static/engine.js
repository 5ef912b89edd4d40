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

async function asked(part, how) {
  const answer = await fetch(part.path, { credentials: "omit", ...how });
  if (!answer.ok) throw new Fault(answer.status === 404 ? "broken" : "offline");
  return answer.arrayBuffer();
}

async function fetched(part) {
  const { integrity } = part;
  // A browser does not say whether the connection was lost or the digest is wrong. What comes whole without a digest is wrong;
  // before that, it may be what the browser had kept.
  for (const how of [{ integrity }, { integrity, cache: "reload" }, { cache: "no-store" }]) {
    try {
      const bytes = await asked(part, how);
      if (how.integrity) return bytes;
    } catch (fault) {
      if (fault instanceof Fault) throw fault;
      if (!how.integrity) throw new Fault("offline", fault.message);
    }
  }
  throw new Fault("broken");
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
  // Where a server called it encoded, the browser has unpacked it.
  if (new Uint8Array(buffer)[0] !== 0x1f) return new Response(buffer).text();
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

const namesOf = (parts) => parts.map((part) => part.name);

/** The parts for a sheet, in the order in which they are unpacked. */
const needed = ({ topic, language }) => namesOf(data.parts.filter((part) =>
  (!part.topic || part.topic === topic) && (!part.languages || part.languages.includes(language))));

/** Call `ended` when a worker is gone: a browser that has no memory left ends it without a word. What the worker holds until
 * its end is then free. */
function watchEnd(lock, ended) {
  navigator.locks?.request(lock, ended).catch(() => {}); // a page from a disk has no locks
}

export class Engine {
  #worker = null;
  #waiting = new Map();
  #number = 0;
  #given = new Set();
  #restarting = null;

  /** Give a program that was started anew what the one before it had. */
  restore = async () => {};

  get started() { return this.#given.size > 0; }

  /** Everything for a sheet, and with it for all of its topic in its language. */
  async start(sheet, progress) {
    const own = needed(sheet);
    await this.#start(own, progress);
    this.#given = new Set(own);
  }

  async #start(own, progress) {
    await load(own, progress);
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
    worker.onerror = (event) => this.#end(worker, new Fault("memory", event.message));
    const lock = `guide-clinic-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
    const given = Object.fromEntries(own.filter((name) => name !== "worker").map((name) => [name, loaded.get(name)]));
    try {
      await this.#ask("start", { given, today: today(), lock });
    } catch (fault) {
      this.#end(worker, fault);
      throw fault.kind === "memory" ? fault : new Fault("broken", fault.message);
    }
    watchEnd(lock, () => this.#end(worker, new Fault("memory", "the worker ended")));
  }

  /** What another sheet needs besides. */
  add(sheet, progress = () => {}) {
    return this.#add(needed(sheet), progress);
  }

  /** The typefaces that no sheet needs: somebody may type a letter that does. */
  addFonts() {
    return this.#add(namesOf(data.parts.filter((part) => part.font)));
  }

  /** Ask the program; the answer has what it said and its files. If it ended, it starts anew; if it lacks letters, it is asked
   * again with all typefaces. */
  async call(name, given = [], bytes = undefined) {
    await this.#running();
    const answer = await this.#ask(name, given, bytes);
    return answer.said.letters && await this.addFonts() ? this.#ask(name, given, bytes) : answer;
  }

  async #add(names, progress = () => {}) {
    const lacking = names.filter((name) => !this.#given.has(name));
    if (!lacking.length) return false;
    await load(lacking, progress);
    await this.#running();
    for (const name of lacking) {
      if (this.#given.has(name)) continue; // another call has been quicker
      await this.#ask("add", [name], loaded.get(name));
      this.#given.add(name);
    }
    // A typeface that came with another language is one for this one too.
    if (lacking.some((name) => data.parts.find((part) => part.name === name).font)) await this.#ask("renew", []);
    return true;
  }

  async #running() {
    if (this.#worker) return;
    this.#restarting ??= this.#restart().finally(() => { this.#restarting = null; });
    await this.#restarting;
  }

  async #restart() {
    // In the order of the page: typefaces one after the other.
    await this.#start(namesOf(data.parts.filter((part) => this.#given.has(part.name))), () => {});
    await this.restore((...asked) => this.#ask(...asked));
  }

  #ask(name, given, bytes = undefined) {
    if (!this.#worker) return Promise.reject(new Fault("memory"));
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, given, data: bytes });
    });
  }

  #end(worker, fault) {
    worker.terminate();
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }

  #answered({ id, said, files, fault, memory }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (fault === undefined) waiting?.resolve({ said, files });
    else waiting?.reject(new Fault(memory ? "memory" : "broken", fault));
    // What a program without memory left undone nobody knows, and what it has taken it never gives back.
    if (memory) this.#end(this.#worker, new Fault("memory", fault));
  }
}
