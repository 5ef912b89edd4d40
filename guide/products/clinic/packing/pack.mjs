// Compiles the program and its libraries for the browser, with the interpreter that will run them there, and picks the
// modules of the standard library that it imports: node pack.mjs PYODIDE PROGRAM.zip STEPS.py OUT
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, program, steps, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/home" } });
python.FS.writeFile("/program.zip", readFileSync(program));
python.FS.writeFile("/library.zip", readFileSync(`${pyodide}/python_stdlib.zip`));
try {
  python.runPython(readFileSync(steps, "utf8"));
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}
for (const name of ["program", "library"]) writeFileSync(`${out}/${name}.zip`, python.FS.readFile(`/${name}.out`));
