namespace MedScan.Experiments;

/// <summary>Section <c>model</c>: the network.</summary>
public sealed record ModelConfig
{
    /// <summary>The architecture. Key <c>backbone</c>: small-cnn, resnet18, resnet34, resnet50.</summary>
    public BackboneKind Backbone { get; init; } = BackboneKind.ResNet18;

    /// <summary>A safetensors file with torchvision's parameter names to start from; null = random initial weights. Key <c>weights</c>.</summary>
    public string? Weights { get; init; }

    /// <summary>Probability of dropping a feature before the last layer, 0 (off) to below 1. Key <c>dropout</c>.</summary>
    public double Dropout { get; init; }
}
