class Manager:
    def get_status(self):
        return "idle"


queue_manager = Manager()
