using System.Text.Json;
using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Training;

namespace MedScan.Tests.Imaging;

public sealed class IntensityWindowTests
{
    [Theory]
    [InlineData("auto", null, null)]
    [InlineData("file", null, null)]
    [InlineData("full", null, null)]
    [InlineData("lung", -600.0, 1500.0)]
    [InlineData("mediastinum", 40.0, 400.0)]
    [InlineData("brain", 40.0, 80.0)]
    [InlineData("-500/1400", -500.0, 1400.0)]
    [InlineData("0.5/2.25", 0.5, 2.25)]
    public void Parse_NameOrNumbers_GivesTheWindow(string text, double? center, double? width)
    {
        IntensityWindow window = IntensityWindow.Parse(text)!;
        Assert.Equal((text, center, width), (window.Name, window.Center, window.Width));
        Assert.Equal(window, IntensityWindow.Parse(window.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Lung")]
    [InlineData("40")]
    [InlineData("40/400/1")]
    [InlineData("40/0.5")]
    [InlineData("40/-400")]
    [InlineData("nan/400")]
    [InlineData("40/infinity")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(IntensityWindow.Parse(text));

    [Fact]
    public void Parse_OtherSpellingsOfTheSameNumbers_AreEqual() => Assert.Equal(IntensityWindow.Of(40, 400), IntensityWindow.Parse("40.0/4e2"));

    [Fact]
    public void Of_WidthBelowOne_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => IntensityWindow.Of(0, 0.9));

    // As checkpoints of before there were windows have it.
    [Fact]
    public void Json_PreprocessingWithoutAWindow_HasTheDefault()
    {
        Preprocessing preprocessing = JsonSerializer.Deserialize("""{"image_size":96,"color":"Rgb","resize":"Pad"}""", TrainingJson.Files.Preprocessing)!;
        Assert.Equal(new Preprocessing { ImageSize = 96, Resize = ResizeMode.Pad }, preprocessing);
        DataConfig data = JsonSerializer.Deserialize("""{"root":"x"}""", TrainingJson.Files.DataConfig)!;
        Assert.Equal((IntensityWindow.Auto, SliceAxis.Axial), (data.Window, data.SliceAxis));
    }

    [Fact]
    public void Json_Window_IsItsName()
    {
        string json = JsonSerializer.Serialize(IntensityWindow.Of(40, 400));
        Assert.Equal("\"40/400\"", json);
        Assert.Equal(IntensityWindow.Of(40, 400), JsonSerializer.Deserialize<IntensityWindow>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<IntensityWindow>("\"bone\""));
    }
}
