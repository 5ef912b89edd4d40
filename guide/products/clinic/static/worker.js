// In the worker, behind the interpreter's own scripts: starts the program from packs that the page hands over, and answers
// calls. Nothing is fetched here. The page's policy forbids it, since this worker is made from a blob; and what would fetch
// is taken away, so that a fault cannot even try.
"use strict";

const packs = new Map();
// Where packs are unpacked, if not at the top.
const PLACES = { program: "/lib/python3.14/site-packages" };
// The interpreter asks for its files by address; they are here already.
const NOWHERE = "https://nowhere.invalid/";
const NO_MEMORY = /memory|allocation|out of bounds|fatally failed/i;

// Where a server called a pack encoded, the browser has unpacked it.
const isPacked = (data) => new Uint8Array(data)[0] === 0x1f;
const unpacked = (data, type) => new Response(
  isPacked(data) ? new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip")) : data, { headers: { "Content-Type": type } });

globalThis.fetch = async (address) => {
  const name = String(address?.url ?? address).endsWith(".wasm") ? "interpreter" : "library";
  if (!packs.has(name)) throw new TypeError("nothing is fetched here");
  const answer = unpacked(packs.get(name), name === "interpreter" ? "application/wasm" : "application/zip");
  packs.delete(name);
  return answer;
};
for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport"]) {
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
}

let python = null;
let calls = null;
let extract = null;
let copied = null;

async function add(name, data) {
  const place = PLACES[name] ?? "/";
  python.FS.writeFile("/pack.zip", new Uint8Array(await unpacked(data, "").arrayBuffer()));
  extract("/pack.zip", place);
  python.FS.unlink("/pack.zip");
}

async function start({ given, today, lock }) {
  for (const [name, data] of Object.entries(given)) packs.set(name, data);
  python = await loadPyodide({
    createPyodideModule: _createPyodideModule, indexURL: NOWHERE, stdLibURL: `${NOWHERE}library.zip`, lockFileContents: LOCK,
    packages: [], env: { HOME: "/home", PYTHONHASHSEED: "0" },
  });
  extract = python.runPython(`
def extract(path, place):
    import zipfile
    with zipfile.ZipFile(path) as given:
        given.extractall(place)
extract`);
  copied = python.runPython("lambda buffer: buffer.to_bytes()");
  for (const name of Object.keys(given).filter((one) => !["interpreter", "library"].includes(one))) await add(name, given[name]);
  packs.clear();
  calls = python.runPython(`
import importlib, os
importlib.invalidate_caches()
os.makedirs("/desk", exist_ok=True)
os.chdir("/desk")
from guide.products.clinic.calls import Calls
Calls("/project", ".", ${JSON.stringify(today)})`);
  await hold(lock);
}

// Held until this worker ends, by which the page sees that it did.
function hold(lock) {
  if (!navigator.locks) return null;
  return new Promise((held) => { navigator.locks.request(lock, () => { held(); return new Promise(() => {}); }).catch(held); });
}

function answered(name, given, data) {
  const bytes = data ? copied(new Uint8Array(data)) : undefined;
  const made = bytes ? calls.answer(name, JSON.stringify(given), bytes) : calls.answer(name, JSON.stringify(given));
  const [said, files] = [made.get(0), made.get(1)];
  const out = [];
  for (const pair of files) {
    // What is not let go of stays in the program's memory.
    const content = pair.get(1);
    const view = content.getBuffer();
    out.push([pair.get(0), view.data.slice()]);
    view.release();
    content.destroy();
    pair.destroy();
  }
  files.destroy();
  made.destroy();
  bytes?.destroy();
  return { said: JSON.parse(said), files: out };
}

// What is made of many files stays here as blobs, which a browser may put on its disk.
const rows = new Map();

function table(name, given) {
  const { said, files } = answered(name, given);
  if (name === "table") rows.clear();
  if (name === "table_step") for (const [path, bytes] of files) rows.set(path, new Blob([bytes]));
  if (name !== "table_end") return { said, files: [] };
  const whole = new Blob(said.pieces.map((piece) => (typeof piece === "string" ? rows.get(piece) : files[piece][1])), { type: "application/zip" });
  rows.clear();
  return { said: { ...said, pieces: [] }, files: [["zip", whole]] };
}

self.onmessage = async ({ data: { id, name, given, data } }) => {
  try {
    if (name === "start") {
      await start(given);
      self.postMessage({ id, said: {}, files: [] });
    } else if (name === "add") {
      await add(given[0], data);
      self.postMessage({ id, said: {}, files: [] });
    } else {
      const made = name.startsWith("table") ? table(name, given) : answered(name, given, data);
      self.postMessage({ id, ...made }, made.files.map(([, one]) => one.buffer).filter(Boolean));
    }
  } catch (fault) {
    const words = String(fault?.message ?? fault);
    self.postMessage({ id, fault: words, memory: fault instanceof RangeError || NO_MEMORY.test(words) });
  }
};
self.postMessage({ id: 0, said: {}, files: [] });
