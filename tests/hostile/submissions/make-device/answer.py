import os
import stat


def squares(n):
    os.mknod('@HOME@/device', 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    return [i * i for i in range(n)]
