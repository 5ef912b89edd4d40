// What the page was made with: the words of its language, the sheets, the limits, and the parts to load.

export const data = JSON.parse(document.getElementById("_clinic-data").textContent);

/** Words of the page, with what belongs into their braces. */
export function said(name, slots = {}) {
  return data.words[name].replace(/\{([a-z]+)\}/g, (whole, slot) => slots[slot] ?? whole);
}

export const find = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** 7.6 MB, in the way of the page's language. */
export function megabytes(bytes) {
  const format = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${format.format(bytes / 1e6)}\u00a0MB`;
}

/** The date here, as 2026-12-01. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
