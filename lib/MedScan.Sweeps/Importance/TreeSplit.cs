namespace MedScan.Sweeps.Importance;

/// <summary>How a tree divides a part of the space.</summary>
/// <param name="Feature">By which feature.</param>
/// <param name="Threshold">Up to where numbers go to the left.</param>
/// <param name="Left">Which categories go to the left; null of a number.</param>
internal sealed record TreeSplit(int Feature, double Threshold, bool[]? Left)
{
    public bool GoesLeft(double[] input) => Left is null ? input[Feature] <= Threshold : Left[(int)input[Feature]];
}
