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
