from beanie import Document

from depot.port import Crates


class CrateDocument(Document):
    name: str


class DocumentCrates(Crates):
    async def names(self) -> list[str]:
        return [crate.name for crate in await CrateDocument.find().to_list()]
