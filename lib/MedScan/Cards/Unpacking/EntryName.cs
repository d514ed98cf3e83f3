namespace MedScan.Cards.Unpacking;

/// <summary>Decides which names from a foreign archive may become names on the disk.</summary>
internal static class EntryName
{
    private const int LongestPart = 255; // of most file systems
    private const int LongestName = 4096;

    /// <summary>What Windows takes for devices in every folder, with any extension.</summary>
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>How names are the same on this system's usual disks.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The name with forward slashes and without <c>./</c>.</summary>
    /// <exception cref="ArchiveException">It leads out of the folder, or cannot be a file's name everywhere.</exception>
    public static string Clean(string archive, string name)
    {
        string unified = name.Replace('\\', '/');
        string[] parts = [.. unified.Split('/').Where(part => part is not ("" or "."))];
        string? fault =
            name.Length > LongestName ? "is longer than any path may be"
            : unified.StartsWith('/') || (unified.Length > 1 && unified[1] == ':') ? "is an absolute path"
            : parts.Contains("..") ? "leads out of its folder"
            : parts.Length == 0 ? "is empty"
            : name.Any(char.IsControl) ? "has control characters"
            : parts.Any(part => System.Text.Encoding.UTF8.GetByteCount(part) > LongestPart) ? "is longer than file systems take"
            : OperatingSystem.IsWindows() && parts.Any(IsStrangeToWindows) ? "cannot be a file's name on Windows"
            : null;
        return fault is null
            ? string.Join('/', parts)
            : throw new ArchiveException(archive, $"the entry {Shown(name)} {fault}. Nothing was unpacked; do not trust this archive.");
    }

    private static bool IsStrangeToWindows(string part) =>
        part.IndexOfAny(['<', '>', ':', '"', '|', '?', '*']) >= 0 || part[^1] is '.' or ' ' || Devices.Contains(part.Split('.')[0]);

    /// <summary>A name that cannot change what the terminal shows.</summary>
    public static string Shown(string name)
    {
        string harmless = string.Concat(name.Take(120).Select(letter => char.IsControl(letter) ? '?' : letter));
        return $"'{harmless}{(name.Length > 120 ? "..." : "")}'";
    }
}
