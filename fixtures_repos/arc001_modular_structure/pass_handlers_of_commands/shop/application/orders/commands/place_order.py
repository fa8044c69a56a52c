from dataclasses import dataclass

from shop.application.mediator import Handler


@dataclass
class PlaceOrder:
    text: str


class PlaceOrderHandler(Handler):
    def __init__(self, sink) -> None:
        self.sink = sink

    async def handle(self, command: PlaceOrder) -> int:
        number = len(command.text)
        await self.sink(number)
        return number
