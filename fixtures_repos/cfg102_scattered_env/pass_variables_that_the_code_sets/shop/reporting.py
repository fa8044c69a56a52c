import os


def start(client):
    if client:
        os.environ["REPORTS_TO"] = "https://reports.example.org/3"
        return client(os.environ.get("REPORTS_TO"))
    return None
