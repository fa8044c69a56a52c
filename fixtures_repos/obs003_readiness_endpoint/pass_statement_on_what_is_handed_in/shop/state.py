class State:
    def __init__(self, source) -> None:
        self._source = source

    def works(self) -> bool:
        try:
            self._source.execute("SELECT 1")
        except OSError:
            return False
        return True
