from sqlspec import sql
from sqlspec.adapters.oracledb import OracleAsyncDriver
from sqlspec.service import SQLSpecAsyncService


class OracleService(SQLSpecAsyncService[OracleAsyncDriver]):
    pass


class Crates(OracleService):
    async def all(self, limit: int) -> list[dict]:
        return await self.driver.select(sql.select("*").from_("crate").limit(limit))

    async def count(self) -> int:
        return await self.driver.select_value("SELECT COUNT(*) FROM crate")

    async def page(self, *filters):
        return await self.paginate("SELECT * FROM crate", *filters)

    async def add(self, label: str) -> None:
        await self.driver.execute("INSERT INTO crate (label) VALUES (:label)", label=label)
