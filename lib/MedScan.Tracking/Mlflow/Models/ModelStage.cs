namespace MedScan.Tracking;

/// <summary>The stages of a model version. MLflow has replaced them by aliases, and servers still keep them.</summary>
public static class ModelStage
{
    /// <summary>No stage, where every version begins.</summary>
    public const string None = "None";

    /// <summary>Being tried.</summary>
    public const string Staging = "Staging";

    /// <summary>In use.</summary>
    public const string Production = "Production";

    /// <summary>No longer in use.</summary>
    public const string Archived = "Archived";
}
