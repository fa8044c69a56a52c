class CsvImporter:
    def import_all(self):
        print("importing lines")  # expect: OBS101


class JsonImporter:
    def import_all(self):
        print("importing objects")  # expect: OBS101

    def on_error(self, error):
        print("failed", error)  # expect: OBS101


def print_progress(done):
    print("done", done)  # expect: OBS101


def fingerprint(data):
    print("taking", data)  # expect: OBS101
    return hash(data)
