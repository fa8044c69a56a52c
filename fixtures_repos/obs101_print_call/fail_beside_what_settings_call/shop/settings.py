from shop import watching

WATCHED = watching.configure("shop")
