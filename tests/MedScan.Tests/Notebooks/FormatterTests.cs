using MedScan.Charts.Tests.Notebooks;
using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Imaging;
using MedScan.Training.Prediction;

namespace MedScan.Tests.Notebooks;

public class FormatterTests
{
    [Fact]
    public void Image_IsItsPng()
    {
        PixelImage image = new(2, 1, ColorMode.Grayscale, [0, 255]);

        Dictionary<string, string> forms = AsKernel.Format(image);

        Assert.Equal(PngWriter.Encode(image), Convert.FromBase64String(forms["image/png"]));
        Assert.Equal("image of 2 x 1 pixels, Grayscale", forms["text/plain"]);
    }

    [Fact]
    public void Balance_IsATableOfCountsAndWeights()
    {
        // Weights by hand: N / (classes x class size) = 40 / (2 x 30) and 40 / (2 x 10).
        Dictionary<string, string> forms = AsKernel.Format(ClassBalance.FromCounts(["no <tumor>", "tumor"], [30, 10]));

        Assert.Contains("40 images; the largest class has 3 times as many as the smallest.", forms["text/plain"], StringComparison.Ordinal);
        Assert.Contains("no <tumor>      30   75 %           0.67", forms["text/plain"], StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align: left\">no &lt;tumor&gt;</td><td style=\"text-align: right\">30</td>", forms["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dataset_IsATableOfClassesAndSplits()
    {
        string folder = Directory.CreateTempSubdirectory("medscan-").FullName;
        try
        {
            ImageDataset dataset = await PhantomGenerator.GenerateAsync(Path.Combine(folder, "phantoms"), new PhantomOptions { Count = 40, ImageSize = 64 });

            Dictionary<string, string> data = AsKernel.Format(dataset), summary = AsKernel.Format(await DatasetSummary.ComputeAsync(dataset));

            Assert.StartsWith($"{dataset.Name}: 40 images in {dataset.Classes.Count} classes\n\nClass", data["text/plain"], StringComparison.Ordinal);
            Assert.Contains("together", data["text/html"], StringComparison.Ordinal);
            Assert.Contains("Grey levels", summary["text/plain"], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Prediction_NamesTheMostProbableFirst()
    {
        ImagePrediction prediction = new() { Path = "a.png", Class = "glioma", Probabilities = [new("none", 0.25), new("glioma", 0.75)] };

        Assert.Equal("a.png: glioma\n\nClass   Probability\n------  -----------\nglioma        0.750\nnone          0.250", AsKernel.Format(prediction)["text/plain"]);
    }

    [Fact]
    public void Prediction_OfAnUnreadableFile_IsTheReason() =>
        Assert.Equal("a.png: damaged", AsKernel.Format(new ImagePrediction { Path = "a.png", Error = "a.png: damaged" })["text/plain"]);
}
