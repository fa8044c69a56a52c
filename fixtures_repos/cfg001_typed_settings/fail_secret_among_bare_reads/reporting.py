import os


def begin() -> None:
    rate = float(os.environ.get("REPORT_RATE", "0"))
    folder = os.environ.get("REPORT_FOLDER", "reports")
    print(rate, folder, os.environ.get("REPORT_TOKEN"))
