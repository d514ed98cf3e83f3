namespace MedScan.Sweeps.Clusters;

/// <summary>Slurm is not here, cannot be reached, or refused something.</summary>
public sealed class SlurmException : SweepException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What Slurm said.</param>
    /// <param name="innerException">What caused it; null for nothing else.</param>
    public SlurmException(string message, Exception? innerException = null)
        : base(message, innerException!)
    {
    }
}
