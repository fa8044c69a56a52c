def asks(path, method="GET"):
    def ask(function):
        function.asked = (method, path)
        return function

    return ask


@asks(path="/health")
async def weather_is_up(session):
    return await session.get("https://weather.example/health")
