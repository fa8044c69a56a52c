"""Calls that open a database, and what is known of one of them."""

from __future__ import annotations

import re

import msgspec

from prodready.api import Evidence

_ASYNC = """sqlalchemy.ext.asyncio.create_async_engine sqlalchemy.ext.asyncio.async_engine_from_config
sqlmodel.ext.asyncio.create_async_engine asyncpg.create_pool asyncpg.connect buildpg.asyncpg.create_pool
buildpg.asyncpg.create_pool_b buildpg.asyncpg.connect_b psycopg_pool.AsyncConnectionPool asyncpgsa.PG
asyncpgsa.create_pool psycopg.AsyncConnection.connect aiomysql.create_pool aiomysql.connect aiomysql.sa.create_engine
aiopg.create_pool aiopg.connect aiopg.sa.create_engine asyncmy.create_pool asyncmy.connect aioodbc.create_pool
aioodbc.connect oracledb.connect_async oracledb.create_pool_async
aiosqlite.connect databases.Database quart_db.QuartDB tortoise.Tortoise.init tortoise.contrib.fastapi.register_tortoise
tortoise.contrib.fastapi.RegisterTortoise tortoise.contrib.sanic.register_tortoise
tortoise.contrib.aiohttp.register_tortoise tortoise.contrib.starlette.register_tortoise
tortoise.contrib.quart.register_tortoise piccolo.engine.postgres.PostgresEngine piccolo.engine.sqlite.SQLiteEngine
gino.Gino gino.ext.starlette.Gino gino.ext.sanic.Gino gino.ext.aiohttp.Gino motor.motor_asyncio.AsyncIOMotorClient
pymongo.AsyncMongoClient odmantic.AIOEngine beanie.init_beanie
advanced_alchemy.extensions.litestar.SQLAlchemyAsyncConfig advanced_alchemy.config.SQLAlchemyAsyncConfig
litestar.plugins.sqlalchemy.SQLAlchemyAsyncConfig litestar.contrib.sqlalchemy.plugins.SQLAlchemyAsyncConfig
advanced_alchemy.extensions.litestar.plugins.SQLAlchemyAsyncConfig advanced_alchemy.extensions.fastapi.SQLAlchemyAsyncConfig
advanced_alchemy.extensions.starlette.SQLAlchemyAsyncConfig advanced_alchemy.extensions.sanic.SQLAlchemyAsyncConfig
advanced_alchemy.extensions.flask.SQLAlchemyAsyncConfig litestar_asyncpg.AsyncpgConfig sqlspec.adapters.asyncpg.AsyncpgConfig
sqlspec.adapters.psycopg.PsycopgAsyncConfig sqlspec.adapters.asyncmy.AsyncmyConfig sqlspec.adapters.psqlpy.PsqlpyConfig
sqlspec.adapters.aiosqlite.AiosqliteConfig sqlspec.adapters.oracledb.OracleAsyncConfig sqlspec.adapters.aiomysql.AiomysqlConfig
sqlspec.adapters.mysqlconnector.MysqlConnectorAsyncConfig sqlspec.adapters.cockroach_asyncpg.CockroachAsyncpgConfig
sqlspec.adapters.cockroach_psycopg.CockroachPsycopgAsyncConfig sqlspec.adapters.spanner.SpannerAsyncConfig
google.cloud.firestore.AsyncClient azure.cosmos.aio.CosmosClient alchemical.aio.Alchemical psqlpy.ConnectionPool psqlpy.connect
peewee_async.PostgresqlDatabase peewee_async.PooledPostgresqlDatabase peewee_async.MySQLDatabase peewee_async.PooledMySQLDatabase
edgedb.create_async_client gel.create_async_client surrealdb.AsyncSurreal surrealdb.AsyncSurrealDB
motor.motor_tornado.MotorClient"""
_SYNC = """sqlalchemy.create_engine sqlalchemy.engine.create_engine sqlalchemy.engine_from_config
sqlalchemy.engine.engine_from_config sqlmodel.create_engine flask_sqlalchemy.SQLAlchemy psycopg_pool.ConnectionPool
psycopg.connect psycopg2.connect psycopg2.pool.ThreadedConnectionPool psycopg2.pool.SimpleConnectionPool
pymysql.connect MySQLdb.connect mysql.connector.connect pyodbc.connect pymssql.connect mariadb.connect oracledb.connect
oracledb.create_pool cx_Oracle.connect pg8000.connect sqlite3.connect pymongo.MongoClient flask_pymongo.PyMongo
mongoengine.connect flask_mongoengine.MongoEngine peewee.PostgresqlDatabase peewee.MySQLDatabase peewee.SqliteDatabase
playhouse.db_url.connect playhouse.pool.PooledPostgresqlDatabase playhouse.pool.PooledPostgresqlExtDatabase
playhouse.pool.PooledMySQLDatabase playhouse.pool.PooledSqliteDatabase playhouse.postgres_ext.PostgresqlExtDatabase
playhouse.cockroachdb.CockroachDatabase playhouse.sqlite_ext.SqliteExtDatabase
advanced_alchemy.extensions.litestar.SQLAlchemySyncConfig advanced_alchemy.extensions.litestar.plugins.SQLAlchemySyncConfig
advanced_alchemy.extensions.fastapi.SQLAlchemySyncConfig advanced_alchemy.extensions.starlette.SQLAlchemySyncConfig
advanced_alchemy.extensions.sanic.SQLAlchemySyncConfig advanced_alchemy.extensions.flask.SQLAlchemySyncConfig
advanced_alchemy.config.SQLAlchemySyncConfig sqlspec.adapters.psycopg.PsycopgSyncConfig sqlspec.adapters.sqlite.SqliteConfig
sqlspec.adapters.oracledb.OracleSyncConfig sqlspec.adapters.mysqlconnector.MysqlConnectorSyncConfig
sqlspec.adapters.pymysql.PyMysqlConfig sqlspec.adapters.cockroach_psycopg.CockroachPsycopgSyncConfig
sqlspec.adapters.pymssql.PymssqlConfig sqlspec.adapters.mssql_python.MssqlPythonConfig sqlspec.adapters.spanner.SpannerSyncConfig
sqlspec.adapters.adbc.AdbcConfig
google.cloud.firestore.Client azure.cosmos.CosmosClient
cassandra.cluster.Cluster alchemical.Alchemical alchemical.flask.Alchemical arango.ArangoClient py2neo.Graph
google.cloud.datastore.Client google.cloud.ndb.Client google.cloud.spanner.Client
google.cloud.bigtable.Client
ZODB.DB ZODB.config.databaseFromURI pyramid_zodbconn.get_connection edgedb.create_client gel.create_client
surrealdb.Surreal surrealdb.SurrealDB
apsw.Connection sqlite_utils.Database dataset.connect pydal.DAL tinydb.TinyDB starlette_core.database.Database
sqlalchemy_bind_manager.SQLAlchemyConfig"""
ENGINES = {**dict.fromkeys(_ASYNC.split(), True), **dict.fromkeys(_SYNC.split(), False)}
"""Calls that open a database → whether it is used asynchronously."""

MEMORY = ":memory:"
"""SQLite's name for a database that goes with its process."""
SQLITE_ONLY = frozenset(
    {"sqlite3.connect", "aiosqlite.connect", "peewee.SqliteDatabase", "piccolo.engine.sqlite.SQLiteEngine"}
    | {"sqlspec.adapters.sqlite.SqliteConfig", "sqlspec.adapters.aiosqlite.AiosqliteConfig"}
    | {"apsw.Connection", "sqlite_utils.Database", "playhouse.pool.PooledSqliteDatabase"}
    | {"playhouse.sqlite_ext.SqliteExtDatabase"}
)


_MIGRATES = re.compile(r"(?:^|[/_])(?:alembic|migrat\w*)(?:[/_.]|$)")


class Engine(msgspec.Struct, frozen=True):
    """A place that opens a database. ``url`` is its constant address or the constant beginning of it.

    ``replaceable`` tells that a setting can point it at another database than its constant address says.
    """

    path: str
    line: int
    name: str
    asynchronous: bool
    url: str = ""
    replaceable: bool = True
    note: str = ""
    address: Evidence | None = None  # where its constant address stands, if apart
    passing: bool = False  # what opens it disposes of it too

    @property
    def is_sqlite(self) -> bool:
        """Whether it can open nothing but SQLite."""
        return not self.replaceable and (self.url.startswith(("sqlite", "file:")) or "qlite" in self.name)

    @property
    def in_memory(self) -> bool:
        """Whether its address names no file: what it holds goes with its process."""
        return self.url == "sqlite://" or MEMORY in self.url

    @property
    def aside(self) -> bool:
        """Whether it is for migrations, or for trials in memory."""
        return self.in_memory or MEMORY in self.note or bool(_MIGRATES.search(self.path))

    @property
    def evidence(self) -> Evidence:
        """The place."""
        return Evidence(self.path, self.line, self.note or f"{self.name.rpartition('.')[2]} opens the database")
