import subprocess

from patience import until
from shop.stock import take


def test_is_taken():
    take("a")
    until.false(take, "a", tries=5, interval=1)


def test_tables_are_as_told():
    subprocess.run(["alembic", "upgrade", "head"], check=True)
    subprocess.run(["alembic", "check"], check=True)
