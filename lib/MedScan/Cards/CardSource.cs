namespace MedScan.Cards;

/// <summary>Where a data set is fetched from, and what the fetched file must be.</summary>
public sealed record CardSource
{
    /// <summary>The page that describes it. Key <c>page</c>.</summary>
    public string? Page { get; init; }

    /// <summary>The file to fetch; null where that needs an account. Key <c>url</c>.</summary>
    public string? Url { get; init; }

    /// <summary>What the fetched file is called. Key <c>file</c>.</summary>
    public string? File { get; init; }

    /// <summary>Its size in bytes, where it is known. Key <c>bytes</c>.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256 in lower-case hexadecimal, where it is known. Key <c>sha256</c>.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its MD5 in lower-case hexadecimal, where the publisher states that only; it guards against accidents, not against
    /// forgers. Key <c>md5</c>.</summary>
    public string? Md5 { get; init; }

    /// <summary>What a person has to do where the file cannot be fetched by a program, in one sentence. Key <c>login</c>.</summary>
    public string? Login { get; init; }

    /// <summary>Folder names of the published file, each with the class that it means, where they differ. Key <c>rename</c>.</summary>
    public IReadOnlyDictionary<string, string> Rename { get; init; } = new Dictionary<string, string>();

    internal bool HasHash() => Sha256 is not null || Md5 is not null;
}
