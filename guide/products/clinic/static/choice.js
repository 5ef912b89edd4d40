// Which sheet, in which language and edition.
import { all, data, find } from "./words.js";

const select = (name) => find(`[data-choose=${name}]`);

function option(value, words) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = words;
  return made;
}

const named = (sheet) => `${sheet.topic}/${sheet.handout}`;
const spoken = () => data.sheets.filter((sheet) => sheet.language === select("language").value);

/** The sheet that is chosen. */
export const sheet = () => spoken().find((one) => named(one) === select("sheet").value);

/** The choice as the program wants it. */
export function choice() {
  const { topic, handout, language } = sheet();
  return { topic, handout, language, edition: select("edition").value };
}

function offer() {
  const kept = select("sheet").value;
  const groups = data.topics.map((topic) => {
    const group = document.createElement("optgroup");
    group.label = topic.title;
    group.append(...spoken().filter((one) => one.topic === topic.name).map((one) => option(named(one), one.title)));
    return group;
  });
  select("sheet").replaceChildren(...groups.filter((group) => group.children.length));
  if (spoken().some((one) => named(one) === kept)) select("sheet").value = kept;
  editions();
}

function editions() {
  const kept = select("edition").value;
  const own = sheet().editions;
  select("edition").replaceChildren(...own.map((edition) => option(edition, data.editions[edition])));
  const paper = document.documentElement.dataset.paper;
  select("edition").value = own.includes(kept) ? kept : own.includes(paper) ? paper : own[0];
}

/** Fill the lists, begin with the sheet of the address, and call `changed` when another is chosen. */
export function offerChoices(changed) {
  const languages = [...new Set(data.sheets.map((one) => one.language))];
  select("language").replaceChildren(...languages.map((code) => option(code, data.languages[code])));
  select("language").closest("p").hidden = languages.length < 2;
  select("language").value = languages.includes(document.documentElement.lang) ? document.documentElement.lang : languages[0];
  const [language, topic, handout] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (languages.includes(language)) select("language").value = language;
  offer();
  if (spoken().some((one) => named(one) === `${topic}/${handout}`)) select("sheet").value = `${topic}/${handout}`;
  editions();
  select("language").addEventListener("change", () => { offer(); changed(); });
  select("sheet").addEventListener("change", () => { editions(); changed(); });
  select("edition").addEventListener("change", changed);
}

/** What is ticked for a zip: each sheet that there is in each language and edition. */
export function ticked() {
  const on = (name) => all(`[data-tick=${name}]`).filter((box) => box.checked).map((box) => box.value);
  const [handouts, languages, editionsOn] = [on("sheet"), on("language"), on("edition")];
  const sheets = data.sheets.filter((one) => handouts.includes(named(one)) && languages.includes(one.language));
  const choices = sheets.flatMap(({ topic, handout, language, editions: own }) =>
    own.filter((edition) => editionsOn.includes(edition)).map((edition) => ({ topic, handout, language, edition })));
  return { choices, chosen: { handouts, languages, editions: editionsOn } };
}
