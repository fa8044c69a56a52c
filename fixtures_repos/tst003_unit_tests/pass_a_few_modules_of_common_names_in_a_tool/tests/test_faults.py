from mend.faults.fault_1 import mends_1
from mend.faults.no_such_task import mends


def test_fault_is_known():
    assert mends_1("fault 1 in line 3")


def test_task_is_named():
    assert mends("no such task")
