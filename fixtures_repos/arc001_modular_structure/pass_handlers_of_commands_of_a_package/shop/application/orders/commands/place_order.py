from dataclasses import dataclass

from mediatr import Mediator


@dataclass
class PlaceOrder:
    text: str


class PlaceOrderHandler:
    def __init__(self, sink) -> None:
        self.sink = sink

    async def __call__(self, command: PlaceOrder) -> int:
        number = len(command.text)
        await self.sink(number)
        return number
