common = {"env_file": ".env", "extra": "ignore"}
