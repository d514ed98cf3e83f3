using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>Files of other programs, held against pydicom with numpy and Pillow (DICOM's rules written down a second time).</summary>
public sealed class PydicomFileTests
{
    // Pixels of streams without loss and of plain files are equal; a decoder of lossy streams may round otherwise.
    private static readonly (string Name, int Tolerance)[] Cases =
    [
        ("CT_small.dcm", 0),
        ("MR_small.dcm", 0),
        ("MR_small_implicit.dcm", 0),
        ("MR_small_bigendian.dcm", 0),
        ("MR_small_expb.dcm", 0),
        ("MR_small_padded.dcm", 0),
        ("MR_small_RLE.dcm", 0),
        ("MR_small_jp2klossless.dcm", 0),
        ("image_dfl.dcm", 0),
        ("ExplVR_BigEnd.dcm", 0),
        ("liver_1frame.dcm", 0),
        ("liver_expb_1frame.dcm", 0),
        ("rtdose.dcm", 0),
        ("rtdose_expb.dcm", 0),
        ("rtdose_rle.dcm", 0),
        ("J2K_pixelrep_mismatch.dcm", 0),
        ("693_J2KI.dcm", 1),
        ("JPEG2000.dcm", 1),
        ("SC_rgb_gdcm_KY.dcm", 1),
        ("SC_rgb_rle.dcm", 0),
        ("SC_rgb_rle_2frame.dcm", 0),
        ("SC_rgb_rle_16bit.dcm", 0),
        ("SC_rgb_rle_16bit_2frame.dcm", 0),
        ("SC_rgb_rle_32bit.dcm", 0),
        ("SC_rgb_rle_32bit_2frame.dcm", 0),
        ("SC_rgb_small_odd.dcm", 0),
        ("SC_rgb_jpeg_dcmd.dcm", 0),
        ("SC_ybr_full_422_uncompressed.dcm", 1),
        ("SC_rgb_jpeg.dcm", 0),
        ("SC_jpeg_no_color_transform.dcm", 0),
        ("SC_jpeg_no_color_transform_2.dcm", 0),
        ("SC_rgb_jpeg_app14_dcmd.dcm", 0),
        ("SC_rgb_jpeg_dcmtk.dcm", 2),
        ("SC_rgb_small_odd_jpeg.dcm", 2),
        ("SC_rgb_dcmtk_+eb+cr.dcm", 0),
        ("SC_rgb_dcmtk_+eb+cy+np.dcm", 2),
        ("SC_rgb_dcmtk_+eb+cy+n1.dcm", 2),
        ("SC_rgb_dcmtk_+eb+cy+s2.dcm", 2),
        ("SC_rgb_dcmtk_+eb+cy+s4.dcm", 2),
        ("dicomdirtests/98892003/MR1/15820", 0),
        ("dicomdirtests/77654033/CR1/6154", 0),
        ("dicomdirtests/98892001/CT2N/6293", 0),
    ];

    [SkippableFact]
    public async Task Decode_FilesOfPydicom_GivesItsPixels()
    {
        string[] paths = [.. Cases.Select(item => PydicomFiles.PathOrSkip(item.Name))];
        IReadOnlyList<PixelImage> expected = await PydicomFiles.DecodeAsync(paths);
        Assert.All(Enumerable.Range(0, paths.Length), i =>
            Fixture.AssertClose(expected[i], ImageDecoder.Decode(paths[i], new DecodeOptions { Color = expected[i].Color }), Cases[i].Tolerance));
    }

    // The rest has no pixels, no preamble, or was damaged on purpose.
    [SkippableFact]
    public void Decode_AllFilesOfPydicom_AreAnImageOrOneClearError()
    {
        int images = 0;
        foreach (string path in PydicomFiles.AllOrSkip())
        {
            try
            {
                ImageDecoder.Decode(path);
                images++;
            }
            catch (ImageReadException error)
            {
                Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(images, 75, 100);
    }

    [SkippableTheory]
    [InlineData("MR_truncated.dcm", ImageFault.Truncated)]
    [InlineData("rtplan_truncated.dcm", ImageFault.Truncated)]
    [InlineData("test-SR.dcm", ImageFault.Unsupported)]
    [InlineData("dicomdirtests/DICOMDIR", ImageFault.Unsupported)]
    [InlineData("JPEG2000-embedded-sequence-delimiter.dcm", ImageFault.Corrupt)]
    [InlineData("no_meta.dcm", ImageFault.NotAnImage)]
    public void Decode_FileWithoutAnImage_SaysWhy(string name, ImageFault fault) =>
        Assert.Equal(fault, Assert.Throws<ImageReadException>(() => ImageDecoder.Decode(PydicomFiles.PathOrSkip(name))).Fault);
}
