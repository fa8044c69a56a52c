import subprocess

from patience import until
from shop.stock import take


def test_is_taken():  # expect: TST101
    take("a")
    until.morning("a")


def test_tables_are_as_told():  # expect: TST101
    subprocess.run(["alembic", "check"])
    subprocess.run(["alembic", "upgrade", "head"], check=True)
