using MedScan.Benchmarks.NearDuplicates;
using MedScan.Datasets;
using MedScan.Imaging;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Auditing;

/// <summary>A folder of drawn heads with known faults.</summary>
internal sealed class MadeSet : IDisposable
{
    private readonly TempFolder folder = new();
    private int next;

    internal string Root => folder.At("set");

    internal string At(string relative) => folder.At(relative);

    internal Task<ImageDataset> OpenAsync() => ImageDataset.FromFolderAsync(Root);

    /// <summary>A head of its own as a file of its own.</summary>
    internal PixelImage Head(string path)
    {
        PixelImage head = Heads.Draw(next++);
        Write(path, PngWriter.Encode(head));
        return head;
    }

    internal void AddHeads(params string[] paths)
    {
        foreach (string path in paths)
            Head(path);
    }

    internal void Write(string path, byte[] file)
    {
        string full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, file);
    }

    /// <summary>The same pixels in other bytes: grey stored as colour.</summary>
    internal void SamePixels(string path, PixelImage image)
    {
        byte[] rgb = [.. image.Pixels.ToArray().SelectMany(value => new[] { value, value, value })];
        Write(path, PngWriter.Encode(new PixelImage(image.Width, image.Height, ColorMode.Rgb, rgb)));
    }

    internal void SameFile(string path, PixelImage image) => Write(path, PngWriter.Encode(image));

    internal void NearDuplicate(string path, PixelImage image) => Write(path, JpegEncoder.Encode(image, 80));

    public void Dispose() => folder.Dispose();
}
