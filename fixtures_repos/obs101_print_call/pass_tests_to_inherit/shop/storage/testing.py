class StorageTest:
    storage = None

    def test_empty(self):
        print(self.storage)
        assert self.storage is None
