class Api:
    def __init__(self, app):
        app.config["API"] = True
