using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MedScan.Cards;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Cards;

/// <summary>A small made-up set of two classes in two splits, its card, and archives of it. Its files are no images; an index never decodes them.</summary>
internal static class SampleCard
{
    public const string Yaml = """
        title: Sample
        about: Made-up files.
        licence: none
        citation: nobody
        classes: [cat, dog]
        images: 8
        images_per_class:
          train: [3, 2]
          test: [2, 1]
        source:
          page: https://example.org
          url: https://example.org/sample.zip
          file: sample.zip
        """;

    /// <summary>Paths and contents of the set.</summary>
    public static IReadOnlyList<(string Path, string Content)> Files { get; } =
    [
        ("train/cat/1.jpg", "cat one"), ("train/cat/2.jpg", "cat two"), ("train/cat/3.jpg", "cat three"),
        ("train/dog/1.jpg", "dog one"), ("train/dog/2.jpg", "dog two"),
        ("test/cat/1.jpg", "cat four"), ("test/cat/2.jpg", "cat five"), ("test/dog/1.jpg", "dog three"),
    ];

    /// <summary>The snapshot's digest, made with Python's json and hashlib from the description of the format.</summary>
    public const string Digest = "9f78973e6d51d67371a44400922813db553b5a8294bc8adcaf9436fd998c3b3b";

    public static DatasetCard Card { get; } = CardLoader.Parse(Yaml, "sample.yaml");

    public static string WriteFolder(TempFolder folder, string name = "source")
    {
        foreach ((string path, string content) in Files)
            folder.Write($"{name}/{path}", content);
        return folder.At(name);
    }

    /// <summary>A ZIP archive of the set, below a folder, with entries of the test's choice behind it.</summary>
    public static string WriteZip(TempFolder folder, string top = "", Action<ZipArchive>? more = null, IEnumerable<(string Path, string Content)>? files = null)
    {
        string path = folder.At("sample.zip");
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, string content) in files ?? Files)
            Add(zip, top + name, Encoding.UTF8.GetBytes(content));
        more?.Invoke(zip);
        return path;
    }

    public static ZipArchiveEntry Add(ZipArchive zip, string name, byte[] content)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        using Stream stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    /// <summary>The same as a tar archive, compressed or not.</summary>
    public static string WriteTar(TempFolder folder, bool compressed, string top = "", params TarEntry[] more)
    {
        string path = folder.At(compressed ? "sample.tar.gz" : "sample.tar");
        using FileStream file = File.Create(path);
        using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var tar = new TarWriter(stream);
        foreach ((string name, string content) in Files)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, top + name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        foreach (TarEntry entry in more)
            tar.WriteEntry(entry);
        return path;
    }

    /// <summary>All files below a folder with their contents, in ordinal order.</summary>
    public static IReadOnlyList<(string Path, string Content)> Read(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file))).OrderBy(file => file.Item1, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<(string Path, string Content)> Sorted => [.. Files.OrderBy(file => file.Path, StringComparer.Ordinal)];
}
