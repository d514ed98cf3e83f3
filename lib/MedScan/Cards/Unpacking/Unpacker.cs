using System.Buffers;
using MedScan.Imaging;

namespace MedScan.Cards.Unpacking;

/// <summary>Writes the files of a package that make up a data set into a folder that nobody reads yet.</summary>
internal sealed class Unpacker(UnpackLimits limits, IProgress<TransferProgress>? progress)
{
    private const int BufferSize = 1 << 17;

    /// <param name="package">Read twice: first its names, then the contents.</param>
    /// <param name="card">Says which files belong to the set.</param>
    /// <param name="folder">Receives them; must be empty.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <exception cref="ArchiveException">An entry is dangerous, the archive is damaged, or beyond the limits.</exception>
    public async Task<PackagePlan> UnpackAsync(Package package, DatasetCard card, string folder, CancellationToken cancellation)
    {
        PackagePlan plan = await PlanAsync(package, card, folder, cancellation).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        string lastFolder = "";
        long bytes = 0;
        int files = 0;
        try
        {
            await foreach (PackedFile file in package.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (plan.PlaceOf(file.Name) is not { } place)
                    continue;
                string target = Path.Combine(folder, place);
                if (Path.GetDirectoryName(target)! is var parent && parent != lastFolder)
                    Directory.CreateDirectory(lastFolder = parent);
                bytes += await WriteAsync(package, file, target, bytes, buffer, cancellation).ConfigureAwait(false);
                progress?.Report(new TransferProgress(TransferStage.Unpacking, bytes, null, ++files, plan.Files));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return plan;
    }

    private async Task<PackagePlan> PlanAsync(Package package, DatasetCard card, string folder, CancellationToken cancellation)
    {
        List<string> names = [];
        List<long> sizes = [];
        long listed = 0;
        await foreach (PackedFile file in package.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (names.Count == limits.MostEntries)
                throw new ArchiveException(package.Path, $"it holds more than {limits.MostEntries} files, which no data set of this kind does.");
            // Of all files, since a compressed tar has to be read through to find the next name.
            RequireWithin(package, listed += file.Bytes);
            names.Add(file.Name);
            sizes.Add(file.Bytes);
        }

        PackagePlan plan = PackagePlan.Make(package.Path, card, names);
        long claimed = names.Zip(sizes).Where(file => plan.PlaceOf(file.First) is not null).Sum(file => file.Second);
        FreeSpace.Require(folder, claimed);
        return plan;
    }

    // What an archive says of its sizes may be a lie, so that everything is counted again.
    private async Task<long> WriteAsync(
        Package package, PackedFile file, string target, long before, byte[] buffer, CancellationToken cancellation)
    {
        uint checksum = uint.MaxValue;
        long written = 0;
        try
        {
            Stream content = await file.OpenAsync(cancellation).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                FileStream output = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                await using (output.ConfigureAwait(false))
                {
                    for (int read; (read = await ReadAsync(package, file, content, buffer, cancellation).ConfigureAwait(false)) > 0;)
                    {
                        written += read;
                        if (written > limits.LargestFile)
                            throw new ArchiveException(package.Path, $"{EntryName.Shown(file.Name)} is larger than {ByteText.Describe(limits.LargestFile)}, which no image is.");
                        RequireWithin(package, before + written);
                        checksum = file.Checksum is null ? checksum : Crc32.Update(checksum, buffer.AsSpan(0, read));
                        await output.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (UnauthorizedAccessException exception) when (package is FolderPackage)
        {
            throw new ArchiveException(package.Path, $"{EntryName.Shown(file.Name)} cannot be copied: {exception.Message}", exception);
        }

        if (written != file.Bytes || (file.Checksum is { } expected && expected != ~checksum))
            throw new ArchiveException(package.Path, $"{EntryName.Shown(file.Name)} is damaged in it. Fetch it again.");
        return written;
    }

    private static async Task<int> ReadAsync(Package package, PackedFile file, Stream content, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new ArchiveException(package.Path, $"{EntryName.Shown(file.Name)} is damaged in it: {exception.Message.TrimEnd('.')}. Fetch it again.", exception);
        }
    }

    private void RequireWithin(Package package, long bytes)
    {
        if (bytes > limits.MostBytes)
            throw new ArchiveException(package.Path, $"it unpacks to more than {ByteText.Describe(limits.MostBytes)}. Nothing of it was kept.");
        if (package.PackedBytes is { } packed && bytes > limits.RatioFrom && bytes > packed * limits.LargestRatio)
        {
            throw new ArchiveException(
                package.Path, $"it unpacks to more than {limits.LargestRatio:0} times its size, as only an archive made to fill disks does. Nothing of it was kept.");
        }
    }
}
