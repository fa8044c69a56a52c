class Shared:
    def __init__(self):
        self.parcels = {"/parcels": []}
