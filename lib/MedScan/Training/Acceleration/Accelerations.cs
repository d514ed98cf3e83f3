namespace MedScan.Training.Acceleration;

/// <summary>Chooses the acceleration that the engine of this build offers.</summary>
internal static class Accelerations
{
    /// <summary>The one to use.</summary>
#if TORCH_SYSTEM
    public static IAcceleration Current { get; } = new FusedAcceleration();
#else
    public static IAcceleration Current { get; } = new PlainAcceleration();
#endif
}
