def to_file(name, formatter):
    return {"class": "logging.FileHandler", "filename": name, "formatter": formatter}
