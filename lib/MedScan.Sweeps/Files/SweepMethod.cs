namespace MedScan.Sweeps.Files;

/// <summary>How a sweep chooses parameters, in Weights &amp; Biases' words.</summary>
public enum SweepMethod
{
    /// <summary>Every combination of values.</summary>
    Grid,

    /// <summary>By chance.</summary>
    Random,

    /// <summary>By what came of earlier trials.</summary>
    Bayes,
}
