using MedScan.Experiments;

namespace MedScan.Backbones;

/// <summary>What decides the shape of a network.</summary>
public sealed record BackboneOptions
{
    /// <summary>The architecture.</summary>
    public BackboneKind Kind { get; init; } = BackboneKind.ResNet18;

    /// <summary>Outputs of the last layer, at least 2.</summary>
    public required int ClassCount { get; init; }

    /// <summary>Channels of the images: 1 or 3.</summary>
    public int InputChannels { get; init; } = 3;

    /// <summary>Probability of dropping a feature before the last layer while training, 0 (off) to below 1.</summary>
    public double Dropout { get; init; }
}
