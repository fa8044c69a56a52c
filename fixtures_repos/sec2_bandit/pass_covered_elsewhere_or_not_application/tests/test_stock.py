import pickle


def test_stock():
    assert pickle.loads(pickle.dumps(1)) == 1
