#!/bin/sh
# Fetches what runs the program in browsers: sh clinic.sh FOLDER PYTHON
#
# Does nothing if FOLDER has it already. Without npm or a network it says so and ends well: the site is then made without the
# page for clinics. What comes is pinned with its hashes, by package-lock.json and requirements-browser.txt.

folder=$1
python=$2
log=$folder.log
pins="package.json package-lock.json requirements-browser.txt"

export PIP_DISABLE_PIP_VERSION_CHECK=1

# The site is made all the same.
without() {
	rm -rf "$folder.part"
	echo "The site has no page for clinics: $1." >&2
	exit 0
}

ready() {
	for file in $pins; do cmp -s "$file" "$folder/$file" || return 1; done
}

ready && exit
command -v npm >/dev/null && command -v node >/dev/null || without "Node.js with npm is needed for it, and is not installed (README.md)"
echo "fetching the interpreter for browsers into $folder (only the first time)"
rm -rf "$folder" "$folder.part"
mkdir -p "$folder.part/wheels" || without "$folder cannot be made"
cp package.json package-lock.json "$folder.part"
npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder.part" >"$log" 2>&1 ||
	without "npm could not fetch the interpreter; $log says why"
"$python" -I -m pip download --quiet --require-hashes --no-deps --only-binary=:all: --python-version 3.14 --implementation cp \
	--abi cp314 --abi abi3 --platform pyemscripten_2026_0_wasm32 --dest "$folder.part/wheels" \
	--requirement requirements-browser.txt >"$log" 2>&1 || without "pip could not fetch the packages for it; $log says why"
cp requirements-browser.txt "$folder.part"
mv "$folder.part" "$folder" || without "$folder cannot be made"
rm -f "$log"
