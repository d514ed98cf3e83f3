using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

/// <summary>Real files, as published, where the data set lies beside the repository.</summary>
public class BrainMriTests
{
    [SkippableFact]
    public void Load_RealSlices_AllDecode()
    {
        string? data = Locate();
        Skip.If(data is null, "the folder shared/data/brain-mri is not beside the repository");
        string[] files = Directory.GetFiles(data, "*.jpg", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Array.Sort(files, StringComparer.Ordinal);
        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 64, Color = ColorMode.Grayscale });

        // Every tenth of some three thousand, to stay fast.
        Parallel.ForEach(files.Where((_, index) => index % 10 == 0), file =>
        {
            byte[] pixels = preprocessor.Load(file).Pixels.ToArray();
            Assert.True(pixels.Max() - pixels.Min() > 32, $"{file} decodes to an almost even grey");
        });
    }

    private static string? Locate()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "brain-mri");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
