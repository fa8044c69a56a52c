from config import ADMIN_PASSWORD
from locust import HttpUser, task


class Visitor(HttpUser):
    @task
    def sign_in(self):
        self.client.post("/session", json={"password": ADMIN_PASSWORD})
