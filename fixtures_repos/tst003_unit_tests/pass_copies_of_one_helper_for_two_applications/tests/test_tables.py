from gate.tables import RowGate
from stock.tables import RowStock


def test_rows():
    assert RowStock.id is not RowGate.id
