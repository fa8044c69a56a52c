from company_api_client.base import BaseAPIClient


class StatusClient(BaseAPIClient):
    def status(self):
        return self.get("/_status")


client = StatusClient("https://api.example.org")
