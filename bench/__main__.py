"""`python -m bench`: everything, one after the other."""

from bench import draw, start

draw.main()
start.main()
