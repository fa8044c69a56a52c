from quart import Quart


class Quart2(Quart):
    async def send_static_file(self, filename):
        return await super().send_static_file(filename)
