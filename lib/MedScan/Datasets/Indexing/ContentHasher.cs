using System.Security.Cryptography;

namespace MedScan.Datasets.Indexing;

/// <summary>Hashes files in parallel.</summary>
internal static class ContentHasher
{
    /// <returns>Lower-case hexadecimal SHA-256 per path; null where the file could not be read, with a fault added.</returns>
    internal static async Task<string?[]> HashAsync(
        string root, IReadOnlyList<string> paths, List<string> faults, CancellationToken cancellationToken)
    {
        string?[] hashes = new string?[paths.Count];
        string?[] failures = new string?[paths.Count];
        await Parallel.ForAsync(0, paths.Count, cancellationToken, async (index, token) =>
        {
            try
            {
                FileStream file = new(
                    Path.Combine(root, paths[index]), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
                await using (file.ConfigureAwait(false))
                {
                    byte[] hash = await SHA256.HashDataAsync(file, token).ConfigureAwait(false);
                    hashes[index] = Convert.ToHexStringLower(hash);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures[index] = $"'{paths[index]}' cannot be read: {exception.Message} Mend its permissions or remove it.";
            }
        }).ConfigureAwait(false);
        faults.AddRange(failures.OfType<string>());
        return hashes;
    }
}
