import requests


def build_response(status: int, path: str) -> requests.Response:
    answer = requests.Response()
    answer.status_code = status
    answer.url = path
    return answer
