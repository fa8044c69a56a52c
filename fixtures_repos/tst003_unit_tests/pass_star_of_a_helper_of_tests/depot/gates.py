class Gate:
    def __init__(self, code):
        self.code = code

    def opens(self, code):
        return code == self.code
