import subprocess


def squares(n):
    subprocess.run(['touch', '@HOME@/new.txt'])
    return [i * i for i in range(n)]
