from fastapi import APIRouter


class Probes:
    """Answers for one part of the service."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.router: APIRouter = APIRouter(prefix="/parts")
        self.router.add_api_route("/health", self.health, methods=["GET"])

    async def health(self) -> dict[str, str]:
        return {"part": self.part}
