// The fields of a practice, and the messages at them. A field is called as its key in a practice file: `phones.0.label`.
import { all, data, find, said } from "./words.js";

const fields = () => all("[data-key]");
const byKey = (key) => fields().find((field) => field.dataset.key === key);
const touched = new Set();
let handedOut = [];

/** Which rows of further numbers are filled in: the file has only these. */
function rowsOf() {
  const rows = [];
  for (let row = 0; byKey(`phones.${row}.label`); row += 1) {
    if (byKey(`phones.${row}.label`).value.trim() || byKey(`phones.${row}.number`).value.trim()) rows.push(row);
  }
  return rows;
}

/** What was typed, by the keys of a practice file. */
export function values() {
  const boxes = all("[data-language]");
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
  const out = { languages: ticked.length === boxes.length ? [] : ticked };
  // Those of a file that this site does not have: the rules say so.
  out.languages.push(...handedOut.filter((code) => !boxes.some((box) => box.value === code)));
  for (const field of fields()) {
    const [key, ...inner] = field.dataset.key.split(".");
    if (key === "phones") continue;
    if (inner.length) out[key] = { ...out[key], [inner[0]]: field.value };
    else out[key] = field.value;
  }
  out.phones = rowsOf().map((row) => ({ label: byKey(`phones.${row}.label`).value, number: byKey(`phones.${row}.number`).value }));
  return out;
}

/** Fill in what a practice file says. */
export function fill(given) {
  touched.clear();
  for (const field of fields()) {
    let value = given;
    for (const part of field.dataset.key.split(".")) value = value?.[part];
    const words = typeof value === "string" ? value : "";
    // A list lacks what the rules refuse; they are to say so.
    if (field.options && ![...field.options].some((one) => one.value === words)) field.add(new Option(words, words));
    field.value = words;
    count(field);
  }
  handedOut = given.languages ?? [];
  for (const box of all("[data-language]")) box.checked = !handedOut.length || handedOut.includes(box.value);
  for (const group of all("details.more-fields")) group.open = all("[data-key]", group).some((field) => field.value);
}

/** The field that a message is about, by its name in the file. */
function fieldOf(name) {
  const parts = name.split(".");
  if (parts[0] === "phones" && parts.length > 1) parts[1] = String(rowsOf()[Number(parts[1])] ?? 0);
  const key = parts.join(".");
  return byKey(key) ?? fields().find((field) => field.dataset.key.startsWith(`${key}.`));
}

/** Show messages at their fields; the number of errors. Until somebody has been at a field, it is not complained of. */
export function tell(problems, everything = false) {
  const byField = new Map();
  const others = [];
  // What was told once stays until it is mended.
  if (everything) for (const { field } of problems) if (field && fieldOf(field)) touched.add(fieldOf(field).dataset.key);
  for (const problem of problems) {
    const field = problem.field ? fieldOf(problem.field) : null;
    if (field) byField.set(field, [...(byField.get(field) ?? []), problem]);
    else others.push(problem);
  }
  for (const field of fields()) {
    const own = everything || touched.has(field.dataset.key) ? byField.get(field) ?? [] : [];
    const place = document.getElementById(`${field.id}-said`);
    place.replaceChildren(...own.map(line));
    const wrong = own.some((problem) => problem.severity === "error");
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (own.length) field.closest("details")?.setAttribute("open", "");
  }
  find("[data-others]").replaceChildren(...others.map(line));
  const errors = problems.filter((problem) => problem.severity === "error").length;
  if (everything && errors) (find("[aria-invalid]") ?? find("[data-others]")).focus();
  return errors;
}

function line(problem) {
  const place = document.createElement("p");
  place.className = problem.severity;
  place.textContent = problem.hint ? `${problem.message}. ${data.words.hint.replace("{hint}", problem.hint)}` : problem.message;
  return place;
}

function count(field) {
  const place = document.getElementById(`${field.id}-count`);
  if (!place) return;
  const longest = Math.max(0, ...field.value.split("\n").map((one) => one.trim().length));
  place.textContent = said("count", { count: longest, most: field.dataset.most });
}

/** Call `changed` whenever something was typed. */
export function watch(changed) {
  for (const field of [...fields(), ...all("[data-language]")]) {
    field.addEventListener("input", () => {
      if (field.dataset.key) count(field);
      changed(field);
    });
    field.addEventListener("change", () => {
      if (field.dataset.key && !touched.has(field.dataset.key)) {
        touched.add(field.dataset.key);
        changed(field);
      }
    });
    if (field.dataset.key) count(field);
  }
}
