from prefect import flow, task


@task
def order(item):
    print("ordered", item)  # expect: OBS101
    return item


@flow(name="restock", log_prints=False)
def restock():
    order("tea")
    print("restocked")  # expect: OBS101
