import os


def start(client):
    if "REPORTS_TO" not in os.environ:  # expect: CFG102
        os.environ["REPORTS_TO"] = "https://reports.example.org/3"
    if not client:
        os.environ["REPORTS_BY"] = "mail"
    return client(os.environ.get("REPORTS_TO"), os.environ.get("REPORTS_BY"))  # expect: CFG102, CFG102


def login():
    return os.environ["GITHUB_CLIENT"]  # expect: CFG102
