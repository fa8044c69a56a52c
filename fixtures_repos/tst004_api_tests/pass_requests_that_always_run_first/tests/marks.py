import os

import pytest

costs_money = pytest.mark.skipif(os.getenv("PAID") != "1", reason="asks a paid service")
