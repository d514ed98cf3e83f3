using System.Security.Cryptography;

namespace MedScan.Cards.Downloading;

/// <summary>What a fetched file must be, as far as it is known.</summary>
internal sealed record ExpectedFile(long? Bytes = null, string? Sha256 = null, string? Md5 = null)
{
    public static ExpectedFile Of(CardSource source) => new(source.Bytes, source.Sha256, source.Md5);

    public bool HasHash => Sha256 is not null || Md5 is not null;

    /// <summary>What about the file is not as it must be, as the end of a sentence that begins with its name; null when nothing is.</summary>
    public async Task<string?> FindFaultAsync(string path, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            if (Bytes is { } bytes && file.Length != bytes)
                return $"has {file.Length} bytes, and {bytes} were expected";
            if (!HasHash)
                return null;
            HashAlgorithmName name = Sha256 is null ? HashAlgorithmName.MD5 : HashAlgorithmName.SHA256;
            using IncrementalHash hash = IncrementalHash.CreateHash(name);
            byte[] buffer = new byte[1 << 20];
            long done = 0;
            for (int read; (read = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                progress?.Report(new TransferProgress(TransferStage.Verifying, done += read, file.Length));
            }

            string got = Convert.ToHexStringLower(hash.GetHashAndReset());
            string expected = Sha256 ?? Md5!;
            return got == expected ? null : $"has {name.Name} {got}, and {expected} was expected";
        }
    }
}
