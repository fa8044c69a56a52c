from pydantic import BaseModel


async def read(session, address, model: type[BaseModel]):
    async with session.get(address) as answer:
        return model.model_validate(await answer.json())
