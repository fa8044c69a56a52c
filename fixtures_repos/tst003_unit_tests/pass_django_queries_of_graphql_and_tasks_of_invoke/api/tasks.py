from invoke.context import Context
from invoke.tasks import task as run_task


@run_task(optional=["args"])
def test(ctx: Context, args: str = ""):
    """Run the tests."""
    ctx.run(f"pytest {args}")
