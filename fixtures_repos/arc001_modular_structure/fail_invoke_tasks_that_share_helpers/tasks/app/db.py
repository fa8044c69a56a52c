from tasks.app._utils import app_task


@app_task
def upgrade(context):
    print("upgraded")


@app_task
def downgrade(context):
    print("downgraded")
