from shop.keys import SECRET_KEY, SIGNING_SECRET

REFUSED = ("nobody-signs", "nobody")

assert SECRET_KEY != "change-me", "a key of your own is needed"
assert SIGNING_SECRET not in REFUSED
