"""`python -m bench`: everything, one after the other."""

from bench import answer, draw, mail, sign_in, start

draw.main()
mail.main()
start.main()
sign_in.main()
answer.main()
