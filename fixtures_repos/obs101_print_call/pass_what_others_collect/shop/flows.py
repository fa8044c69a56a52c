from prefect import flow, task


@task
def order(item):
    print("ordered", item)
    return item


@flow(name="restock", log_prints=True)
def restock():
    for item in ["tea", "salt"]:
        order(item)
    print("restocked")
