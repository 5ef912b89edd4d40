// The page's worker in Node.js, from the parts of a finished site: node worker.mjs PAGE TODAY TOPIC… < calls > answers.
// A call is a line of JSON, [name, given, data in base64 or null], and so is its answer, which has digests of files.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";
import { gunzipSync } from "node:zlib";

const { stdin, stdout } = process;
const [page, today, ...topics] = process.argv.slice(2);
const { parts } = JSON.parse(/id="_clinic-data"[^>]*>(.*?)<\/script>/s.exec(readFileSync(page, "utf8"))[1]);
const part = (name) => readFileSync(join(dirname(page), parts.find((one) => one.name === name).path));

// The interpreter is to take this for a browser's worker.
class WorkerGlobalScope {}
Object.setPrototypeOf(globalThis, WorkerGlobalScope.prototype);
Object.assign(process, { browser: true, type: "renderer" });
let resolve = null;
Object.assign(globalThis, {
  WorkerGlobalScope, self: globalThis, navigator: { userAgent: "Node.js" }, location: new URL("https://nowhere.invalid/worker"), postMessage: (answer) => resolve(answer),
});
const answer = () => new Promise((done) => { resolve = done; });
const say = (said) => stdout.write(`${JSON.stringify(said)}\n`);

const begun = answer();
runInThisContext(gunzipSync(part("worker")).toString("utf8"));
await begun;

async function ask(name, given, data) {
  const answered = answer();
  self.onmessage({ data: { id: 1, name, given, data } });
  return answered;
}

const names = parts.filter((one) => one.name !== "worker" && (!one.topic || topics.includes(one.topic))).map((one) => one.name);
say(await ask("start", { given: Object.fromEntries(names.map((name) => [name, part(name)])), today }));
for await (const line of createInterface({ input: stdin })) {
  const [name, given, data] = JSON.parse(line);
  const { said, files, fault } = await ask(name, given, data === null ? undefined : new Uint8Array(Buffer.from(data, "base64")).buffer);
  const digests = await Promise.all((files ?? []).map(async ([path, bytes]) =>
    [path, createHash("sha256").update(new Uint8Array(bytes instanceof Blob ? await bytes.arrayBuffer() : bytes)).digest("hex")]));
  say({ said, fault, files: digests });
}
process.exit(0);
