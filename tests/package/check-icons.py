"""check-icons.py ICO ICNS: reads the icon files of Windows and macOS as these do, and their pictures."""
import struct
import sys


def png_size(picture):
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", picture[16:24])


def check_ico(data):
    reserved, kind, count = struct.unpack("<HHH", data[:6])
    assert (reserved, kind) == (0, 1)
    sizes = []
    for index in range(count):
        entry = struct.unpack("<BBBBHHII", data[6 + 16 * index : 22 + 16 * index])
        width, length, offset = entry[0] or 256, entry[6], entry[7]
        assert offset + length <= len(data)
        assert png_size(data[offset : offset + length]) == (width, width)
        sizes.append(width)
    assert {16, 32, 48, 256} <= set(sizes), sizes


def check_icns(data):
    kind, length = struct.unpack(">4sI", data[:8])
    assert (kind, length) == (b"icns", len(data))
    wanted = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
    place = 8
    found = {}
    while place < len(data):
        kind, length = struct.unpack(">4sI", data[place : place + 8])
        width, height = png_size(data[place + 8 : place + length])
        assert width == height
        found[kind] = width
        place += length
    assert place == len(data) and found == wanted, found


check_ico(open(sys.argv[1], "rb").read())
check_icns(open(sys.argv[2], "rb").read())
