// Page 1 beside the form. What all practices share is put in once; at a key only what this one adds changes.
import { find } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const faces = new Set();
let shown = "";

const parsed = (markup) => document.importNode(new DOMParser().parseFromString(markup, "image/svg+xml").documentElement, true);

/** Draw what the program said about the page. */
export function draw(said) {
  if (!said.page) return;
  const place = find("[data-preview]");
  if (shown !== said.name) {
    place.replaceChildren(parsed(said.page));
    const own = document.createElementNS(SVG, "g");
    own.dataset.own = "";
    place.firstElementChild.append(own);
    shown = said.name;
  }
  const own = find("[data-own]", place);
  own.replaceChildren(...parsed(`<svg xmlns="${SVG}">${said.own}</svg>`).childNodes);
}

/** Whether the page is set in faces that are not here. */
export const lacksFaces = (said) => (said.faces ?? []).some((name) => !faces.has(name));

/** The faces that pages are set in, by their names. */
export async function addFaces(files) {
  for (const [name, bytes] of files) {
    if (faces.has(name)) continue;
    faces.add(name);
    const face = new FontFace(`handout-${name}`, bytes);
    document.fonts.add(face);
    await face.load();
  }
}
