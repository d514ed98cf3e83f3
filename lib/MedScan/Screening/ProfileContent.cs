namespace MedScan.Screening;

/// <summary>What a profile's file holds.</summary>
internal sealed record ProfileContent
{
    /// <summary>Marks the file, with the version of the features: numbers of another version cannot be compared.</summary>
    public const string CurrentFormat = "medscan-input-profile/1";

    public required string Format { get; init; }

    public required string Dataset { get; init; }

    public required string Digest { get; init; }

    public required int Images { get; init; }

    public required double FalseRejectionRate { get; init; }

    public required double Threshold { get; init; }

    public required IReadOnlyList<float> Mean { get; init; }

    public required IReadOnlyList<float> Deviation { get; init; }

    /// <summary>As <see cref="ReferenceSet.ToString"/> writes them.</summary>
    public required string References { get; init; }
}
