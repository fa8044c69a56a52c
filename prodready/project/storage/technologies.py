"""The ways to reach a store: libraries' types with their verbs, bases of models, drivers (from their documentation)."""

from __future__ import annotations

import msgspec

from prodready.project.storage.verbs import (
    ANY_QUERY,
    ARANGO_VERBS,
    CACHE_VERBS,
    CONNECT,
    COSMOS_VERBS,
    DATASET_VERBS,
    DATASTORE_VERBS,
    DJANGO_VERBS,
    DYNAMO_VERBS,
    ENGINE_VERBS,
    FIRESTORE_VERBS,
    GEL_VERBS,
    GINO_VERBS,
    INSTANCE_WRITES,
    MONGO_VERBS,
    NEO4J_VERBS,
    PEEWEE_VERBS,
    PRISMA_VERBS,
    PROBE,
    PY2NEO_VERBS,
    QUERY_VERBS,
    RAW_VERBS,
    SEARCH_VERBS,
    SESSION_VERBS,
    SQLITE_UTILS_VERBS,
    SUPABASE_VERBS,
    SURREAL_VERBS,
    TINYDB_VERBS,
    TORTOISE_VERBS,
    WRITE,
    kinds,
)


class Technology(msgspec.Struct, frozen=True):
    """A way to reach a store. ``category``: database, cache, queue, search, storage or http.

    ``verbs`` tells what its methods do; the verb ``*`` stands for every other method.
    """

    name: str
    category: str
    asynchronous: bool
    verbs: dict[str, str] = msgspec.field(default_factory=dict)
    server: str = ""  # the server it needs, if it is always the same one


def _database(name: str, verbs: dict[str, str], *, wait: bool = False, server: str = "") -> Technology:
    return Technology(name, "database", wait, verbs, server)


def _cache(name: str, *, wait: bool = False, server: str = "") -> Technology:
    return Technology(name, "cache", wait, CACHE_VERBS, server)


_SA = _database("SQLAlchemy", SESSION_VERBS)
_SA_ASYNC = _database("SQLAlchemy asyncio", SESSION_VERBS, wait=True)
_SQLMODEL = _database("SQLModel", SESSION_VERBS)
SQLMODEL_ASYNC = _database("SQLModel asyncio", SESSION_VERBS, wait=True)
_FLASK_SA = _database("Flask-SQLAlchemy", SESSION_VERBS)
_ASYNCPG = _database("asyncpg", RAW_VERBS, wait=True, server="postgresql")
_BUILDPG = _database(
    "asyncpg",
    RAW_VERBS | kinds(query="execute_b fetch_b fetchrow_b fetchval_b", write="executemany_b"),
    wait=True,
    server="postgresql",
)
_ASYNCPGSA = _database("asyncpgsa", RAW_VERBS | kinds(query="insert"), wait=True, server="postgresql")
_PSYCOPG = _database("psycopg", RAW_VERBS, server="postgresql")
_PSYCOPG_ASYNC = _database("psycopg", RAW_VERBS, wait=True, server="postgresql")
_PSYCOPG2 = _database("psycopg2", RAW_VERBS, server="postgresql")
_PYMYSQL = _database("PyMySQL", RAW_VERBS, server="mysql")
_MYSQLCLIENT = _database("mysqlclient", RAW_VERBS, server="mysql")
_MYSQL_CONNECTOR = _database("mysql-connector", RAW_VERBS, server="mysql")
_AIOMYSQL = _database("aiomysql", RAW_VERBS, wait=True, server="mysql")
_AIOPG = _database("aiopg", RAW_VERBS, wait=True, server="postgresql")
_PG8000 = _database("pg8000", RAW_VERBS, server="postgresql")
_MARIADB = _database("mariadb", RAW_VERBS, server="mysql")
_ASYNCMY = _database("asyncmy", RAW_VERBS, wait=True, server="mysql")
_ORACLE = _database("oracledb", RAW_VERBS, server="oracle")
_ODBC = _database("pyodbc", RAW_VERBS)
_AIOODBC = _database("aioodbc", RAW_VERBS, wait=True)
_PYMSSQL = _database("pymssql", RAW_VERBS, server="mssql")
_SQLITE = _database("sqlite3", RAW_VERBS)
_APSW = _database("APSW", RAW_VERBS)
_PSQLPY = _database("psqlpy", RAW_VERBS, wait=True, server="postgresql")
_SQLSPEC_VERBS = RAW_VERBS | kinds(
    query="select select_one select_one_or_none select_value select_value_or_none select_with_total select_stream paginate",
    write="execute_script",
)
_SQLSPEC = _database("SQLSpec", _SQLSPEC_VERBS)
_SQLSPEC_ASYNC = _database("SQLSpec", _SQLSPEC_VERBS, wait=True)
_AIOSQLITE = _database("aiosqlite", RAW_VERBS, wait=True)
_DATABASES = _database("databases", RAW_VERBS, wait=True)
_QUART_DB = _database("Quart-DB", RAW_VERBS, wait=True)
_DJANGO = _database("Django ORM", RAW_VERBS)
_PEEWEE = _database("peewee", RAW_VERBS | kinds(query="execute_sql"))
_MONGO = _database("PyMongo", MONGO_VERBS, server="mongodb")
_MONGO_ASYNC = _database("Mongo asyncio", MONGO_VERBS, wait=True, server="mongodb")
_MOTOR = _database("Motor", MONGO_VERBS, wait=True, server="mongodb")
_ODMANTIC = _database("ODMantic", ENGINE_VERBS, wait=True, server="mongodb")
_NEO4J = _database("Neo4j", NEO4J_VERBS, server="neo4j")
_NEO4J_ASYNC = _database("Neo4j", NEO4J_VERBS, wait=True, server="neo4j")
PRISMA = _database("Prisma", PRISMA_VERBS, wait=True)
SUPABASE = _database("Supabase", {})
SUPABASE_ASYNC = _database("Supabase", {}, wait=True)
FIRESTORE = _database("Firestore", {})
FIRESTORE_ASYNC = _database("Firestore", {}, wait=True)
_REQL_VERBS = kinds(query="run")
RETHINK = _database("RethinkDB", _REQL_VERBS, server="rethinkdb")
RETHINK_ASYNC = _database("RethinkDB", _REQL_VERBS, wait=True, server="rethinkdb")
DYNAMO = _database("DynamoDB", DYNAMO_VERBS)
DYNAMO_ASYNC = _database("DynamoDB", DYNAMO_VERBS, wait=True)
_REDIS = _cache("redis", server="redis")
_REDIS_ASYNC = _cache("redis asyncio", wait=True, server="redis")
_ELASTIC = Technology("Elasticsearch", "search", False, SEARCH_VERBS)
_RABBIT = kinds(connect="channel")

_KNOWN_TYPES: tuple[tuple[Technology, str], ...] = (
    (
        _SA,
        """sqlalchemy.orm.Session sqlalchemy.orm.session.Session sqlalchemy.orm.scoped_session sqlalchemy.Connection
        sqlalchemy.engine.Connection sqlalchemy.Engine sqlalchemy.engine.Engine sqlalchemy.engine.base.Connection
        sqlalchemy.engine.base.Engine""",
    ),
    (
        _SA_ASYNC,
        """sqlalchemy.ext.asyncio.AsyncSession sqlalchemy.ext.asyncio.session.AsyncSession
        sqlalchemy.ext.asyncio.AsyncConnection sqlalchemy.ext.asyncio.AsyncEngine
        sqlalchemy.ext.asyncio.async_scoped_session""",
    ),
    (_SQLMODEL, "sqlmodel.Session sqlmodel.orm.session.Session"),
    (SQLMODEL_ASYNC, "sqlmodel.ext.asyncio.session.AsyncSession"),
    (_FLASK_SA, "flask_sqlalchemy.SQLAlchemy"),
    (
        _ASYNCPG,
        "asyncpg.Connection asyncpg.connection.Connection asyncpg.Pool asyncpg.pool.Pool asyncpg.pool.PoolConnectionProxy",
    ),
    (
        _BUILDPG,
        """buildpg.asyncpg.BuildPgConnection buildpg.asyncpg.BuildPgPool buildpg.asyncpg.Connection buildpg.asyncpg.Pool
        buildpg.asyncpg.connect_b buildpg.asyncpg.create_pool_b buildpg.asyncpg.connect buildpg.asyncpg.create_pool""",
    ),
    (
        _SQLSPEC_ASYNC,
        """sqlspec.adapters.asyncpg.AsyncpgDriver sqlspec.adapters.psycopg.PsycopgAsyncDriver
        sqlspec.adapters.asyncmy.AsyncmyDriver sqlspec.adapters.psqlpy.PsqlpyDriver
        sqlspec.adapters.aiosqlite.AiosqliteDriver sqlspec.adapters.oracledb.OracleAsyncDriver
        sqlspec.adapters.aiomysql.AiomysqlDriver sqlspec.adapters.mysqlconnector.MysqlConnectorAsyncDriver
        sqlspec.adapters.cockroach_asyncpg.CockroachAsyncpgDriver
        sqlspec.adapters.cockroach_psycopg.CockroachPsycopgAsyncDriver sqlspec.adapters.spanner.SpannerAsyncDriver
        sqlspec.service.SQLSpecAsyncService""",
    ),
    (
        _SQLSPEC,
        """sqlspec.adapters.psycopg.PsycopgSyncDriver sqlspec.adapters.sqlite.SqliteDriver
        sqlspec.adapters.oracledb.OracleSyncDriver sqlspec.adapters.mysqlconnector.MysqlConnectorSyncDriver
        sqlspec.adapters.pymysql.PyMysqlDriver sqlspec.adapters.cockroach_psycopg.CockroachPsycopgSyncDriver
        sqlspec.adapters.pymssql.PymssqlDriver sqlspec.adapters.mssql_python.MssqlPythonDriver
        sqlspec.adapters.spanner.SpannerSyncDriver sqlspec.adapters.adbc.AdbcDriver sqlspec.service.SQLSpecSyncService""",
    ),
    (_ASYNCPGSA, "asyncpgsa.PG asyncpgsa.pg asyncpgsa.create_pool asyncpgsa.pgsingleton.PG"),
    (_DATABASES, "databases.Database databases.core.Connection"),
    (_QUART_DB, "quart_db.Connection quart_db.QuartDB"),
    (_AIOSQLITE, "aiosqlite.Connection aiosqlite.connect aiosqlite.Cursor"),
    (_AIOMYSQL, "aiomysql.Connection aiomysql.sa.SAConnection aiomysql.sa.Engine"),
    (_AIOPG, "aiopg.Connection aiopg.sa.SAConnection aiopg.sa.Engine"),
    (
        _PSYCOPG_ASYNC,
        "psycopg.AsyncConnection psycopg.AsyncConnection.connect psycopg_pool.AsyncConnectionPool psycopg.AsyncCursor",
    ),
    (_PSYCOPG, "psycopg_pool.ConnectionPool psycopg.Connection psycopg.connect psycopg.Cursor"),
    (_PSYCOPG2, "psycopg2.connect psycopg2.pool.ThreadedConnectionPool psycopg2.extensions.connection"),
    (_PYMYSQL, "pymysql.connect pymysql.connections.Connection pymysql.cursors.Cursor"),
    (_MYSQLCLIENT, "MySQLdb.connect MySQLdb.connections.Connection MySQLdb.cursors.Cursor"),
    (_MYSQL_CONNECTOR, "mysql.connector.connect"),
    (_PG8000, "pg8000.connect pg8000.dbapi.connect pg8000.dbapi.Connection"),
    (_MARIADB, "mariadb.connect mariadb.ConnectionPool().get_connection"),
    (_ASYNCMY, "asyncmy.connect asyncmy.create_pool asyncmy.Connection"),
    (_ORACLE, "oracledb.connect cx_Oracle.connect oracledb.create_pool().acquire cx_Oracle.SessionPool().acquire"),
    (_ODBC, "pyodbc.connect pyodbc.Connection pyodbc.Cursor"),
    (_AIOODBC, "aioodbc.connect aioodbc.create_pool"),
    (_PYMSSQL, "pymssql.connect pymssql.Connection"),
    (_SQLITE, "sqlite3.connect sqlite3.Connection sqlite3.Cursor"),
    (_DJANGO, "django.db.connection django.db.connections"),
    (
        _PEEWEE,
        """peewee.Database peewee.DatabaseProxy peewee.Proxy peewee.SqliteDatabase peewee.PostgresqlDatabase
        peewee.MySQLDatabase playhouse.db_url.connect
        playhouse.pool.PooledPostgresqlDatabase playhouse.pool.PooledMySQLDatabase playhouse.pool.PooledSqliteDatabase
        playhouse.pool.PooledPostgresqlExtDatabase playhouse.cockroachdb.CockroachDatabase playhouse.sqlite_ext.SqliteExtDatabase
        playhouse.postgres_ext.PostgresqlExtDatabase playhouse.flask_utils.FlaskDB().database""",
    ),
    (
        _database(
            "peewee-async",
            RAW_VERBS | kinds(query="get get_or_create count prefetch", write="create update delete"),
            wait=True,
        ),
        "peewee_async.Manager peewee_async.PostgresqlDatabase peewee_async.PooledPostgresqlDatabase peewee_async.MySQLDatabase"
        " peewee_async.PooledMySQLDatabase",
    ),
    (_APSW, "apsw.Connection apsw.Cursor"),
    (_PSQLPY, "psqlpy.ConnectionPool psqlpy.Connection psqlpy.connect"),
    (_database("sqlite-utils", SQLITE_UTILS_VERBS), "sqlite_utils.Database sqlite_utils.db.Database"),
    (_database("Tortoise", RAW_VERBS, wait=True), "tortoise.connections"),
    (_database("aiosql", ANY_QUERY, wait=True), "aiosql.aiosql.Queries"),
    (
        _MONGO,
        """pymongo.MongoClient pymongo.mongo_client.MongoClient pymongo.database.Database
        pymongo.collection.Collection flask_pymongo.PyMongo""",
    ),
    (
        _MONGO_ASYNC,
        """pymongo.AsyncMongoClient pymongo.asynchronous.collection.AsyncCollection
        pymongo.asynchronous.database.AsyncDatabase""",
    ),
    (
        _MOTOR,
        """motor.motor_asyncio.AsyncIOMotorClient motor.motor_asyncio.AsyncIOMotorDatabase
        motor.motor_asyncio.AsyncIOMotorCollection motor.core.AgnosticDatabase motor.core.AgnosticCollection
        motor.motor_tornado.MotorClient motor.motor_tornado.MotorDatabase motor.motor_tornado.MotorCollection""",
    ),
    (_ODMANTIC, "odmantic.AIOEngine odmantic.engine.AIOEngine"),
    (_database("ODMantic", ENGINE_VERBS, server="mongodb"), "odmantic.SyncEngine"),
    (DYNAMO, "boto3.resource().Table boto3.Session().resource().Table boto3.session.Session().resource().Table"),
    (_database("Cosmos DB", COSMOS_VERBS), "azure.cosmos.ContainerProxy azure.cosmos.container.ContainerProxy"),
    (_database("Cosmos DB", COSMOS_VERBS, wait=True), "azure.cosmos.aio.ContainerProxy"),
    (_database("Cassandra", RAW_VERBS, server="cassandra"), "cassandra.cluster.Session"),
    (
        _database("ArangoDB", ARANGO_VERBS),
        "arango.database.StandardDatabase arango.collection.StandardCollection",
    ),
    (_database("Datastore", DATASTORE_VERBS), "google.cloud.datastore.Client google.cloud.datastore.client.Client"),
    (_database("Gel", GEL_VERBS), "edgedb.Client gel.Client"),
    (_database("Gel", GEL_VERBS, wait=True), "edgedb.AsyncIOClient gel.AsyncIOClient"),
    (
        _database("SurrealDB", SURREAL_VERBS, wait=True),
        """surrealdb.AsyncSurreal surrealdb.AsyncSurrealDB surrealdb.connections.async_template.AsyncTemplate
        surrealdb.AsyncWsSurrealConnection surrealdb.AsyncHttpSurrealConnection""",
    ),
    (
        _database("SurrealDB", SURREAL_VERBS),
        """surrealdb.Surreal surrealdb.SurrealDB surrealdb.connections.sync_template.SyncTemplate
        surrealdb.BlockingWsSurrealConnection surrealdb.BlockingHttpSurrealConnection""",
    ),
    (_database("dataset", DATASET_VERBS), "dataset.Database dataset.database.Database"),
    (_database("TinyDB", TINYDB_VERBS), "tinydb.TinyDB tinydb.database.TinyDB tinydb.table.Table"),
    (_database("Neo4j", kinds(query="cypher_query"), server="neo4j"), "neomodel.db"),
    (_database("Neo4j", kinds(query="cypher_query"), wait=True, server="neo4j"), "neomodel.adb"),
    (_database("Neo4j", PY2NEO_VERBS, server="neo4j"), "py2neo.Graph py2neo.database.Graph"),
    (_NEO4J, "neo4j.Driver neo4j.Session neo4j.Transaction neo4j.ManagedTransaction"),
    (_NEO4J_ASYNC, "neo4j.AsyncDriver neo4j.AsyncSession neo4j.AsyncTransaction neo4j.AsyncManagedTransaction"),
    (PRISMA, "prisma.Prisma prisma.client.Prisma"),
    (
        _REDIS,
        """redis.Redis redis.StrictRedis redis.client.Redis redis.Connection redis.cluster.RedisCluster
        flask_redis.FlaskRedis""",
    ),
    (
        _REDIS_ASYNC,
        """redis.asyncio.Redis redis.asyncio.client.Redis aioredis.Redis aioredis.from_url
        arq.connections.ArqRedis""",
    ),
    (_cache("Django cache"), "django.core.cache.cache"),
    (_cache("Flask-Caching"), "flask_caching.Cache"),
    (_cache("memcached"), "pymemcache.client.base.Client"),
    (_ELASTIC, "elasticsearch.Elasticsearch"),
    (Technology("Elasticsearch", "search", True, SEARCH_VERBS), "elasticsearch.AsyncElasticsearch"),
    (Technology("OpenSearch", "search", False, SEARCH_VERBS), "opensearchpy.OpenSearch"),
    (Technology("Celery", "queue", False, {"send_task": WRITE}), "celery.Celery"),
    (Technology("Kombu", "queue", False, {"ensure_connection": PROBE, "connect": CONNECT}), "kombu.Connection"),
    (Technology("RabbitMQ", "queue", False, _RABBIT), "pika.BlockingConnection"),
    (Technology("RabbitMQ", "queue", True, _RABBIT), "aio_pika.connect_robust"),
    (Technology("RQ", "queue", False, {"enqueue": WRITE}), "rq.Queue"),
)
TYPES: dict[str, Technology] = {name: technology for technology, names in _KNOWN_TYPES for name in names.split()}
"""Type (as ``Types`` gives it, without the parentheses) → technology."""

DJANGO = _database("Django ORM", {})
SQLALCHEMY = _SA
GINO = _database("Gino", {}, wait=True, server="postgresql")
_KNOWN_BASES: tuple[tuple[Technology, str], ...] = (
    (DJANGO, "django.db.models.Model django.contrib.gis.db.models.Model"),
    (_database("Tortoise", {}, wait=True), "tortoise.models.Model tortoise.Model"),
    (_database("peewee", {}), "peewee.Model playhouse.flask_utils.FlaskDB().Model playhouse.signals.Model"),
    (_database("Piccolo", {}, wait=True), "piccolo.table.Table"),
    (_database("Beanie", {}, wait=True, server="mongodb"), "beanie.Document beanie.odm.documents.Document"),
    (
        _database("MongoEngine", {}, server="mongodb"),
        "mongoengine.Document mongoengine.DynamicDocument flask_mongoengine.Document mongoengine.document.Document"
        " flask_mongoengine.MongoEngine().Document flask_mongoengine.MongoEngine().DynamicDocument",
    ),
    (_database("Bunnet", {}, server="mongodb"), "bunnet.Document"),
    (_database("MongoMotor", {}, wait=True, server="mongodb"), "mongomotor.Document mongomotor.DynamicDocument"),
    (_database("uMongo", {}, server="mongodb"), "umongo.Document umongo.document.DocumentImplementation"),
    (_database("Neo4j", {}, server="neo4j"), "neomodel.StructuredNode neomodel.StructuredRel py2neo.ogm.GraphObject"),
    (_database("Neo4j", {}, wait=True, server="neo4j"), "neomodel.AsyncStructuredNode"),
    (_database("Edgy", {}, wait=True), "edgy.Model edgy.ReflectModel saffier.Model saffier.ReflectModel"),
    (_database("Orator", {}), "orator.Model orator.orm.Model masoniteorm.models.Model masoniteorm.models.Model.Model"),
    (_database("SQLObject", {}), "sqlobject.SQLObject"),
    (_database("Cassandra", {}, server="cassandra"), "cassandra.cqlengine.models.Model"),
    (_database("Datastore", {}), "google.cloud.ndb.Model google.appengine.ext.ndb.Model google.appengine.ext.db.Model"),
    (
        _database("ZODB", {}),
        "persistent.Persistent persistent.mapping.PersistentMapping persistent.list.PersistentList",
    ),
    (_database("Redis OM", {}, server="redis"), "redis_om.HashModel redis_om.JsonModel"),
    (_database("Redis OM", {}, wait=True, server="redis"), "aredis_om.HashModel aredis_om.JsonModel"),
    (_database("Ormar", {}, wait=True), "ormar.Model"),
    (_database("DynamoDB", {}), "pynamodb.models.Model"),
    (_database("ODMantic", {}, wait=True, server="mongodb"), "odmantic.Model odmantic.EmbeddedModel"),
    (
        GINO,
        """gino.Gino().Model gino.ext.starlette.Gino().Model gino.ext.aiohttp.Gino().Model gino.ext.sanic.Gino().Model
        gino.ext.quart.Gino().Model gino.ext.tornado.Gino().Model""",
    ),
    (_database("Pony", {}), "pony.orm.Database().Entity pony.orm.core.Database().Entity"),
    (_FLASK_SA, "flask_sqlalchemy.SQLAlchemy().Model"),
    (
        _SA,
        """sqlalchemy.orm.DeclarativeBase sqlalchemy.orm.DeclarativeBaseNoMeta sqlalchemy.orm.declarative_base()
        sqlalchemy.ext.declarative.declarative_base() sqlalchemy.orm.MappedAsDataclass
        sqlalchemy.orm.registry().generate_base()""",
    ),
    (_SQLMODEL, "sqlmodel.SQLModel"),
)
MODEL_BASES: dict[str, Technology] = {name: technology for technology, names in _KNOWN_BASES for name in names.split()}
"""Base class → technology of the models that derive from it."""

ALCHEMY_BASES = ("advanced_alchemy.base.", "litestar.plugins.sqlalchemy.base.", "litestar.contrib.sqlalchemy.base.")
"""Modules all of whose classes are declarative bases."""

DRIVERS: dict[str, Technology] = {
    "sqlalchemy": _SA,
    "flask_sqlalchemy": _FLASK_SA,
    "sqlmodel": _SQLMODEL,
    "asyncpg": _ASYNCPG,
    "buildpg": _BUILDPG,
    "asyncpgsa": _ASYNCPGSA,
    "databases": _DATABASES,
    "psycopg": _PSYCOPG,
    "psycopg2": _PSYCOPG2,
    "aiopg": _AIOPG,
    "pymysql": _PYMYSQL,
    "MySQLdb": _MYSQLCLIENT,
    "mysql.connector": _MYSQL_CONNECTOR,
    "aiomysql": _AIOMYSQL,
    "pg8000": _PG8000,
    "mariadb": _MARIADB,
    "asyncmy": _ASYNCMY,
    "oracledb": _ORACLE,
    "cx_Oracle": _ORACLE,
    "pyodbc": _ODBC,
    "aioodbc": _AIOODBC,
    "pymssql": _PYMSSQL,
    "neo4j": _NEO4J,
    "aiosqlite": _AIOSQLITE,
    "sqlite3": _SQLITE,
    "apsw": _APSW,
    "psqlpy": _PSQLPY,
    "quart_db": _QUART_DB,
    "pymongo": _MONGO,
    "motor": _MOTOR,
}
"""Package → what its sessions and connections are, where only a name speaks for them."""

ASYNC_SQLALCHEMY = _SA_ASYNC
AWAITABLE = {
    "psycopg2": ("aiopg",),
    "PyMySQL": ("aiomysql",),
    "sqlite3": ("aiosqlite",),
    "PyMongo": ("motor",),
    "SQLAlchemy": ("asyncpgsa", "aiopg", "aiomysql"),
}
"""Synchronous technology → packages that make the same awaitable, with the other's statements, cursors and errors."""

NAMES = (
    frozenset(verb for technology in TYPES.values() for verb in technology.verbs)
    | DJANGO_VERBS
    | QUERY_VERBS
    | TORTOISE_VERBS
    | PEEWEE_VERBS
    | INSTANCE_WRITES
    | GINO_VERBS
    | SUPABASE_VERBS.keys()
    | FIRESTORE_VERBS.keys()
    | _REQL_VERBS.keys()
    | {"get_object_or_404", "get_list_or_404", "aget_object_or_404", "aget_list_or_404"}
)
"""Last segments of the names that can touch anything: most calls are told apart by this alone."""
