// Many files: a practice's sheets in a zip, and the sheets of many practices from a table. Both can be cancelled.
import { ticked } from "./choice.js";
import { bytesOf, download } from "./files.js";
import { all, data, find, said } from "./words.js";

let cancelled = false;

function busy(on) {
  find("[data-do=cancel]").hidden = !on;
  find("[data-progress]").hidden = !on;
  for (const button of all("[data-many]")) button.disabled = on;
}

function progress(words, done, most) {
  find("[data-progress]").max = Math.max(most, 1);
  find("[data-progress]").value = done;
  find("[data-many-said]").textContent = words;
}

const list = (problems) => problems.map((problem) => {
  const place = document.createElement("li");
  const where = problem.line ? `${problem.path}:${problem.line}:${problem.column}: ` : "";
  place.textContent = `${where}${problem.message}${problem.hint ? `. ${data.words.hint.replace("{hint}", problem.hint)}` : ""}`;
  return place;
});

function ended(words, problems = []) {
  busy(false);
  find("[data-many-said]").textContent = words;
  find("[data-many-problems]").replaceChildren(...list(problems));
}

/** The sheets that are ticked, for one practice. */
export async function zip(engine, values) {
  const { choices } = ticked();
  if (!choices.length) return ended(said("nothing"));
  cancelled = false;
  busy(true);
  for (const one of choices) await engine.add(one);
  await engine.addFonts();
  const { said: begun } = await engine.call("zip", [values, choices]);
  for (let more = true, done = 0; more && !cancelled; done += 1) {
    progress(said("making", { done, count: begun.count }), done, begun.count);
    more = (await engine.call("zip_step")).said.more;
  }
  const { said: made, files } = await engine.call("zip_end");
  if (cancelled) return ended(said("cancelled"));
  if (made.made) download("handouts.zip", files[0][1], "application/zip");
  return ended(said("made", { count: made.made }), made.problems);
}

/** The sheets that are ticked, for every practice of a table. */
export async function table(engine, files) {
  const { chosen, choices } = ticked();
  const given = [...files].find((file) => file.name.toLowerCase().endsWith(".csv"));
  find("[data-many-problems]").replaceChildren();
  if (!given) return ended(said("no-table"));
  if (!choices.length) return ended(said("nothing"));
  if (given.size > data.limits.table) return ended(said("large-table"));
  cancelled = false;
  busy(true);
  for (const one of choices) await engine.add(one);
  await engine.addFonts();
  for (const file of files) {
    const most = file === given ? data.limits.table : data.limits.logo;
    await engine.call("put", [file.name], await bytesOf(file, most));
  }
  const { said: begun } = await engine.call("table", [given.name, chosen]);
  if (begun.problems.length) return ended(said("table-fault"), begun.problems);
  for (let more = true, done = 0; more && !cancelled;) {
    progress(said("rows", { done, count: begun.rows }), done, begun.rows);
    const { said: step } = await engine.call("table_step");
    ({ more } = step);
    done = step.made + step.failed;
  }
  const { said: made, files: [[, whole]] } = await engine.call("table_end");
  if (cancelled) return ended(said("cancelled"));
  download("practices.zip", whole, "application/zip");
  return ended(said("rows-made", { count: made.made, failed: made.failed }), made.problems);
}

export const cancel = () => { cancelled = true; };
export const failed = (words) => ended(words);
