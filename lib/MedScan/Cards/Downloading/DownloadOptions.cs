namespace MedScan.Cards.Downloading;

/// <summary>How patient a fetch is.</summary>
internal sealed record DownloadOptions
{
    /// <summary>Failures in a row, without a byte between them, after which it gives up.</summary>
    public int MaxFailures { get; init; } = 6;

    /// <summary>The first wait; each further one is twice as long.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, also where the server asks for more.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A link that brings no byte for so long is taken for broken.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
