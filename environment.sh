#!/bin/sh
# Sets up a Python environment: sh environment.sh FOLDER REQUIREMENTS...
#
# Does nothing if FOLDER has the packages of all these files already, and starts over if its Python does not start, is another
# one than it was made for, or was never finished. Plain sh, since there may be no Python yet. Every failure ends with 2 and a
# sentence that says what to do; what the tools themselves said is in FOLDER.log.

folder=$1
shift
python=${PYTHON:-python3}
own=$folder/bin/python
log=$folder.log

# Settings of the machine that would put packages elsewhere, or take them from there.
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_VIRTUALENV
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1

fail() {
	echo "$1" >&2
	exit 2
}

# Whether the words of a failure have one of these in them.
says() {
	grep -E -i -q "$1" "$log"
}

# The name of the copy that is kept of a file of requirements, once its packages are there.
kept() {
	echo "$folder/.${1##*/}"
}

ready() {
	for file; do cmp -s "$file" "$(kept "$file")" || return 1; done
	# What was installed for another Python is not found.
	"$own" -I -c 'import pip' 2>/dev/null
}

make_folder() {
	rm -rf "$folder" || fail "$folder cannot be deleted; delete it by hand, then run make again"
	"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || fail \
		"Python 3.11 or newer is needed, and $python is $(command -v "$python" >/dev/null && "$python" --version 2>&1 || echo 'not there').
README.md says how to install it. If you have one of another name: make PYTHON=python3.12"
	"$python" -c 'import venv, ensurepip; ensurepip.version()' 2>/dev/null || fail \
		"This Python cannot make environments, since its parts \`venv\` and \`ensurepip\` are missing. Install them, then run make again:
  Debian, Ubuntu, WSL   sudo apt install python3-venv   (or $("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')-venv)
  Fedora                sudo dnf install python3
  macOS                 brew install python"
	"$python" -m venv "$folder" >"$log" 2>&1 || {
		rm -rf "$folder"
		fail "$folder could not be made: $(grep . "$log" | tail -n 1)"
	}
}

install() {
	"$own" -I -m pip install --quiet --require-hashes --no-deps --only-binary=:all: --requirement "$1" >"$log" 2>&1 && return
	if says '^Traceback'; then
		rm -rf "$folder"
		fail "The installer in $folder was broken, and $folder has been deleted: run make again. ($log has its words.)"
	elif says 'no space left'; then
		why="the disk is full"
	elif says 'do not match the hashes'; then
		why="a package is not the one that $1 names: the download was damaged or changed on its way"
	elif says 'proxyerror|cannot connect to proxy|tunnel connection failed|proxy authentication'; then
		why="the proxy does not let it through. Look at HTTPS_PROXY: ${HTTPS_PROXY:-${https_proxy:-it is not set, so pip is told elsewhere}}"
	elif says 'certificate_verify_failed|sslerror|ssl error'; then
		why="the certificate of the package index is not trusted here. Behind a company's proxy, name its certificate: PIP_CERT=file make"
	elif says 'connection|resolution|not known|timed out|unreachable|timeout'; then
		why="the package index cannot be reached. The network is needed this once; then run make again"
	elif says 'no matching distribution|could not find a version'; then
		why="the package index is not reached, or has nothing for $("$own" --version) on this machine. With a network, try another Python: make clean, then make PYTHON=python3.12"
	elif says 'permission denied'; then
		why="a file in $folder cannot be written"
	else
		why=$(grep -E '^ERROR' "$log" | tail -n 1)
	fi
	fail "The packages of $1 could not be installed: $why. ($log has all that was said.)"
}

ready "$@" && exit
if [ -L "$folder" ]; then
	fail "$folder is a link, and what it leads to lacks packages: delete the link, then run make again"
fi
if ! "$own" -I -m pip --version >/dev/null 2>&1; then
	echo "setting up $folder (only the first time, or when Python was upgraded)"
	make_folder
fi
for file; do
	cmp -s "$file" "$(kept "$file")" && continue
	echo "installing the packages of $file"
	install "$file"
	cp "$file" "$(kept "$file")"
done
rm -f "$log"
