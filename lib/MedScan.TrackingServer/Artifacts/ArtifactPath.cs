using System.Buffers;
using System.Text;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>A path below the artifact root: names only, none of which can lead elsewhere.</summary>
/// <remarks>
/// Whatever a client sends is judged in every spelling that something behind this check might still decode: as it came, decoded
/// once, twice and so on until it no longer changes. What is stored keeps the name as it came.
/// </remarks>
internal sealed record ArtifactPath
{
    /// <summary>The folder of the root in which uploads grow; no request can name it.</summary>
    public const string UploadArea = ".upload";

    // What Linux, macOS and Windows take for one name, in bytes of UTF-8.
    private const int MaxNameBytes = 255;
    private const int MaxPathBytes = 3500;

    private static readonly SearchValues<char> NotOnWindows = SearchValues.Create("<>:\"|?*");

    private ArtifactPath(IReadOnlyList<string> names) => Names = names;

    /// <summary>The artifact root itself.</summary>
    public static ArtifactPath Root { get; } = new([]);

    /// <summary>The names of the folders, and of the file or folder at the end.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The last name; empty for the root.</summary>
    public string Name => Names.Count == 0 ? string.Empty : Names[^1];

    /// <summary>The folder it lies in.</summary>
    public ArtifactPath Parent => new([.. Names.SkipLast(1)]);

    /// <summary>Reads a relative path with <c>/</c> between the names.</summary>
    /// <exception cref="ApiException">It is absolute, leaves the folder, or cannot be a path.</exception>
    public static ArtifactPath Parse(string text)
    {
        var spelling = text;
        for (var decoded = 0; ; decoded++)
        {
            Check(spelling, asSent: decoded == 0);
            var next = Uri.UnescapeDataString(spelling);
            if (next == spelling)
                break;
            if (decoded == 16)
                throw Invalid();
            spelling = next;
        }

        if (Encoding.UTF8.GetByteCount(text) > MaxPathBytes)
            throw ApiException.Invalid($"Invalid path: expected at most {MaxPathBytes} bytes, got {Encoding.UTF8.GetByteCount(text)}.");
        string[] names = [.. text.Split('/').Where(name => name is not ("" or "."))];
        if (names.FirstOrDefault(name => Encoding.UTF8.GetByteCount(name) > MaxNameBytes) is { } long_)
            throw ApiException.Invalid($"Invalid path: expected names of at most {MaxNameBytes} bytes, got '{long_[..40]}...'.");
        if (names.Length > 0 && names[0].Equals(UploadArea, StringComparison.OrdinalIgnoreCase))
            throw Invalid();
        return new(names);
    }

    /// <summary>What lies below this path.</summary>
    public ArtifactPath Append(ArtifactPath relative) => new([.. Names, .. relative.Names]);

    public override string ToString() => string.Join('/', Names);

    private static ApiException Invalid() => ApiException.Invalid("Invalid path");

    // MLflow's log_image puts '%17...' (a time) into names: what only looks like an encoded control character stays allowed.
    private static void Check(string spelling, bool asSent)
    {
        if (spelling.StartsWith('/')
            || spelling.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || (spelling.Length >= 2 && char.IsAsciiLetter(spelling[0]) && spelling[1] == ':')
            || spelling.Any(character => character is '\\' or '\0' || (asSent && (character is '#' || char.IsControl(character))))
            || !IsPaired(spelling)
            || spelling.Split('/').Any(name => name == ".." || (OperatingSystem.IsWindows() && !IsWindowsName(name))))
        {
            throw Invalid();
        }
    }

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }

    // Devices, streams of a file, and names that Windows takes for another one.
    private static bool IsWindowsName(string name)
    {
        var stem = name.Split('.')[0].TrimEnd();
        var isDevice = stem.Equals("CON", StringComparison.OrdinalIgnoreCase) || stem.Equals("PRN", StringComparison.OrdinalIgnoreCase)
            || stem.Equals("AUX", StringComparison.OrdinalIgnoreCase) || stem.Equals("NUL", StringComparison.OrdinalIgnoreCase)
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3])
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
        return !isDevice && !name.AsSpan().ContainsAny(NotOnWindows) && (name is "" or "." || (!name.EndsWith('.') && !name.EndsWith(' ')));
    }
}
