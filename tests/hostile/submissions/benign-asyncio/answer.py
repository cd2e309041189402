import asyncio


async def square(i):
    await asyncio.sleep(0)
    return i * i


async def gather(n):
    return list(await asyncio.gather(*(square(i) for i in range(n))))


def squares(n):
    return asyncio.run(gather(n))
