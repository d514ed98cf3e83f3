"""Decodes DICOM files with pydicom and numpy, for the tests to compare with.

Usage: pydicom_pixels.py OUTPUT FILE...
Writes OUTPUT/<n>.raw for the n-th file: 8-bit samples of the first frame; prints "width height channels" or "error: ..." a line.
Grey: rescale slope and intercept, then the file's first window as DICOM PS3.3, C.11.2.1.2.1 defines it, else from the least to the
greatest value without padding. Colour: the upper 8 bits, YBR converted with pydicom's own function.
"""
import sys
import warnings

import numpy as np
import pydicom
from pydicom.pixel_data_handlers.util import convert_color_space

warnings.simplefilter("ignore")


def first(value):
    return float(value[0] if isinstance(value, pydicom.multival.MultiValue) else value)


def grey(data, pixels):
    values = pixels * float(data.get("RescaleSlope", 1)) + float(data.get("RescaleIntercept", 0))
    if data.get("WindowCenter") not in (None, "") and data.get("WindowWidth") not in (None, ""):
        center, width = first(data.WindowCenter), first(data.WindowWidth)
        levels = ((values - (center - 0.5)) / (width - 1) + 0.5) * 255
        levels = np.where(values <= center - 0.5 - (width - 1) / 2, 0, levels)
        levels = np.where(values > center - 0.5 + (width - 1) / 2, 255, levels)
    else:
        shown = values
        if "PixelPaddingValue" in data:
            shown = values[pixels != data.PixelPaddingValue]
        levels = (values - shown.min()) / max(shown.max() - shown.min(), 1e-300) * 255
    levels = np.floor(np.clip(levels, 0, 255) + 0.5).astype(np.uint8)
    return 255 - levels if data.PhotometricInterpretation == "MONOCHROME1" else levels


def colour(data, pixels):
    meaning = data.PhotometricInterpretation
    if pixels.dtype.itemsize > 1:
        pixels = (pixels >> (data.BitsStored - 8)).astype(np.uint8)
    if meaning.startswith("YBR_FULL"):
        pixels = convert_color_space(pixels, meaning, "RGB")
    return pixels


def main():
    for number, path in enumerate(sys.argv[2:]):
        try:
            data = pydicom.dcmread(path)
            pixels = data.pixel_array
            if int(data.get("NumberOfFrames") or 1) > 1:
                pixels = pixels[0]
            pixels = grey(data, pixels.astype(np.float64)) if data.SamplesPerPixel == 1 else colour(data, pixels)
            pixels.tofile(f"{sys.argv[1]}/{number}.raw")
            print(pixels.shape[1], pixels.shape[0], data.SamplesPerPixel)
        except Exception as error:
            print("error:", str(error).replace("\n", " "))


main()
