using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Models;

/// <summary>The stages of a model version.</summary>
internal static class ModelStage
{
    public const string None = "None";

    public const string Archived = "Archived";

    /// <summary>The stage of a version that was deleted: its number must not be given again.</summary>
    public const string Deleted = "Deleted_Internal";

    private static readonly string[] All = [None, "Staging", "Production", Archived];

    /// <summary>The stage that a text names, in whatever case.</summary>
    /// <exception cref="ApiException">There is no such stage.</exception>
    public static string Parse(string text) =>
        All.FirstOrDefault(stage => stage.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw ApiException.Invalid($"Invalid Model Version stage: {text}. Value must be one of {string.Join(", ", All)}.");

    /// <summary>Whether a version in this stage is in use.</summary>
    public static bool IsActive(string stage) => stage is "Staging" or "Production";
}
