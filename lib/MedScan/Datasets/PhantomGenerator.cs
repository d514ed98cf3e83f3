using System.Globalization;
using MedScan.Datasets.Phantoms;
using MedScan.Imaging;

namespace MedScan.Datasets;

/// <summary>Draws a data set of brain-MRI-like slices, so that everything can be tried without patients' data.</summary>
/// <remarks>Four classes, laid out and imbalanced like the brain tumour set that is common in teaching (826 : 822 : 395 : 827): gliomas are
/// irregular, mixed and surrounded by oedema inside a hemisphere; meningiomas round, bright and sharp at the skull; pituitary tumours
/// small, on the midline and low; the fourth class has none. They are drawings: nothing learned from them holds for patients.
/// Pixels depend on the options alone: whole-number random numbers and basic IEEE arithmetic, no library functions that differ by platform.</remarks>
public static class PhantomGenerator
{
    // Raise it when the drawing changes, so that older folders are not taken for the same set.
    private const int Version = 1;
    private const string MarkerName = ".phantoms";

    private static readonly (string Name, PhantomKind Kind, int Weight)[] Classes =
    [
        ("glioma_tumor", PhantomKind.Glioma, 826),
        ("meningioma_tumor", PhantomKind.Meningioma, 822),
        ("no_tumor", PhantomKind.NoTumor, 395),
        ("pituitary_tumor", PhantomKind.Pituitary, 827),
    ];

    /// <summary>Writes <c>Training/class/0001.png</c> ... and <c>Testing/class/...</c>, 8-bit gray.</summary>
    /// <param name="folder">The data set's folder. It must be absent or empty, or hold the same phantoms already, which are then used again.
    /// It appears under this name when it is whole.</param>
    /// <param name="options">Size, count and seed; null for the defaults.</param>
    /// <param name="cancellationToken">Stops drawing and leaves nothing behind.</param>
    /// <returns>The folder, indexed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="DatasetException">The folder holds something else, or cannot be written.</exception>
    public static async Task<ImageDataset> GenerateAsync(
        string folder, PhantomOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new PhantomOptions();
        CheckRange(options.ImageSize, 32, 1024, nameof(PhantomOptions.ImageSize));
        CheckRange(options.Count, 40, 1_000_000, nameof(PhantomOptions.Count));
        CheckRange(options.TestFraction, 0.05, 0.5, nameof(PhantomOptions.TestFraction));

        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string marker = string.Create(
            CultureInfo.InvariantCulture,
            $"phantoms version {Version}, size {options.ImageSize}, count {options.Count}, test {options.TestFraction}, seed {options.Seed}\n");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return await ReuseAsync(folder, marker, options.Count, cancellationToken).ConfigureAwait(false);

        string partial = $"{folder}.{Guid.NewGuid():N}.part";
        try
        {
            await Task.Run(() => WriteAll(partial, options, cancellationToken), cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(partial, MarkerName), marker, cancellationToken).ConfigureAwait(false);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(partial, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(folder, [$"the phantoms cannot be written: {exception.Message}"]);
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }

        return await ImageDataset.FromFolderAsync(folder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Draws one slice without writing it.</summary>
    internal static PixelImage Draw(PhantomKind kind, int size, int seed, int number) =>
        SlicePainter.Paint(kind, size, new CounterRandom(seed, number, (int)kind));

    private static async Task<ImageDataset> ReuseAsync(string folder, string marker, int count, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, MarkerName);
        if (File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) == marker)
        {
            ImageDataset dataset = await ImageDataset.FromFolderAsync(folder, cancellationToken).ConfigureAwait(false);
            if (dataset.Samples.Count == count)
                return dataset;
        }

        throw new DatasetException(folder, ["it is not empty and holds no such phantoms. Choose another folder, or delete this one if nobody needs it."]);
    }

    private static void WriteAll(string folder, PhantomOptions options, CancellationToken cancellationToken)
    {
        List<(string Path, PhantomKind Kind, int Number)> files = new(options.Count);
        int[] counts = Share(options.Count);
        for (int index = 0; index < Classes.Length; index++)
        {
            int tests = (int)Math.Floor((counts[index] * options.TestFraction) + 0.5);
            foreach ((string split, int first, int end) in new[] { ("Training", tests, counts[index]), ("Testing", 0, tests) })
            {
                string directory = Directory.CreateDirectory(Path.Combine(folder, split, Classes[index].Name)).FullName;
                for (int number = first; number < end; number++)
                    files.Add((Path.Combine(directory, $"{number - first + 1:D4}.png"), Classes[index].Kind, number));
            }
        }

        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancellationToken }, file =>
            PngWriter.Write(file.Path, Draw(file.Kind, options.ImageSize, options.Seed, file.Number)));
    }

    // The largest remainders get what rounding down leaves.
    private static int[] Share(int count)
    {
        long weights = Classes.Sum(part => part.Weight);
        int[] counts = [.. Classes.Select(part => (int)((long)count * part.Weight / weights))];
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(index => (long)count * Classes[index].Weight % weights)];
        for (int index = 0; counts.Sum() < count; index++)
            counts[byRemainder[index]]++;
        return counts;
    }

    private static void CheckRange(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Expected a value from {least} to {most}."));
    }
}
