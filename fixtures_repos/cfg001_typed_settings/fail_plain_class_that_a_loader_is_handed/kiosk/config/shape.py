class KioskConfig:
    def __init__(self, title="kiosk", port=8080):
        self.title = title
        self.port = port
