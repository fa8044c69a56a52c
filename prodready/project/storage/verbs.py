"""Methods of database libraries, caches and search engines, and what each does (from their documentation)."""

from __future__ import annotations

from prodready.project.words import words

QUERY, WRITE, SESSION, PROBE, CONNECT = "query", "write", "session", "probe", "connect"
"""What a touch does: reads or executes; adds or deletes; commit, flush, refresh …; asks for a sign of life; opens."""


def kinds(**verbs: str) -> dict[str, str]:
    """What each verb does, from texts of verbs by kind."""
    return {verb: kind for kind, several in verbs.items() for verb in several.split()}


SESSION_VERBS = kinds(
    query="""execute scalars scalar stream stream_scalars get get_one query exec paginate get_or_404 one_or_404
    first_or_404""",
    write="""add add_all delete merge bulk_save_objects bulk_insert_mappings bulk_update_mappings executemany
    executescript copy_records_to_table""",
    session="commit rollback flush refresh close begin expunge expire begin_nested connection run_sync remove",
)
RAW_VERBS = kinds(
    query="execute fetch fetchrow fetchval fetch_all fetch_one fetch_val fetch_first iterate",
    write="executemany executescript copy_records_to_table execute_many copy_to_table",
    session="commit rollback close transaction begin cursor",
    probe="ping is_closed",
    connect="connect acquire",
)
MONGO_VERBS = kinds(
    query="""find find_one aggregate count_documents distinct find_one_and_update find_one_and_delete
    find_one_and_replace estimated_document_count find_by_id""",
    write="""insert_one insert_many update_one update_many delete_one delete_many replace_one bulk_write drop
    create_index insert save remove""",
    probe="command server_info ping",
)
MONGO_ONLY = frozenset(verb for verb in MONGO_VERBS if "_" in verb) - {"create_index", "server_info", "find_by_id"}
"""Verbs that no other kind of store has."""

CACHE_VERBS = kinds(
    query="get mget hget hgetall lrange smembers exists ttl keys scan",
    write="set setex mset hset lpush rpush sadd incr expire delete",
    probe="ping info time execute_command",
)
DYNAMO_VERBS = kinds(
    query="get_item batch_get_item transact_get_items query scan",
    write="put_item update_item delete_item batch_write_item transact_write_items batch_writer",
    probe="load describe_table list_tables",
)
DYNAMO_ONLY = frozenset(verb for verb in DYNAMO_VERBS if "_item" in verb or verb == "batch_writer")
"""Verbs that of all services of AWS only DynamoDB has."""
COSMOS_VERBS = kinds(
    query="read_item query_items read_all_items query_items_change_feed",
    write="create_item upsert_item replace_item patch_item delete_item execute_item_batch",
    probe="read",
)
NEO4J_VERBS = kinds(
    query="run execute_query execute_read read_transaction",
    write="execute_write write_transaction",
    session="begin_transaction commit rollback close",
    probe="verify_connectivity verify_authentication get_server_info",
)
PRISMA_VERBS = kinds(
    query="find_many find_first find_first_or_raise find_unique find_unique_or_raise count group_by query_raw query_first",
    write="create create_many update update_many upsert delete delete_many execute_raw",
    connect="connect",
)
ARANGO_VERBS = kinds(
    query="execute get has find get_many all keys",
    write="insert insert_many update update_many replace delete delete_many truncate",
    probe="version ping status",
)
DATASET_VERBS = kinds(
    query="query find find_one all distinct",
    write="insert insert_many insert_ignore upsert update delete",
    session="commit rollback begin close",
)
DATASTORE_VERBS = kinds(query="get get_multi query", write="put put_multi delete delete_multi")
GEL_VERBS = kinds(
    query="""query query_single query_required_single query_json query_single_json execute""",
    session="transaction close aclose",
    connect="ensure_connected",
)
SURREAL_VERBS = kinds(
    query="query query_raw select live",
    write="create insert insert_relation update upsert merge patch delete",
    session="signin signup use close authenticate let unset",
    connect="connect",
)
TINYDB_VERBS = kinds(
    query="search get contains count all",
    write="insert insert_multiple update update_multiple upsert remove truncate drop_table drop_tables",
    session="table close",
)
SQLITE_UTILS_VERBS = kinds(query="execute query", write="executescript")
PEEWEE_ASYNC_VERBS = RAW_VERBS | kinds(query="get get_or_create count prefetch", write="create update delete")
PY2NEO_VERBS = kinds(query="run evaluate query", write="create merge delete push", session="begin commit rollback pull")
SUPABASE_VERBS = kinds(query="select", write="insert upsert update delete")
"""What makes a statement on what ``table()`` gives; ``execute()`` sends it."""
FIRESTORE_VERBS = kinds(query="get stream", write="set add create update delete")
"""Methods of what ``collection()``, ``document()`` and their filters give."""
ENGINE_VERBS = kinds(query="find find_one count gets get", write="save save_all delete remove")
SEARCH_VERBS = kinds(query="search", probe="ping info")
ANY_QUERY = {"*": QUERY}

DJANGO_VERBS = words(
    """all filter exclude get create get_or_create update_or_create bulk_create bulk_update update delete count
    exists first last latest earliest aggregate annotate alias values values_list order_by reverse
    select_related prefetch_related raw in_bulk union intersection difference extra dates datetimes contains
    explain aget acreate aget_or_create aupdate_or_create abulk_create abulk_update acount aexists afirst
    alast alatest aearliest aupdate adelete ain_bulk aaggregate acontains aiterator iterator only defer
    distinct none using select_for_update"""
)
"""Django's own ``QuerySet`` methods; any other method of a manager is the repository's."""

QUERY_VERBS = words(
    """all filter filter_by get get_or_404 first first_or_404 one one_or_404 one_or_none order_by join
    outerjoin options with_entities paginate count distinct limit offset group_by having delete update
    exists scalar scalars select_from from_statement union yield_per enable_eagerloads execution_options"""
)
"""Methods of SQLAlchemy's ``Query``, for Flask-SQLAlchemy's ``Model.query``."""

TORTOISE_VERBS = words(
    """all filter exclude get get_or_none create get_or_create update_or_create bulk_create bulk_update first
    exists annotate raw in_bulk"""
)
PEEWEE_VERBS = words(
    """select insert update delete create get get_or_none get_by_id get_or_create insert_many replace
    replace_many bulk_create delete_by_id set_by_id raw objects count scan query exists"""
)
GINO_VERBS = words("all first one one_or_none scalar status iterate")
"""What runs a statement of Gino: ``User.query.where(…).gino.first()``."""
INSTANCE_WRITES = words("save delete asave adelete insert insert_one update upsert replace")
