import paramiko


def upload(host):
    ssh = paramiko.SSHClient()
    try:
        ssh.connect(host)
    except Exception as error:
        try:
            ssh.close()
        except BaseException:
            pass
        raise RuntimeError(host) from error


async def leave(writer):
    writer.close()
    try:
        await writer.wait_closed()
    except Exception:
        pass
    print("left")
