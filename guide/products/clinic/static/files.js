// Files out of the page, and files into it.

/** Hand a file to the browser, as a download. */
export function download(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Open a PDF in a tab of its own, from which it is printed. */
export function openPdf(content) {
  const address = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
  const opened = window.open(address, "_blank");
  setTimeout(() => URL.revokeObjectURL(address), 600_000);
  return opened !== null;
}

/** The bytes of a file that somebody chose, at most so many and one more. */
export const bytesOf = (file, most) => file.slice(0, most + 1).arrayBuffer();
