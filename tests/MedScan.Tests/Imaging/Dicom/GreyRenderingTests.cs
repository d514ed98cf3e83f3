using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>From stored numbers to grey levels; expected values by hand from the formulas of PS3.3, C.11.</summary>
public sealed class GreyRenderingTests
{
    private static DicomWriter Grey(params short[] pixels) => DicomWriter.Grey(pixels.Length, 1, pixels);

    [Fact]
    public void Decode_SlopeAndIntercept_GiveHounsfieldUnits()
    {
        DicomWriter writer = Grey(1000, 1024, 1064).Text(0x0028_1053, "DS", "2").Text(0x0028_1052, "DS", "-2048");
        Assert.Equal([-48, 0, 80], GreyLevels.Numbers(writer.ToArray()));
    }

    [Fact]
    public void Decode_ModalityTable_ReplacesSlopeAndIntercept()
    {
        DicomWriter table = new DicomWriter().Numbers(0x0028_3002, "US", 3, 10, 16).Numbers(0x0028_3006, "US", 5, 200, 77);
        DicomWriter writer = Grey(0, 10, 11, 12, 500).Sequence(0x0028_3000, table).Text(0x0028_1053, "DS", "2");
        Assert.Equal([5, 5, 200, 77, 77], GreyLevels.Numbers(writer.ToArray()));
    }

    // C.11.2.1.2.1: -1350 and below black, 150 and above white with window -600/1500; -600.5 is the middle, which rounds to 128.
    [Fact]
    public void Decode_LungWindow_FollowsTheStandard()
    {
        byte[] levels = GreyLevels.Decode(Grey(-2000, -1350, -1349, -601, -600, 148, 149, 3000).Text(0x0008_0060, "CS", "CT").ToArray(), IntensityWindow.Lung);
        // ((x + 600.5) / 1499 + 0.5) * 255, rounded
        Assert.Equal([0, 0, 0, 127, 128, 255, 255, 255], levels);
    }

    [Theory]
    [InlineData("LINEAR", 0, 0)] // x <= 50 - 0.5 - 49.5 = 0: black
    [InlineData("LINEAR", 100, 255)]
    [InlineData("LINEAR", 25, 64)] // ((25 - 49.5) / 99 + 0.5) * 255 = 64.4
    [InlineData("LINEAR_EXACT", 25, 64)] // ((25 - 50) / 100 + 0.5) * 255 = 63.75
    [InlineData("LINEAR_EXACT", 99, 252)] // 252.45
    [InlineData("SIGMOID", 50, 128)] // 255 / 2
    [InlineData("SIGMOID", 75, 186)] // 255 / (1 + exp(-1)) = 186.4
    public void Decode_WindowOfTheFile_IsAppliedAsItsFunctionSays(string function, short value, byte expected)
    {
        DicomWriter writer = Grey(value, -1000, 1000).Text(0x0028_1050, "DS", "50\\400").Text(0x0028_1051, "DS", "100\\1500").Text(0x0028_1056, "CS", function);
        Assert.Equal(expected, GreyLevels.Decode(writer.ToArray())[0]);
        Assert.Equal(expected, GreyLevels.Decode(writer.ToArray(), IntensityWindow.File)[0]);
    }

    [Fact]
    public void Decode_WindowOfOne_IsAThreshold()
    {
        byte[] levels = GreyLevels.Decode(Grey(9, 10, 11).Text(0x0028_1050, "DS", "10").Text(0x0028_1051, "DS", "1").ToArray());
        Assert.Equal([0, 255, 255], levels);
    }

    [Fact]
    public void Decode_NoWindow_ShowsTheFullRange()
    {
        byte[] file = Grey(-100, 0, 100, 300).ToArray();
        Assert.Equal([0, 64, 128, 255], GreyLevels.Decode(file)); // 63.75 and 127.5
        ImageReadException error = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file, IntensityWindow.File));
        Assert.Equal(ImageFault.Unsupported, error.Fault);
        Assert.Contains("choose auto", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("x")]
    [InlineData("nan")]
    public void Decode_WindowThatIsNone_ShowsTheFullRange(string width)
    {
        byte[] file = Grey(0, 255).Text(0x0028_1050, "DS", "40").Text(0x0028_1051, "DS", width).ToArray();
        Assert.Equal([0, 255], GreyLevels.Decode(file));
    }

    [Fact]
    public void Decode_TableOfTheFile_IsApplied()
    {
        // 10 bits: 1023 is white, 511 / 1023 * 255 = 127.4.
        DicomWriter table = new DicomWriter().Numbers(0x0028_3002, "US", 3, 0, 10).Numbers(0x0028_3006, "US", 1023, 511, 0);
        Assert.Equal([255, 127, 0, 0], GreyLevels.Decode(Grey(0, 1, 2, 900).Sequence(0x0028_3010, table).ToArray()));
    }

    [Fact]
    public void Decode_PaddingValue_IsOutsideTheRange()
    {
        byte[] file = Grey(-2000, 0, 100, 200).Numbers(0x0028_0120, "SS", unchecked((ushort)-2000)).ToArray();
        Assert.Equal([0, 0, 128, 255], GreyLevels.Decode(file));
    }

    [Fact]
    public void Decode_OneValue_IsBlack() => Assert.Equal([0, 0], GreyLevels.Decode(Grey(7, 7).ToArray()));

    [Fact]
    public void Decode_Monochrome1_IsInverted()
    {
        byte[] file = Grey(0, 100, 255).Text(0x0028_0004, "CS", "MONOCHROME1").ToArray();
        Assert.Equal([255, 155, 0], GreyLevels.Decode(file));
        Assert.Equal([255, 155, 0], GreyLevels.Decode(file, GreyLevels.From(0)));
    }

    [Fact]
    public void Decode_FramesWithTheirOwnWindow_AreShownSo()
    {
        // As enhanced CT and MR keep it: the transform shared, the window per frame.
        static DicomWriter Window(string center) => new DicomWriter().Sequence(0x0028_9132, new DicomWriter().Text(0x0028_1050, "DS", center).Text(0x0028_1051, "DS", "256"));
        DicomWriter shared = new DicomWriter().Sequence(0x0028_9145, new DicomWriter().Text(0x0028_1052, "DS", "-10").Text(0x0028_1053, "DS", "1"));
        byte[] file = new DicomWriter().Describe(2, 1, bits: 16, isSigned: true).Text(0x0028_0008, "IS", "2")
            .Sequence(0x5200_9229, shared).Sequence(0x5200_9230, isEndless: true, Window("128"), Window("228"))
            .Numbers(0x7FE0_0010, "OW", 30, 60, 130, 160).ToArray();
        Assert.Equal([20, 50], GreyLevels.Decode(file, frame: 1));
        Assert.Equal([20, 50], GreyLevels.Decode(file, frame: 2));
    }

    [Fact]
    public void Decode_CtWindowOnAnotherModality_IsRefused()
    {
        byte[] file = Grey(0, 1).Text(0x0008_0060, "CS", "MR").ToArray();
        ImageReadException error = Assert.Throws<ImageReadException>(() => GreyLevels.Decode(file, IntensityWindow.Brain));
        Assert.Equal(ImageFault.Unsupported, error.Fault);
        Assert.Contains("MR", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, GreyLevels.Decode(file, IntensityWindow.Of(40, 80)).Length);
    }

    // 32 bits take the way without a table.
    [Fact]
    public void Decode_ThirtyTwoBits_ShowsTheFullRange()
    {
        DicomWriter writer = new DicomWriter().Describe(3, 1, bits: 32, isSigned: true)
            .Numbers(0x7FE0_0010, "OW", 0x6C00, 0xCA88, 0, 0, 0x9400, 0x3577); // -897,029,120, 0, 897,029,120
        Assert.Equal([0, 128, 255], GreyLevels.Decode(writer.ToArray()));
    }
}
