namespace MedScan.Training.Acceleration;

/// <summary>Chooses the acceleration that the engine of this build offers.</summary>
internal static class Accelerations
{
    /// <summary>The one to use.</summary>
    public static IAcceleration Current { get; } = new PlainAcceleration();
}
