from shop.steps import upgrade_task


@upgrade_task("Give orders a place")
def add_places(context):
    context.cursor.execute(f"ALTER TABLE {context.schema}.orders ADD place integer")


@upgrade_task("Take the old ones away")
def drop_old(context):
    context.cursor.execute(f"DROP TABLE {context.schema}.old")
