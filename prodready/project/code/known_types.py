"""What well-known libraries' types are, and the chains in which types are written."""

from __future__ import annotations

import re

MAX_DEPTH = 12
MAX_STEPS = 24
"""Steps from a variable to its type, each of which is remembered; a factory that hands on what another makes takes four."""

WRAPPERS = frozenset(
    {
        "litestar.dto.DTOData",
        "litestar.dto.data_structures.DTOData",
        "typing.Optional",
        "typing.Annotated",
        "typing_extensions.Annotated",
        "typing.ClassVar",
        "typing.Final",
        "typing.AsyncGenerator",
        "typing.AsyncIterator",
        "typing.Generator",
        "typing.Iterator",
        "typing.AsyncIterable",
        "typing.Iterable",
        "typing.Awaitable",
        "typing.Coroutine",
        "typing_extensions.AsyncGenerator",
        "typing_extensions.AsyncIterator",
        "typing_extensions.Generator",
        "typing_extensions.Iterator",
        "typing_extensions.ClassVar",
        "typing_extensions.Final",
        "collections.abc.AsyncGenerator",
        "collections.abc.AsyncIterator",
        "collections.abc.Generator",
        "collections.abc.Iterator",
        "collections.abc.Iterable",
        "collections.abc.AsyncIterable",
        "collections.abc.Awaitable",
        "contextlib.AbstractContextManager",
        "contextlib.AbstractAsyncContextManager",
        "typing.ContextManager",
        "typing.AsyncContextManager",
    }
)
"""Generic types that stand for their first argument when a value is injected, awaited, iterated or entered."""

RETURNS = {
    "sqlalchemy.ext.asyncio.async_sessionmaker()()": "sqlalchemy.ext.asyncio.AsyncSession()",
    "sqlalchemy.ext.asyncio.async_sessionmaker().begin()": "sqlalchemy.ext.asyncio.AsyncSession()",
    "sqlalchemy.ext.asyncio.async_scoped_session()": "sqlalchemy.ext.asyncio.AsyncSession()",
    "sqlalchemy.orm.sessionmaker()()": "sqlalchemy.orm.Session()",
    "sqlalchemy.orm.sessionmaker().begin()": "sqlalchemy.orm.Session()",
    "sqlalchemy.orm.scoped_session()": "sqlalchemy.orm.Session()",
    "nameko_sqlalchemy.DatabaseSession()": "sqlalchemy.orm.Session()",
    "sqlalchemy.orm.Session()()": "sqlalchemy.orm.Session()",  # a scoped session that is called
    "sqlalchemy.ext.asyncio.AsyncSession()()": "sqlalchemy.ext.asyncio.AsyncSession()",
    "re.compile()": "re.Pattern()",
    "everett.manager.ConfigManager.basic_config()": "everett.manager.ConfigManager()",
    "loguru._logger.Logger()": "loguru.logger",
    "loguru.logger.patch()": "loguru.logger",
    "loguru.logger.bind()": "loguru.logger",
    "loguru.logger.opt()": "loguru.logger",
    "sqlalchemy.create_engine()": "sqlalchemy.Engine()",
    "sqlalchemy.engine.create_engine()": "sqlalchemy.Engine()",
    "sqlalchemy.ext.asyncio.create_async_engine()": "sqlalchemy.ext.asyncio.AsyncEngine()",
    "sqlalchemy.Engine().connect()": "sqlalchemy.Connection()",
    "sqlalchemy.Engine().begin()": "sqlalchemy.Connection()",
    "sqlalchemy.ext.asyncio.AsyncEngine().connect()": "sqlalchemy.ext.asyncio.AsyncConnection()",
    "sqlalchemy.ext.asyncio.AsyncEngine().begin()": "sqlalchemy.ext.asyncio.AsyncConnection()",
    "sqlmodel.create_engine()": "sqlalchemy.Engine()",
    "asyncpg.create_pool()": "asyncpg.Pool()",
    "configargparse.ArgumentParser().add_argument_group()": "configargparse.ArgumentParser()",
    "configargparse.ArgParser().add_argument_group()": "configargparse.ArgParser()",
    "asyncpg.connect()": "asyncpg.Connection()",
    "asyncpg.Pool().acquire()": "asyncpg.Connection()",
    "redis.from_url()": "redis.Redis()",
    "redis.asyncio.from_url()": "redis.asyncio.Redis()",
    "flask_sqlalchemy.SQLAlchemy().session": "sqlalchemy.orm.Session()",
    "fastapi_sqlalchemy.db.session": "sqlalchemy.orm.Session()",
    "fastapi_async_sqlalchemy.db.session": "sqlalchemy.ext.asyncio.AsyncSession()",
    "alchemical.flask.Alchemical().session": "sqlalchemy.orm.Session()",
    "alchemical.flask.Alchemical().Session()": "sqlalchemy.orm.Session()",
    "alchemical.Alchemical().Session()": "sqlalchemy.orm.Session()",
    "alchemical.Alchemical().begin()": "sqlalchemy.orm.Session()",
    "alchemical.aio.Alchemical().Session()": "sqlalchemy.ext.asyncio.AsyncSession()",
    "alchemical.aio.Alchemical().begin()": "sqlalchemy.ext.asyncio.AsyncSession()",
    "django.db.connection.cursor()": "django.db.connection",
    "django.db.connections[].cursor()": "django.db.connection",
    "azure.cosmos.CosmosClient().get_database_client()": "azure.cosmos.DatabaseProxy()",
    "azure.cosmos.DatabaseProxy().get_container_client()": "azure.cosmos.ContainerProxy()",
    "azure.cosmos.aio.CosmosClient().get_database_client()": "azure.cosmos.aio.DatabaseProxy()",
    "azure.cosmos.aio.DatabaseProxy().get_container_client()": "azure.cosmos.aio.ContainerProxy()",
    "aiosql.from_path()": "aiosql.aiosql.Queries()",
    "aiosql.from_str()": "aiosql.aiosql.Queries()",
    "flask_mysqldb.MySQL().connection": "MySQLdb.connections.Connection()",
    "MySQLdb.connect()": "MySQLdb.connections.Connection()",
    "MySQLdb.connections.Connection().cursor()": "MySQLdb.cursors.Cursor()",
    "flaskext.mysql.MySQL().connect()": "pymysql.connections.Connection()",
    "flaskext.mysql.MySQL().get_db()": "pymysql.connections.Connection()",
    "pymysql.connect()": "pymysql.connections.Connection()",
    "pymysql.connections.Connection().cursor()": "pymysql.cursors.Cursor()",
    "sqlite3.connect()": "sqlite3.Connection()",
    "sqlite3.Connection().cursor()": "sqlite3.Cursor()",
    "neo4j.GraphDatabase.driver()": "neo4j.Driver()",
    "neo4j.Driver().session()": "neo4j.Session()",
    "neo4j.Session().begin_transaction()": "neo4j.Transaction()",
    "neo4j.AsyncGraphDatabase.driver()": "neo4j.AsyncDriver()",
    "neo4j.AsyncDriver().session()": "neo4j.AsyncSession()",
    "neo4j.AsyncSession().begin_transaction()": "neo4j.AsyncTransaction()",
    "litestar.testing.create_test_client()": "litestar.testing.TestClient()",
    "litestar.testing.create_async_test_client()": "litestar.testing.AsyncTestClient()",
    "starlite.testing.create_test_client()": "starlite.testing.TestClient()",
    "cassandra.cluster.Cluster().connect()": "cassandra.cluster.Session()",
    "arango.ArangoClient().db()": "arango.database.StandardDatabase()",
    "arango.database.StandardDatabase().collection()": "arango.collection.StandardCollection()",
    "arango.database.StandardDatabase().aql": "arango.database.StandardDatabase()",
    "edgedb.create_client()": "edgedb.Client()",
    "edgedb.create_async_client()": "edgedb.AsyncIOClient()",
    "gel.create_client()": "gel.Client()",
    "gel.create_async_client()": "gel.AsyncIOClient()",
    "psycopg_pool.AsyncConnectionPool().connection()": "psycopg.AsyncConnection()",
    "psycopg_pool.ConnectionPool().connection()": "psycopg.Connection()",
    "tinydb.TinyDB().table()": "tinydb.table.Table()",
    "dataset.connect()": "dataset.Database()",
    "psqlpy.connect()": "psqlpy.Connection()",
    "psqlpy.ConnectionPool().connection()": "psqlpy.Connection()",
    "psqlpy.ConnectionPool().acquire()": "psqlpy.Connection()",
}
"""What well-known factories give (from the libraries' documentation)."""

ITEMS = {
    "django.db.connections": "django.db.connections[]",
    "motor.motor_asyncio.AsyncIOMotorClient()": "motor.motor_asyncio.AsyncIOMotorDatabase()",
    "motor.motor_asyncio.AsyncIOMotorDatabase()": "motor.motor_asyncio.AsyncIOMotorCollection()",
    "motor.motor_tornado.MotorClient()": "motor.motor_tornado.MotorDatabase()",
    "motor.motor_tornado.MotorDatabase()": "motor.motor_tornado.MotorCollection()",
    "pymongo.AsyncMongoClient()": "pymongo.asynchronous.database.AsyncDatabase()",
    "pymongo.asynchronous.database.AsyncDatabase()": "pymongo.asynchronous.collection.AsyncCollection()",
    "pymongo.MongoClient()": "pymongo.database.Database()",
    "pymongo.mongo_client.MongoClient()": "pymongo.database.Database()",
    "pymongo.database.Database()": "pymongo.collection.Collection()",
}
"""What objects of packages give by a name in brackets: ``client["shop"]["orders"]``."""

_BUILDERS = """
    parse_obj parse_raw parse_file from_orm construct model_validate model_validate_json model_validate_strings
    model_construct"""
BUILDERS = frozenset(_BUILDERS.split())
"""Class methods of pydantic that give an instance of the class."""

RETURNS_HEADS = frozenset(name.partition(".")[0] for name in RETURNS)
"""Packages that ``RETURNS`` speaks of."""

CLIENTS = {"test_client": "flask.testing.FlaskClient()", "test_cli": "aiohttp.test_utils.TestClient()"}
"""Methods of applications that give a test client, whatever the application's class is."""


_STEP = re.compile(r"[.(\[]")


def cut(name: str) -> tuple[str, str]:
    """The first part of a chain, and the rest from its dot, call or subscript on."""
    found = _STEP.search(name)
    return (name[: found.start()], name[found.start() :]) if found else (name, "")


def next_step(rest: str) -> tuple[str, str]:
    """The first step of a chain's rest: ``.name``, ``.name()``, ``()`` or ``[]``."""
    if rest[0] in "([":
        return rest[:2], rest[2:]
    head, tail = cut(rest[1:])
    return (f".{head}()", tail[2:]) if tail.startswith("()") else (f".{head}", tail)


_GIVERS = frozenset(
    key[: position + 2] for key in RETURNS for position in range(len(key)) if key.startswith("()", position)
) | frozenset(RETURNS.values())
"""Results of calls that are known to give something else again (``sessionmaker()``), and what is given."""


def is_type(name: str) -> bool:
    """Whether ``name`` looks like an instance of a class (``pkg.Class()``), not the result of some function."""
    last = name.removesuffix("()").rpartition(".")[2].rpartition(":")[2]
    return (name.endswith("()") and "()" not in last and last.lstrip("_")[:1].isupper()) or name in _GIVERS
