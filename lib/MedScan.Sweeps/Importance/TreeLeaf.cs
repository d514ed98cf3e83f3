namespace MedScan.Sweeps.Importance;

/// <summary>A part of the space in which a tree says the same value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Sides">What it takes of each feature.</param>
internal sealed record TreeLeaf(double Value, TreeSide[] Sides)
{
    /// <summary>The probability of the part.</summary>
    public double Weight { get; } = Sides.Aggregate(1.0, static (product, side) => product * side.Weight);
}
