from shop.database import tables

print("saving", tables())
