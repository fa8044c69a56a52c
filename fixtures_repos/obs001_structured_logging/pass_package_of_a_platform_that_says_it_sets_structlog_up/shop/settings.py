settings = {"name": "shop"}
