from ledger.sources import source


@source("/entries/", methods=["GET", "POST"])
def entries():
    return []


@source("/health/")
def health():
    return "up"
