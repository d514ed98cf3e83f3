namespace MedScan.Backbones;

/// <summary>What happens to the last layer when weights are loaded.</summary>
public enum ClassifierLoading
{
    /// <summary>It is loaded like the others; another class count is an error.</summary>
    Required,

    /// <summary>It keeps its initial weights, as for fine-tuning on other classes.</summary>
    Skip,
}
