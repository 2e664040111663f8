"""`python -m bench`: everything, one after the other; or what is named: `python -m bench live mail`."""

import argparse

from bench import answer, draw, exam, imports, live, mail, practice, regrade, sign_in, start

MEASUREMENTS = {
    "draw": draw,
    "mail": mail,
    "live": live,
    "start": start,
    "sign_in": sign_in,
    "answer": answer,
    "exam": exam,
    "practice": practice,
    "regrade": regrade,
    "imports": imports,
}

parser = argparse.ArgumentParser(prog="bench", description=__doc__)
parser.add_argument("name", nargs="*", choices=[[], *MEASUREMENTS], help="all of them where none is named")
for name in parser.parse_args().name or MEASUREMENTS:
    MEASUREMENTS[name].main()
