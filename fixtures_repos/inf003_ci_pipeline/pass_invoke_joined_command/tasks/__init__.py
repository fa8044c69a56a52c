from invoke import task


@task
def test(ctx, fast=False, report=False):
    cmd = ["pytest shop"]
    cmd.append("-q")
    if fast:
        cmd.append("--collect-only")
    if report:
        cmd.append("--junitxml=reports/tests.xml")
    ctx.run(" ".join(cmd), pty=True)
