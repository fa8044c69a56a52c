from http import HTTPStatus


class PaymentError(Exception):
    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status

    @classmethod
    def rate_limited(cls, retry_after: str | None = None) -> "PaymentError":
        return cls(f"payments are limited, retry after {retry_after}", status=HTTPStatus.TOO_MANY_REQUESTS)
