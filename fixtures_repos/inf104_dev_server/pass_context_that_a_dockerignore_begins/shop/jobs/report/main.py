import requests

requests.post("https://reports.example.org", json={"done": True}, timeout=10)
