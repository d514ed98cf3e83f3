using MedScan.Cards.Describing;
using MedScan.Cards.Downloading;
using MedScan.Cards.Unpacking;

namespace MedScan.Cards;

/// <summary>Brings the data sets of cards onto this machine.</summary>
public static class DatasetGetter
{
    /// <summary>Fetches a data set, unpacks it, and checks it against its card.</summary>
    /// <param name="card">What to get.</param>
    /// <param name="options">From where and to where; null = the card's source, to its place below <c>data/raw</c>.</param>
    /// <param name="progress">Told of bytes and files, from other threads, one at a time.</param>
    /// <param name="cancellationToken">Stops; a download is gone on with by the next call.</param>
    /// <returns>Where it lies. Until it is whole and checked, nothing has that name.</returns>
    /// <exception cref="DatasetMissingException">It needs an account, and nothing was given to take it from.</exception>
    /// <exception cref="DatasetExistsException">Something else lies there, and <see cref="GetOptions.Force"/> is not set.</exception>
    /// <exception cref="DownloadException">It cannot be fetched, or is not what the card says.</exception>
    /// <exception cref="ArchiveException">What was fetched or given cannot be unpacked, or is not the data set.</exception>
    /// <exception cref="MedScanException">The disk is full, or nothing may be written there.</exception>
    public static async Task<GetResult> GetAsync(
        DatasetCard card, GetOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        options ??= new GetOptions();
        string target = Path.GetFullPath(TargetOf(card, options.To));
        try
        {
            bool isThere = File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any());
            if (isThere && !options.Force)
            {
                CardCheck found = await CardCheck.CompareAsync(card, target, progress, cancellationToken).ConfigureAwait(false);
                return found is { Dataset: { } dataset, Differences.Count: 0 }
                    ? new GetResult(target, WasThere: true, dataset.Samples.Count, [], 0)
                    : throw new DatasetExistsException(target, found.Differences);
            }

            if (options.From is null && card.Source.Url is null)
                throw new DatasetMissingException(card, target);
            if (options.From is { } from && !WebAddress.IsWeb(from) && !Path.Exists(from))
                throw new ArchiveException(from, "nothing is there. Give a folder, a .zip, .tar, .tar.gz or .npz file, or an address.");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using WorkFolder work = WorkFolder.Open(target);
            return await FillAsync(card, options, target, work, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain($"{target} cannot be written", exception);
        }
    }

    private static async Task<GetResult> FillAsync(
        DatasetCard card, GetOptions options, string target, WorkFolder work, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        string package = options.From ?? card.Source.Url!;
        if (WebAddress.IsWeb(package))
            package = await DownloadAsync(card, options, WebAddress.Parse(package), work, progress, cancellation).ConfigureAwait(false);

        Directory.CreateDirectory(work.New);
        int others = 0;
        if (card.Layout == CardLayout.Npz && File.Exists(package) && (options.From is null || IsArrayFile(package)))
        {
            await CopyAsync(package, Path.Combine(work.New, card.Path), progress, cancellation).ConfigureAwait(false);
        }
        else
        {
            Package opened = await Package.OpenAsync(package, cancellation).ConfigureAwait(false);
            PackagePlan plan = await new Unpacker(options.Limits, progress).UnpackAsync(opened, card, work.New, cancellation).ConfigureAwait(false);
            others = plan.Others;
        }

        string prepared = card.Layout == CardLayout.Npz ? Path.Combine(work.New, card.Path) : work.New;
        CardCheck check = await CardCheck.CompareAsync(card, prepared, progress, cancellation).ConfigureAwait(false);
        if (check.Dataset is not { } dataset)
            throw new ArchiveException(options.From ?? package, $"what it holds cannot be used: {string.Join(' ', check.Differences)}");
        if (options.From is null && check.Differences.Count > 0)
        {
            throw new ArchiveException(
                package, $"it is not the set that the card describes:\n  {string.Join("\n  ", check.Differences)}\n"
                + $"To take it as it is: medscan data get {card.Name} --from {package}");
        }

        string? sourceFault = options.From is not null && card.Layout == CardLayout.Folder && File.Exists(package) && card.Source.HasHash()
            ? await ExpectedFile.Of(card.Source).FindFaultAsync(package, progress, cancellation).ConfigureAwait(false) : null;
        work.Finish(prepared);
        work.Delete();
        // Another archive with the same images is as good, where the card can tell.
        string[] differences = sourceFault is not null && card.Digest is null
            ? [.. check.Differences, $"the archive {sourceFault}"] : [.. check.Differences];
        return new GetResult(target, WasThere: false, dataset.Samples.Count, differences, others);
    }

    private static async Task<string> DownloadAsync(
        DatasetCard card, GetOptions options, Uri address, WorkFolder work, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        // What somebody else offers need not be the published file; the images are compared with the card all the same.
        ExpectedFile expected = options.From is null ? ExpectedFile.Of(card.Source) : new ExpectedFile();
        string file = work.Kept(card.Source.File ?? (card.Layout == CardLayout.Npz ? card.Path : "archive"));
        using RedirectingClient client = new();
        try
        {
            await new HttpDownload(client, options.Download, options.Time)
                .FetchAsync(address, file, expected, progress, cancellation).ConfigureAwait(false);
        }
        catch (DownloadException exception) when (options.From is null && exception.StatusCode is null)
        {
            throw new DownloadException(address, $"{exception.Message}\n{GettingAdvice.Elsewhere(card)}", cause: exception);
        }

        return file;
    }

    private static async Task CopyAsync(string from, string to, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        FileStream source = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (source.ConfigureAwait(false))
        {
            FreeSpace.Require(to, source.Length);
            FileStream target = new(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            await using (target.ConfigureAwait(false))
                await source.CopyToAsync(target, 1 << 20, cancellation).ConfigureAwait(false);
            progress?.Report(new TransferProgress(TransferStage.Unpacking, source.Length, source.Length));
        }
    }

    private static bool IsArrayFile(string path) => Path.GetExtension(path).Equals(".npz", StringComparison.OrdinalIgnoreCase);

    private static string TargetOf(DatasetCard card, string? to) =>
        to is null ? Path.Combine(CardCatalog.DefaultRawFolder, card.Path)
        : card.Layout == CardLayout.Npz && !IsArrayFile(to) ? Path.Combine(to, card.Path)
        : Path.TrimEndingDirectorySeparator(to);
}
