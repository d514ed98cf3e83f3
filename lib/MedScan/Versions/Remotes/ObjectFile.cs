using System.Security.Cryptography;

namespace MedScan.Versions.Remotes;

/// <summary>Copies and compares contents.</summary>
internal static class ObjectFile
{
    /// <returns>SHA-256 in lower-case hexadecimal; null when there is no such file.</returns>
    public static async Task<string?> HashAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return null;
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
    }

    /// <summary>Copies a file under a temporary name, reads the copy again, and gives it its own name when it is right.</summary>
    /// <returns>Whether the content was the expected one; if not, there is no copy.</returns>
    public static async Task<bool> CopyAsync(string from, string to, string sha256, CancellationToken cancellation)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(to)!, $"{TemporaryPrefix}{Guid.NewGuid():N}");
        try
        {
            FileStream source = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (source.ConfigureAwait(false))
            {
                FileStream target = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
                await using (target.ConfigureAwait(false))
                    await source.CopyToAsync(target, 1 << 18, cancellation).ConfigureAwait(false);
            }

            if (await HashAsync(temporary, cancellation).ConfigureAwait(false) != sha256)
                return false;
            File.Move(temporary, to, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Names that begin so are never taken for stored files.</summary>
    public const string TemporaryPrefix = ".incoming-";
}
