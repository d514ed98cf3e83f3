using System.Text.Json;
using MedScan.Datasets;
using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Screening;

/// <summary>What the images of a training set look like, to tell whether an incoming image is one of that kind: a photograph or a
/// chest X-ray given to a network for brain MRI is refused instead of classified.</summary>
/// <remarks>
/// <para>An image is described by 102 numbers (grey levels, edges, coarse layout, border, symmetry, colour, size), each
/// standardised over the training images, and refused when the nearest training image lies farther away than a threshold, which is
/// chosen so that a given share of images of new patients would be refused. It says nothing about quality or disease, and an
/// image of the right kind with an unseen artefact may be refused.</para>
/// <para>Distance to the nearest neighbour as a measure of novelty: Ramaswamy, Rastogi and Shim, SIGMOD 2000.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class InputProfile
{
    /// <summary>The name under which a training leaves the profile of its data in the run's folder.</summary>
    public const string FileName = "profile.json";

    /// <summary>Fewer images do not tell how much images of their kind differ.</summary>
    public const int MinImages = 20;

    private readonly FeatureScale scale;
    private readonly ReferenceSet references;

    private InputProfile(FeatureScale scale, ReferenceSet references) => (this.scale, this.references) = (scale, references);

    /// <summary>Name of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary><see cref="ImageDataset.Digest"/> of the data set.</summary>
    public required string Digest { get; init; }

    /// <summary>Training images it was learnt from.</summary>
    public required int Images { get; init; }

    /// <summary>Share of images of the right kind that was allowed to be refused.</summary>
    public required double FalseRejectionRate { get; init; }

    /// <summary>Distance above which an image is refused, in standard deviations over all features.</summary>
    public required double Threshold { get; init; }

    /// <summary>Learns the profile of a data set's training split; of all images where none are marked for training.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="progress">Told after each image, from worker threads, one at a time.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <exception cref="ProfileException">Fewer than <see cref="MinImages"/> images can be read.</exception>
    public static async Task<InputProfile> LearnAsync(
        ImageDataset dataset,
        ProfileOptions? options = null,
        IProgress<ImageProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new ProfileOptions();
        Check(options);
        IReadOnlyList<int> indices = dataset.IndicesOf(DataSplit.Train);
        if (indices.Count == 0)
            indices = [.. Enumerable.Range(0, dataset.Samples.Count)];
        indices = Draw(indices, options);
        (float[]?[] features, _) = await ImageScan.RunAsync(
            dataset, indices, ImageFeatures.Decoding(options.MaxPixels), workers: 0, (_, image) => Features(image), progress, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Learn(dataset, options, indices, features, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The profile that a training left beside its checkpoints.</summary>
    /// <param name="checkpoint">A checkpoint's folder, a file in it, or a run's folder.</param>
    /// <returns>The path of the file; null when there is none.</returns>
    public static string? Find(string checkpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(checkpoint);
        string? folder = File.Exists(checkpoint) ? Path.GetDirectoryName(Path.GetFullPath(checkpoint)) : Path.GetFullPath(checkpoint);
        return new[] { folder, Path.GetDirectoryName(folder) }
            .OfType<string>()
            .Select(place => Path.Combine(place, FileName))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">A file that <see cref="SaveAsync"/> wrote.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProfileException">There is none, or it cannot be read.</exception>
    public static async Task<InputProfile> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            byte[] json = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            return Restore(JsonSerializer.Deserialize(json, ProfileJson.Files.ProfileContent) ?? throw new FormatException("the file holds null."));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProfileException(path, $"there is no profile. Make one: medscan data profile <data> --output {path}", exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new ProfileException(path, $"this is no profile that can be read: {exception.Message} Make it again: medscan data profile <data> --output {path}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException(path, $"the profile cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the profile; an existing file is replaced when the new one is whole.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="cancellationToken">Gives up before the writing starts.</param>
    /// <exception cref="ProfileException">The file cannot be written.</exception>
    public async Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = new ProfileContent
        {
            Format = ProfileContent.CurrentFormat,
            Dataset = Dataset,
            Digest = Digest,
            Images = Images,
            FalseRejectionRate = FalseRejectionRate,
            Threshold = Threshold,
            Mean = scale.Mean,
            Deviation = scale.Deviation,
            References = references.ToString(),
        };
        try
        {
            await Task.Run(
                () => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, content, ProfileJson.Files.ProfileContent)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException(path, $"the profile cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Compares an image with the training images.</summary>
    /// <param name="image">The image at its own size, as its file holds it; a grey image counts as one without colour.</param>
    public InputVerdict Compare(PixelImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        PixelImage rgb = image.Color == ColorMode.Rgb ? image : ColorConversion.Convert(image, ColorMode.Rgb);
        return Compare(ImageFeatures.Of(rgb, image.Width, image.Height));
    }

    /// <summary>Compares an image file with the training images.</summary>
    /// <param name="path">A file of a format that MedScan reads; one frame or slice of a scan as <c>scan.dcm#3</c>.</param>
    /// <param name="maxPixels">Width x height above which the file is refused.</param>
    /// <param name="cancellationToken">Gives up before the reading starts.</param>
    /// <exception cref="ImageReadException">The file cannot become an image; see <see cref="ImageFault"/>.</exception>
    public Task<InputVerdict> CompareAsync(
        string path, long maxPixels = DecodeOptions.DefaultMaxPixels, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => Compare(Features(FilePixelSource.Read(path, ImageFeatures.Decoding(maxPixels)))), cancellationToken);
    }

    internal InputVerdict Compare(string file, int frame, SliceAxis axis, long maxPixels) =>
        Compare(Features(FilePixelSource.ReadFrame(file, ImageFeatures.Decoding(maxPixels) with { Frame = frame, SliceAxis = axis })));

    private InputVerdict Compare(float[] features)
    {
        float[] scaled = scale.Apply(features);
        (int nearest, double distance) = references.Nearest(scaled);
        return new InputVerdict(distance, Threshold, Differences(scaled, nearest));
    }

    private FeatureDifference[] Differences(float[] scaled, int nearest)
    {
        double total = ReferenceSet.SquaredDistance(scaled, references[nearest]);
        return
        [
            .. ImageFeatures.Groups
                .Select(group => new FeatureDifference(group.Name, total == 0 ? 0 : ReferenceSet.SquaredDistance(
                    scaled.AsSpan(group.Start, group.Count), references[nearest].Slice(group.Start, group.Count)) / total))
                .OrderByDescending(difference => difference.Share),
        ];
    }

    private static float[] Features(StoredImage image) => ImageFeatures.Of(
        image.Pixels, image.Header?.Width ?? image.Pixels.Width, image.Header?.Height ?? image.Pixels.Height);

    private static InputProfile Learn(
        ImageDataset dataset, ProfileOptions options, IReadOnlyList<int> indices, float[]?[] features, CancellationToken cancellationToken)
    {
        int[] readable = [.. Enumerable.Range(0, features.Length).Where(i => features[i] is not null)];
        if (readable.Length < MinImages)
        {
            throw new ProfileException(
                dataset.Root, $"expected at least {MinImages} training images that can be read, got {readable.Length}. A profile of fewer says nothing.");
        }

        var scale = FeatureScale.Of([.. readable.Select(i => features[i]!)]);
        var references = ReferenceSet.Of([.. readable.Select(i => scale.Apply(features[i]!))]);
        string?[] groups = [.. readable.Select(i => dataset.Samples[indices[i]].Group)];
        return new InputProfile(scale, references)
        {
            Dataset = dataset.Name,
            Digest = dataset.Digest,
            Images = readable.Length,
            FalseRejectionRate = options.FalseRejectionRate,
            Threshold = ThresholdCalibration.Choose(references, groups, options.FalseRejectionRate, cancellationToken),
        };
    }

    private static IReadOnlyList<int> Draw(IReadOnlyList<int> indices, ProfileOptions options)
    {
        if (indices.Count <= options.MaxReferences)
            return indices;
        int[] order = [.. indices];
        new CounterRandom(options.Seed).Shuffle<int>(order);
        return [.. order.Take(options.MaxReferences).Order()];
    }

    private static InputProfile Restore(ProfileContent content)
    {
        if (content.Format != ProfileContent.CurrentFormat)
            throw new FormatException($"expected the format {ProfileContent.CurrentFormat}, got {content.Format}.");
        if (content.Mean.Count != ImageFeatures.Count || content.Deviation.Count != ImageFeatures.Count)
            throw new FormatException($"expected {ImageFeatures.Count} features, got {content.Mean.Count} and {content.Deviation.Count}.");
        if (content.Deviation.Any(value => !(value > 0)) || !double.IsFinite(content.Threshold))
            throw new FormatException("a number in it is out of range.");
        return new InputProfile(new FeatureScale(content.Mean, content.Deviation), ReferenceSet.Parse(content.References))
        {
            Dataset = content.Dataset,
            Digest = content.Digest,
            Images = content.Images,
            FalseRejectionRate = content.FalseRejectionRate,
            Threshold = content.Threshold,
        };
    }

    private static void Check(ProfileOptions options)
    {
        if (!(options.FalseRejectionRate is > 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(options), options.FalseRejectionRate, "Expected a false rejection rate above 0 and at most 0.5.");
        if (options.MaxReferences is < MinImages or > 65536)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxReferences, $"Expected {MinImages} to 65536 references.");
    }
}
