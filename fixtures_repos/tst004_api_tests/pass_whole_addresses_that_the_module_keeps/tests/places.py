PORT = 8080
BASE = f"http://127.0.0.1:{PORT}/shop"
