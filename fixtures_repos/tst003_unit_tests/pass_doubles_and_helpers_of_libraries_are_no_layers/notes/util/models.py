class MockWire:
    def __init__(self, wire):
        self.wire = wire

    def send(self, text):
        self.wire.append(text)
