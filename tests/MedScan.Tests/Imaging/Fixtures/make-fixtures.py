"""Makes the files beside it. Run with Pillow 9.4 and NumPy (Debian 12: python3-pil); the tests need neither.

name.jpg, name.png            the input
name.rgb.ppm, name.gray.pgm   the pixels that Pillow reads from it, or what is said below where Pillow is not the measure
resize-WxH.*                  Pillow's resize of resize-source to that size
"""
import io
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

os.chdir(os.path.dirname(os.path.abspath(__file__)))
rng = np.random.default_rng(7)


def scene(width, height, noise=12):
    """A bright ellipse with a coloured spot on a dark gradient, with noise: smooth areas and edges."""
    y, x = np.mgrid[0:height, 0:width].astype(float)
    u, v = x / width - 0.5, y / height - 0.5
    head = 160.0 * (u * u / 0.16 + v * v / 0.2 < 1)
    spot = 80.0 * ((u - 0.15) ** 2 + (v + 0.1) ** 2 < 0.01)
    planes = [30 * (u + 0.5) + head + spot, 40 * (v + 0.5) + head, 60 * (u * v + 0.3) + head - spot]
    return np.clip(np.stack(planes, -1) + rng.normal(0, noise, (height, width, 3)), 0, 255).astype(np.uint8)


def expect(name, rgb, gray):
    Image.fromarray(np.asarray(rgb)).save(f"{name}.rgb.ppm")
    Image.fromarray(np.asarray(gray)).save(f"{name}.gray.pgm")


def expect_pillow(name, data):
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    expect(name, image.convert("RGB"), image.convert("L"))


def jpeg(name, image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90, **options)
    data = buffer.getvalue()
    open(f"{name}.jpg", "wb").write(data)
    expect_pillow(name, data)
    return data


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack(samples, depth):
    """Rows of one pass: a filter byte 0 and the samples, packed from the high bit."""
    out = b""
    for row in samples:
        values = row.reshape(-1)
        if depth == 16:
            out += b"\0" + values.astype(">u2").tobytes()
        else:
            bits = "".join(format(v, f"0{depth}b") for v in values)
            bits += "0" * (-len(bits) % 8)
            out += b"\0" + bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    return out


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(name, samples, depth, color_type, extra=b"", interlaced=False):
    """samples: (height, width) or (height, width, channels) of integers below 2 ** depth."""
    height, width = samples.shape[:2]
    raw = b"".join(pack(samples[y::dy, x::dx], depth) for x, y, dx, dy in ADAM7 if samples[y::dy, x::dx].size) \
        if interlaced else pack(samples, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, int(interlaced))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")
    open(f"{name}.png", "wb").write(data)
    return data


# JPEG
photo = Image.fromarray(scene(33, 25))
jpeg("gray", photo.convert("L"))
jpeg("rgb444", photo, subsampling=0)
jpeg("rgb420", photo, subsampling=2)
jpeg("progressive", photo, subsampling=1, progressive=True)
cmyk = jpeg("cmyk", photo.convert("CMYK"))
# The same file whose Adobe marker says YCCK: other colours, but Pillow and MedScan must agree on them.
adobe = cmyk.index(b"Adobe")
ycck = cmyk[:adobe + 11] + b"\x02" + cmyk[adobe + 12:]
open("ycck.jpg", "wb").write(ycck)
expect_pillow("ycck", ycck)
for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    jpeg(f"orientation{orientation}", Image.fromarray(scene(20, 12)), exif=exif)

# PNG
for depth in (1, 2, 4, 8):
    expect_pillow(f"gray{depth}", png(f"gray{depth}", scene(19, 13)[..., 0] >> (8 - depth), depth, 0))
palette = rng.integers(0, 256, (16, 3)).astype(np.uint8)
indices = rng.integers(0, 16, (13, 19))
expect_pillow("palette4", png("palette4", indices, 4, 3, chunk(b"PLTE", palette.tobytes())))
expect_pillow("rgb8", png("rgb8", scene(19, 13), 8, 2))
expect_pillow("rgb8-interlaced", png("rgb8-interlaced", scene(19, 13), 8, 2, interlaced=True))
expect_pillow("gray2-interlaced", png("gray2-interlaced", scene(19, 13)[..., 0] >> 6, 2, 0, interlaced=True))
orientation6 = b"MM\0*" + struct.pack(">IHHHIHH", 8, 1, 0x0112, 3, 1, 6, 0)
expect_pillow("exif-orientation6", png("exif-orientation6", scene(19, 13), 8, 2, chunk(b"eXIf", orientation6)))

# 16 bits: the high byte, taken by NumPy, since Pillow clips 16-bit grey at 255.
deep = rng.integers(0, 65536, (13, 19, 3))
high = (deep >> 8).astype(np.uint8)
png("gray16", deep[..., 0], 16, 0)
expect("gray16", np.repeat(high[..., :1], 3, -1), high[..., 0])
png("rgb16", deep, 16, 2)
expect("rgb16", high, Image.fromarray(high).convert("L"))

# Alpha: blended over black by Pillow's alpha_composite.
def over_black(image):
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, (0, 0, 0, 255)), image).convert("RGB")


alpha = rng.integers(0, 256, (13, 19, 1))
alpha[:4] = 255
alpha[4:6] = 0
for name, color, color_type in (("rgba8", scene(19, 13), 6), ("gray-alpha8", scene(19, 13)[..., :1], 4)):
    blended = over_black(Image.open(io.BytesIO(png(name, np.concatenate([color, alpha], -1), 8, color_type))))
    expect(name, blended, blended.convert("L"))
transparency = chunk(b"tRNS", bytes(range(0, 256, 17)))
blended = over_black(Image.open(io.BytesIO(
    png("palette4-alpha", indices, 4, 3, chunk(b"PLTE", palette.tobytes()) + transparency))))
expect("palette4-alpha", blended, blended.convert("L"))

# Resize: shrink, enlarge, one side only, down to one pixel.
source = Image.fromarray(scene(42, 31, noise=40))
source.save("resize-source.rgb.ppm")
source.convert("L").save("resize-source.gray.pgm")
for size in ((16, 16), (13, 31), (42, 9), (55, 47), (1, 1), (5, 40)):
    name = "resize-%dx%d" % size
    expect(name, source.resize(size, Image.BILINEAR), source.convert("L").resize(size, Image.BILINEAR))
# Squares: the middle 31 x 31 pixels; 16 x 12 in the middle of 16 x 16.
source.resize((16, 16), Image.BILINEAR, box=(5.5, 0, 36.5, 31)).save("crop-16.rgb.ppm")
padded = Image.new("RGB", (16, 16))
padded.paste(source.resize((16, 12), Image.BILINEAR), (0, 2))
padded.save("pad-16.rgb.ppm")

# The whole pipeline on a file that is large enough for a reduced decode.
large = jpeg("large", Image.fromarray(scene(304, 200, noise=4)), subsampling=2)
os.remove("large.rgb.ppm")
os.remove("large.gray.pgm")
image = Image.open(io.BytesIO(large))
expect("large-32", image.resize((32, 32), Image.BILINEAR), image.convert("L").resize((32, 32), Image.BILINEAR))
