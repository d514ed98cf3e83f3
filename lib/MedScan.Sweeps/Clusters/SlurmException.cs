namespace MedScan.Sweeps.Clusters;

/// <summary>Slurm is not here, cannot be reached, or refused something.</summary>
public sealed class SlurmException : SweepException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What Slurm said.</param>
    /// <param name="isMissing">Whether its programs are not on this machine.</param>
    /// <param name="innerException">What caused it; null for nothing else.</param>
    public SlurmException(string message, bool isMissing = false, Exception? innerException = null)
        : base(message, innerException!) => IsMissing = isMissing;

    /// <summary>Whether Slurm's programs are not on this machine.</summary>
    public bool IsMissing { get; }
}
