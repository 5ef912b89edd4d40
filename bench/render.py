"""One process of the benchmark: a program makes PDFs of prepared inputs.

python -m bench.render typst OUT.pdf INPUT        cold: one input
python -m bench.render typst - INPUT INPUT ...    warm: the first unmeasured, then seconds for the others, as JSON
python -m bench.render typst FOLDER INPUT ...     a set, each input to a file of the folder

The programs are ours, typst, platypus, fpdf2 and weasyprint.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.peers import peer


def main(name: str, out: str, *inputs: str) -> None:
    """Do what the arguments say."""
    render = peer(name).render
    if out == "-":
        render(Path(inputs[0]))
        seconds = []
        for given in inputs[1:]:
            start = time.perf_counter()
            render(Path(given))
            seconds.append(time.perf_counter() - start)
        print(json.dumps(seconds))
    elif Path(out).is_dir():
        for given in inputs:
            Path(out, Path(given).parent.name + ".pdf").write_bytes(render(Path(given)))
    else:
        Path(out).write_bytes(render(Path(inputs[0])))


if __name__ == "__main__":
    # No argparse: a cold process would pay for its import.
    if len(sys.argv) < 4:
        print(__doc__)
        sys.exit("--help" not in sys.argv)
    main(*sys.argv[1:])
