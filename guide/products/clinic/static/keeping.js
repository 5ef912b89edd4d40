// The practice on this device: kept only if somebody wants it, and forgotten at once.

const KEY = "guide:clinic";

const base64 = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};

// What this tab knows to be kept: what it kept or found last.
let known = null;

/** Keep the practice file and its logo: `kept`, `failed`, or `other` if another tab has kept something else since, which stays
 * unless it is to be `replaced`. */
export function keep(text, logo, replaced) {
  try {
    if (!replaced && localStorage.getItem(KEY) !== known) return "other";
    const kept = JSON.stringify({ text, logo: logo && { name: logo.name, data: base64(new Uint8Array(logo.bytes)) } });
    localStorage.setItem(KEY, kept);
    known = kept;
    return "kept";
  } catch {
    return "failed";
  }
}

/** What was kept: the practice file and its logo; null if nothing was. */
export function kept() {
  try {
    known = localStorage.getItem(KEY);
    const found = JSON.parse(known);
    if (typeof found?.text !== "string") return null;
    const logo = typeof found.logo?.data === "string" && typeof found.logo.name === "string"
      ? { name: found.logo.name, bytes: Uint8Array.from(atob(found.logo.data), (char) => char.charCodeAt(0)).buffer }
      : null;
    return { text: found.text, logo };
  } catch {
    return null;
  }
}

export function forget() {
  try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
}

/** Call `changed` when another tab keeps something else. */
export function watchOthers(changed) {
  window.addEventListener("storage", (event) => { if (event.key === KEY) changed(); });
}
